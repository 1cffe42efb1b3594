// A real IMAP server, where one is installed: Dovecot 2.3 or 2.4 without root's rights, with a configuration, a Maildir and ports of its
// own below a temporary folder.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import { type Authority, authority, type Certificate } from './certificates.ts'
import { freePort } from './free-port.ts'

export interface Dovecot {
  /** STARTTLS, and TLS from the first byte. */
  ports: { starttls: number; tls: number }
  user: string
  password: string
  /** Where a mail server asks whether a password is right (smtpd_sasl_path of Postfix). */
  sasl: string
  authority: Authority
  /** Puts a message into a folder as a delivery agent does (Maildir): whole, then by its final name. */
  deliver(raw: string, how?: { folder?: string; seen?: boolean; at?: Date }): void
  /** How many messages lie in a folder. */
  count(folder?: string): number
  /** Throws away what the server knows about a folder, so that it numbers all anew under another UIDVALIDITY. */
  forget(folder?: string): Promise<void>
  /** Somebody else, with a mail program on the same mailbox. */
  somebody<T>(work: (client: ImapFlow) => Promise<T>): Promise<T>
  use(certificate: Certificate): Promise<void>
  stopServer(): Promise<void>
  startServer(): Promise<void>
  log(): string
  stop(): Promise<void>
}

const program = '/usr/sbin/dovecot'

/** Why there is none, or undefined. */
export function noDovecot(): string | undefined {
  if (!existsSync(program) || !existsSync('/usr/lib/dovecot/imap')) return 'Dovecot is not installed'
  const version = execFileSync(program, ['--version']).toString()
  if (!version.startsWith('2.3.')) return `Dovecot ${version.trim()} reads another configuration than that of 2.3`
  try {
    execFileSync('openssl', ['version'])
  } catch {
    return 'there is no openssl to make certificates with'
  }
  return undefined
}

/** Whom it runs as: root's own rights are not needed, and Dovecot refuses to read mail with them. */
function runner(): { uid: number; gid: number; name: string } {
  const name = process.getuid?.() === 0 ? 'nobody' : os.userInfo().username
  const id = (which: string) => Number(execFileSync('id', [which, name]).toString())
  return { uid: id('-u'), gid: id('-g'), name }
}

export async function startDovecot(): Promise<Dovecot> {
  const as = runner()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mendbook-dovecot-'))
  const at = (...names: string[]) => path.join(folder, ...names)
  const own = (file: string) => chownSync(file, as.uid, as.gid)
  const make = (name: string) => {
    mkdirSync(at(name), { recursive: true })
    own(at(name))
  }
  chmodSync(folder, 0o755)
  for (const name of ['run', 'state', 'home', 'home/Maildir']) make(name)
  const made = authority(folder)
  const [user, password] = ['desk@larkfield.example', 'right-horse']
  const ports = { starttls: await freePort(), tls: await freePort() }
  let certificate = made.issue('127.0.0.1')
  let server: ChildProcess | undefined
  let serial = 0

  const box = (name = 'INBOX') => `home/Maildir${name === 'INBOX' ? '' : `/.${name}`}`
  const messages = (name?: string) =>
    ['new', 'cur'].flatMap((part) => (existsSync(at(box(name), part)) ? readdirSync(at(box(name), part)) : []))

  async function startServer() {
    for (const file of [certificate.cert, certificate.key]) own(file)
    writeFileSync(at('dovecot.conf'), configuration(folder, as.name, ports, certificate, password))
    server = spawn(program, ['-F', '-c', at('dovecot.conf')], { uid: as.uid, gid: as.gid, stdio: 'ignore' })
    await listening(ports.tls)
  }
  async function stopServer() {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const over = once(server, 'exit')
    server.kill('SIGTERM')
    await over
    server = undefined
  }
  async function listening(port: number) {
    for (let tries = 0; ; tries++) {
      const answered = await new Promise<boolean>((resolve) => {
        const socket = connect(port, '127.0.0.1')
        socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
        socket.unref().once('connect', () => socket.destroy())
      })
      if (answered) return
      if (tries > 200 || server?.exitCode) throw new Error(`Dovecot did not start: ${log()}`)
      await wait(50)
    }
  }
  const log = () => (existsSync(at('state/log')) ? readFileSync(at('state/log'), 'utf8') : '')

  await startServer()
  return {
    ports,
    user,
    password,
    sasl: at('state/sasl'),
    authority: made,
    deliver(raw, { folder: name, seen = false, at: time = new Date() } = {}) {
      for (const part of ['', 'tmp', 'new', 'cur']) make(path.join(box(name), part))
      const unique = `${Math.floor(time.getTime() / 1000)}.M${++serial}P1.relay`
      const tmp = at(box(name), 'tmp', unique)
      writeFileSync(tmp, raw)
      own(tmp)
      renameSync(tmp, seen ? at(box(name), 'cur', `${unique}:2,S`) : at(box(name), 'new', unique))
    },
    count: (name) => messages(name).length,
    async forget(name) {
      await stopServer()
      // What remembers which UIDVALIDITY there was stays: a new one is another one.
      for (const file of readdirSync(at(box(name))))
        if (file.startsWith('dovecot') && !file.startsWith('dovecot-uidvalidity')) rmSync(at(box(name), file))
      await startServer()
    },
    async somebody(work) {
      const { ImapFlow } = await import('imapflow')
      const client = new ImapFlow({
        ...{ host: '127.0.0.1', port: ports.tls, secure: true, auth: { user, pass: password }, logger: false },
        tls: { ca: made.ca },
      })
      await client.connect()
      try {
        return await work(client)
      } finally {
        await client.logout()
      }
    },
    async use(other) {
      certificate = other
      await stopServer()
      await startServer()
    },
    stopServer,
    startServer,
    log,
    async stop() {
      await stopServer()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** After https://doc.dovecot.org/2.3/admin_manual/rootless/: one account for everything, nothing in a chroot. */
const configuration = (
  folder: string,
  user: string,
  ports: Dovecot['ports'],
  { cert, key }: Certificate,
  password: string,
) => `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/state/log
default_login_user = ${user}
default_internal_user = ${user}
default_internal_group =
first_valid_uid = 1
ssl = required
ssl_cert = <${cert}
ssl_key = <${key}
mail_location = maildir:${folder}/home/Maildir
mail_fsync = never
passdb {
  driver = static
  args = password={PLAIN}${password}
}
userdb {
  driver = static
  args = home=${folder}/home
}
service auth {
  unix_listener ${folder}/state/sasl {
    mode = 0666
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.starttls}
  }
  inet_listener imaps {
    port = ${ports.tls}
    ssl = yes
  }
}
`
