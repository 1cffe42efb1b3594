// A real mail server, where one is installed: Postfix with a configuration, a queue and ports of its own, below a temporary folder.
// It has to be root's: its parts run as several users.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './free-port.ts'

export interface Postfix {
  /** Takes mail of everybody on this machine. */
  port: number
  folder: string
  log(): string
  /** Tries what waits in the queue again. */
  flush(): void
  /** Reads its settings again, and the certificates that they name. */
  reload(): void
  /** How many messages wait in the queue. */
  waiting(): number
  stop(): void
}

const program = '/usr/sbin/postfix'
const daemons = '/usr/lib/postfix/sbin'

/** Why there is none, or undefined. */
export function noPostfix(): string | undefined {
  if (!existsSync(program) || !existsSync(daemons)) return 'Postfix is not installed'
  if (process.getuid?.() !== 0) return 'Postfix is started by root alone'
  return undefined
}

/** @param settings further lines of main.cf; `{folder}` stands for where its files may lie */
export async function startPostfix(settings: (folder: string) => string[]): Promise<Postfix> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mendbook-postfix-'))
  chmodSync(folder, 0o755)
  const at = (name: string) => path.join(folder, name)
  for (const name of ['config', 'queue', 'data']) mkdirSync(at(name))
  chownSync(at('data'), idOf('-u'), 0)
  const port = await freePort()
  writeFileSync(at('config/main.cf'), [...mainCf(folder), ...settings(folder), ''].join('\n'))
  writeFileSync(at('config/master.cf'), masterCf(port))
  const run = (...args: string[]) => spawnSync(program, ['-c', at('config'), ...args], { encoding: 'utf8' })
  const started = run('start')
  const log = () => (existsSync(at('queue/log')) ? readFileSync(at('queue/log'), 'utf8') : '')
  if (started.status !== 0) throw new Error(`Postfix did not start: ${started.stderr}${log()}`)
  return {
    port,
    folder,
    log,
    flush: () => void run('flush'),
    reload: () => void run('reload'),
    waiting: () =>
      execFileSync(
        'find',
        ['incoming', 'active', 'deferred', 'maildrop'].map((name) => at(`queue/${name}`)).concat('-type', 'f'),
      )
        .toString()
        .split('\n')
        .filter(Boolean).length,
    stop() {
      run('stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postfix']).toString())

/** For a folder in which Postfix finds the socket of the desk: what docs/mail-delivery.md says. */
export function folderForPostfix(folder: string): string {
  mkdirSync(folder)
  chownSync(folder, 0, idOf('-g'))
  chmodSync(folder, 0o2750)
  return folder
}

const mainCf = (folder: string) => [
  'compatibility_level = 3.6',
  `queue_directory = ${folder}/queue`,
  `data_directory = ${folder}/data`,
  'command_directory = /usr/sbin',
  `daemon_directory = ${daemons}`,
  'mail_owner = postfix',
  'setgid_group = postdrop',
  `maillog_file = ${folder}/queue/log`,
  `maillog_file_prefixes = ${folder}`,
  'inet_interfaces = loopback-only',
  'inet_protocols = ipv4',
  'myhostname = relay.example',
  'mydestination =',
  'local_recipient_maps =',
  'alias_maps =',
  'alias_database =',
  'mynetworks = 127.0.0.0/8',
  'smtpd_peername_lookup = no',
]

const masterCf = (port: number) => `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`
