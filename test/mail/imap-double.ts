// An IMAP server for tests, on loopback: small, real on the wire, and as unreliable as it is told to be. It knows what the desk asks
// for and nothing else.
import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'
import { fetched, named, type StoredMessage, searched, strings } from './imap-answers.ts'

/**
 * What goes wrong at a command. `cut`: no answer, the connection ends; `cut-within`: half of it comes; `cut-after`: the answer comes and
 * then the connection ends; `stall`: nothing ever comes; `drip`: it comes byte by byte, and never ends.
 */
export type Fault = 'cut' | 'cut-within' | 'cut-after' | 'stall' | 'drip'

export interface Command {
  /** The first of a connection is 1. */
  n: number
  name: string
  line: string
}

export class ImapDouble {
  messages: StoredMessage[] = []
  uidvalidity = 1
  uidnext = 1
  folder = 'INBOX'
  user = 'desk@example.com'
  password: string | undefined = 'secret'
  /** XOAUTH2: tokens that are taken. */
  tokens = new Set<string>()
  capabilities = ['IMAP4rev1', 'IDLE', 'ESEARCH', 'UIDPLUS', 'AUTH=PLAIN', 'SASL-IR']
  /** Asked at each command. */
  fault: (command: Command) => Fault | undefined = () => undefined
  /** Words with which a sign-in is refused. */
  refusal = 'NO [AUTHENTICATIONFAILED] Invalid credentials'
  /** Tells idling clients of new messages. */
  tells = true
  /** Answers whole messages to whoever asks for a window. */
  ignoresWindows = false
  commands: Command[] = []
  port = 0
  connections = 0
  readonly #tls: { key: string; cert: string } | undefined
  readonly #implicit: boolean
  #server: net.Server | undefined
  readonly #sessions = new Set<Session>()

  constructor(options: { tls?: { key: string; cert: string }; implicit?: boolean } = {}) {
    this.#tls = options.tls
    this.#implicit = options.implicit ?? false
    if (this.#tls && !this.#implicit) this.capabilities.push('STARTTLS')
  }

  async start(port = 0): Promise<this> {
    const accept = (socket: net.Socket) => {
      this.connections++
      const session = new Session(this, socket, this.#tls)
      this.#sessions.add(session)
      session.ended.then(() => this.#sessions.delete(session))
    }
    this.#server = this.#implicit && this.#tls ? tls.createServer(this.#tls, accept) : net.createServer(accept)
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.port = (this.#server.address() as net.AddressInfo).port
    return this
  }

  async stop(): Promise<void> {
    for (const session of this.#sessions) session.end()
    const server = this.#server
    this.#server = undefined
    if (server) await new Promise((resolve) => server.close(resolve))
  }

  deliver(raw: Buffer | string, more: Partial<StoredMessage> = {}): StoredMessage {
    const message = {
      uid: this.uidnext,
      raw: Buffer.from(raw),
      at: new Date(Math.floor(Date.now() / 1000) * 1000),
      flags: new Set<string>(),
      ...more,
    }
    this.uidnext = Math.max(this.uidnext, message.uid + 1)
    this.messages.push(message)
    this.messages.sort((a, b) => a.uid - b.uid)
    if (this.tells) for (const session of this.#sessions) session.tellOfNews()
    return message
  }

  /** The mailbox is rebuilt: the same messages under other numbers. */
  renumber(uidvalidity: number, first = 1): void {
    this.uidvalidity = uidvalidity
    this.messages.forEach((message, i) => {
      message.uid = first + i
    })
    this.uidnext = first + this.messages.length
    this.disconnect()
  }

  disconnect(): void {
    for (const session of this.#sessions) session.end()
  }

  accepts(user: string, password: string): boolean {
    return user === this.user && password === this.password
  }
}

class Session {
  readonly ended: Promise<unknown>
  #socket: net.Socket
  #text = ''
  #n = 0
  #told = 0
  #idle: string | undefined
  #auth: ((line: string) => void) | undefined
  #dead = false
  readonly #double: ImapDouble
  readonly #tls: { key: string; cert: string } | undefined

  constructor(double: ImapDouble, socket: net.Socket, keys: { key: string; cert: string } | undefined) {
    this.#double = double
    this.#socket = socket
    this.#tls = keys
    this.ended = new Promise((resolve) => socket.once('close', resolve))
    this.#listen()
    this.#write('* OK ready\r\n')
  }

  end() {
    this.#dead = true
    this.#socket.destroy()
  }

  tellOfNews() {
    if (this.#idle === undefined || this.#dead) return
    this.#told = this.#double.messages.length
    this.#write(`* ${this.#told} EXISTS\r\n`)
  }

  #listen() {
    this.#socket.on('error', () => undefined)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (bytes) => {
      this.#text += bytes.toString('latin1')
      for (let end = this.#text.indexOf('\r\n'); end >= 0 && !this.#dead; end = this.#text.indexOf('\r\n')) {
        const line = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        this.#take(line)
      }
    })
  }

  #write(bytes: string | Buffer) {
    if (!this.#dead) this.#socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  }

  #take(line: string) {
    if (this.#auth) {
      const answer = this.#auth
      this.#auth = undefined
      return answer(line)
    }
    if (this.#idle !== undefined && /^done$/i.test(line)) {
      this.#write(`${this.#idle} OK idle ended\r\n`)
      this.#idle = undefined
      return
    }
    const [tag = '*', first = '', second = ''] = line.split(' ')
    const name = (first.toUpperCase() === 'UID' ? `UID ${second}` : first).toUpperCase()
    this.#n++
    const command = { n: this.#n, name, line }
    this.#double.commands.push(command)
    const fault = this.#double.fault(command)
    if (fault === 'cut') return this.end()
    if (fault === 'stall') return
    const answer = this.#answer(tag, name, line)
    if (fault === 'drip') return this.#drip(answer)
    if (fault === 'cut-within') {
      this.#socket.end(answer.subarray(0, Math.floor(answer.length / 2)))
      this.#dead = true
      return
    }
    this.#write(answer)
    if (fault === 'cut-after') {
      this.#socket.end()
      this.#dead = true
    }
  }

  #drip(answer: Buffer) {
    let at = 0
    const drop = setInterval(() => {
      if (this.#socket.destroyed || at >= answer.length - 1) return clearInterval(drop)
      this.#write(answer.subarray(at, ++at))
    }, 5)
    this.#socket.once('close', () => clearInterval(drop))
  }

  #answer(tag: string, name: string, line: string): Buffer {
    const double = this.#double
    const ok = (...lines: (string | Buffer)[]) =>
      Buffer.concat([...lines.map((one) => Buffer.from(one as string, 'latin1')), Buffer.from(`${tag} OK done\r\n`)])
    const no = (why: string) => Buffer.from(`${tag} ${why}\r\n`)
    switch (name) {
      case 'CAPABILITY':
        return ok(`* CAPABILITY ${double.capabilities.join(' ')}\r\n`)
      case 'STARTTLS':
        return this.#secure(ok())
      case 'LOGIN': {
        const [user = '', password = ''] = strings(line.slice(line.indexOf('LOGIN') + 6))
        return double.accepts(user, password) ? ok() : no(double.refusal)
      }
      case 'AUTHENTICATE':
        return this.#authenticate(line, ok, no)
      case 'LIST':
      case 'LSUB':
        return ok(`* ${name} () "/" ${double.folder}\r\n`)
      case 'NAMESPACE':
        return ok('* NAMESPACE (("" "/")) NIL NIL\r\n')
      case 'SELECT':
      case 'EXAMINE': {
        const [folder = ''] = strings(line.slice(line.indexOf(name) + name.length + 1))
        if (folder !== double.folder) return no('NO [NONEXISTENT] Mailbox does not exist')
        this.#told = double.messages.length
        return ok(
          `* ${this.#told} EXISTS\r\n* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen \\*)] yes\r\n`,
          `* OK [UIDVALIDITY ${double.uidvalidity}] yes\r\n* OK [UIDNEXT ${double.uidnext}] yes\r\n`,
        )
      }
      case 'UID SEARCH':
        return ok(this.#news(), searched(double, line, tag))
      case 'UID FETCH':
        return ok(...fetched(double, line))
      case 'UID STORE': {
        for (const message of named(double, line.split(' ')[3] ?? '')) message.flags.add('\\Seen')
        return ok()
      }
      case 'NOOP':
        return ok(this.#news())
      case 'IDLE':
        this.#idle = tag
        return Buffer.from(`+ idling\r\n${this.#news()}`)
      case 'LOGOUT':
        return ok('* BYE see you\r\n')
      default:
        return ['ID', 'ENABLE', 'CLOSE', 'UNSELECT', 'STATUS'].includes(name) ? ok() : no('BAD what?')
    }
  }

  #news(): string {
    const { length } = this.#double.messages
    if (length === this.#told) return ''
    this.#told = length
    return `* ${length} EXISTS\r\n`
  }

  #secure(answer: Buffer): Buffer {
    if (!this.#tls) return Buffer.from('* BAD no TLS here\r\n')
    const plain = this.#socket
    plain.removeAllListeners('data')
    plain.write(answer)
    this.#socket = new tls.TLSSocket(plain, { isServer: true, ...this.#tls })
    this.#double.capabilities = this.#double.capabilities.filter((one) => one !== 'STARTTLS')
    this.#listen()
    return Buffer.alloc(0)
  }

  #authenticate(line: string, ok: () => Buffer, no: (why: string) => Buffer): Buffer {
    const [, , mechanism = '', initial] = line.split(' ')
    const double = this.#double
    const check = (text: string): Buffer => {
      const plain = Buffer.from(text, 'base64').toString()
      if (mechanism.toUpperCase() === 'PLAIN') {
        const [, user = '', password = ''] = plain.split('\0')
        return double.accepts(user, password) ? ok() : no(double.refusal)
      }
      const token =
        plain
          .split('\u0001')
          .find((one) => one.startsWith('auth=Bearer '))
          ?.slice(12) ?? ''
      if (double.tokens.has(token)) return ok()
      // https://developers.google.com/gmail/imap/xoauth2-protocol, "Error response": the client answers with an empty line.
      const error = JSON.stringify({ status: '400', schemes: 'Bearer', scope: 'https://mail.google.com/' })
      this.#auth = () => this.#write(no(double.refusal))
      return Buffer.from(`+ ${Buffer.from(error).toString('base64')}\r\n`)
    }
    if (initial) return check(initial)
    this.#auth = (text) => this.#write(check(text))
    return Buffer.from('+ \r\n')
  }
}
