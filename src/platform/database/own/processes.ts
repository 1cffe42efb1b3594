// Is the process of a left-behind postmaster.pid still the server of that folder? The number alone does not tell: the
// process may be gone, a zombie that nobody collects, or somebody else's who got the same number.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

interface Seen {
  zombie: boolean
  name: string
  args: string[]
}

/** In doubt yes: to wait for a stranger is harmless, to start beside a living server is not. */
export function isServerOf(cluster: string, pid: number): boolean {
  const seen = look(pid, cluster)
  return seen !== undefined && servesCluster(seen, cluster)
}

export function servesCluster({ zombie, name, args }: Seen, cluster: string): boolean {
  if (zombie || !/^(postgres|postmaster)(\.exe)?$/.test(name)) return false
  if (args[0]?.startsWith('postgres:')) return false // a worker's title; the pid in the file is always the main process
  const folder = args[args.indexOf('-D') + 1]
  const known = args.includes('-D') && folder !== undefined && path.isAbsolute(folder)
  return !known || real(folder) === real(cluster)
}

function look(pid: number, cluster: string): Seen | undefined {
  return fs.existsSync('/proc/self/stat') ? lookInProc(pid) : lookByPs(pid, cluster)
}

function lookInProc(pid: number): Seen | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = stat.lastIndexOf(')')
    const name = stat.slice(stat.indexOf('(') + 1, end)
    const args = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return { zombie: /[ZX]/.test(stat.charAt(end + 2)), name, args }
  } catch {
    return undefined // gone, perhaps between the two files
  }
}

/** Where there is no /proc (macOS). `ps` separates arguments by blanks only, so the folder is searched as a whole. */
export function lookByPs(pid: number, cluster: string): Seen | undefined {
  const columns = ['-o', 'stat=', '-o', 'ucomm=', '-o', 'command=']
  const asked = spawnSync('ps', [...columns, '-p', String(pid)], { encoding: 'utf8' })
  if (asked.status !== 0) return undefined
  const [state = '', name = '', ...args] = asked.stdout.trim().split(/\s+/)
  const folder = asked.stdout.includes(`-D ${cluster}`) ? ['-D', cluster] : []
  return { zombie: state.startsWith('Z'), name, args: folder.length ? [args[0] ?? '', ...folder] : args }
}

function real(folder: string): string {
  try {
    return fs.realpathSync(folder)
  } catch {
    return path.resolve(folder)
  }
}
