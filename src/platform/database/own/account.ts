// PostgreSQL refuses to run as root, because whoever breaks into it would own the machine. A desk that runs as root
// therefore hands the server to another account: the owner of the data folder, or "nobody".
import { execFile, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { DeskError } from '../../errors.ts'

export interface Account {
  uid: number
  gid: number
}

const nobody: Account = { uid: 65534, gid: 65534 }

export const isRoot = (): boolean => process.getuid?.() === 0

/** The account that owns the folder, if it is one that the server can run under. */
export function ownerOf(folder: string): Account | undefined {
  const stat = fs.statSync(folder, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

/**
 * The account for a new database. initdb wants one that has a name, which the owner of a mounted folder often has not.
 * @returns undefined when the desk is not root: then the server runs under the desk's own account.
 */
export function accountFor(dataDir: string): Account | undefined {
  if (!isRoot()) return undefined
  const owner = ownerOf(dataDir)
  return owner && spawnSync('id', ['-un', String(owner.uid)]).status === 0 ? owner : nobody
}

/** Whether the account gets into the folder. The kernel is asked: modes alone do not tell (access lists, mounts). */
export function reaches(account: Account | undefined, folder: string): boolean {
  if (!account) return true
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' })
  if (!asked.error) return asked.status === 0
  throw new DeskError(
    'unavailable',
    `The desk runs as root but may not start a program as user ${account.uid} (${asked.error.message}), and PostgreSQL refuses to run as root. So the database was not started. Run the desk as an ordinary user, or give it a PostgreSQL of yours in DATABASE_URL.`,
    { cause: asked.error },
  )
}

/** Makes the folder if it is missing, for the account alone. */
export function privateFolder(folder: string, account: Account | undefined): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) fs.chownSync(folder, account.uid, account.gid)
  if (process.platform !== 'win32') fs.chmodSync(folder, 0o700)
}

/**
 * What the server sees of the environment: no PG* variable may bend it, and no secret of the desk is readable through
 * its process. English messages, because they are searched; UTC, because the desk converts times itself.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP', 'WINDIR']
  const own = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  return { ...own, LC_ALL: 'C', TZ: 'UTC' }
}

export interface Outcome {
  ok: boolean
  output: string
}

/** Runs one of PostgreSQL's programs to its end, under the account; never through a shell. */
export function run(
  program: string,
  args: string[],
  account: Account | undefined,
  cwd: string,
  input = '',
): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { ...account, cwd, env: serverEnvironment(), maxBuffer: 4 << 20, windowsHide: true }
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ ok: !error, output: `${stdout}${stderr}`.trim() || (error?.message ?? '') })
    })
    child.stdin?.on('error', () => undefined) // it may end before it has read everything
    child.stdin?.end(input)
  })
}
