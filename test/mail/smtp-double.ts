// A mail server that takes what the desk sends, and every way in which real ones fail. It speaks the protocol by the library
// `smtp-server`; what no decent server does (cutting, stalling) is done to its socket.
import type { Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import { hearOut } from '../../src/email/listen/door.ts'

export type Fault =
  /** Told to the recipient, or after the data. */
  | { at: 'rcpt' | 'data' | 'mail' | 'connect'; code: number; text: string }
  /** The mail is kept, and the connection cut before the desk hears so. */
  | { at: 'cut' }
  /** Nothing more is said. */
  | { at: 'stall' }

export interface Taken {
  from: string
  to: string[]
  raw: string
  messageId: string
  user: string | null
}

export interface SmtpDouble {
  port: number
  taken: Taken[]
  /** Every Message-ID, with how often it came. */
  counts(): Map<string, number>
  /** Asked for each recipient, or mail: what goes wrong with it. */
  fail: (what: { to: string; n: number }) => Fault | undefined
  /** Who may come in; null: anybody. */
  accounts: Map<string, string> | null
  parsed(n?: number): Promise<ParsedMail>
  to(address: string): Taken[]
  clear(): void
  /** Ends every connection, also those on which it says nothing. */
  cut(): void
  stop(): Promise<void>
}

export async function startSmtpDouble(options: SMTPServerOptions = {}): Promise<SmtpDouble> {
  const sockets = new Set<Socket>()
  let n = 0
  const double = {
    taken: [] as Taken[],
    fail: (() => undefined) as SmtpDouble['fail'],
    accounts: null as SmtpDouble['accounts'],
  }
  const failing = new WeakMap<SMTPServerSession, Fault>()
  const answer = ({ code, text }: { code: number; text: string }) =>
    Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 200,
    logger: false,
    onConnect(_session, done) {
      const fault = double.fail({ to: '', n: -1 })
      done(fault?.at === 'connect' ? answer(fault) : undefined)
    },
    onAuth({ method, username = '', password, accessToken }, _session, done) {
      const known = double.accounts?.get(username)
      const right = double.accounts === null || (method === 'XOAUTH2' ? accessToken : password) === known
      if (right) return done(null, { user: username })
      done(Object.assign(new Error('5.7.8 Authentication credentials invalid'), { responseCode: 535 }))
    },
    onMailFrom(_address, session, done) {
      if (double.accounts && !session.user) return done(answer({ code: 530, text: '5.7.0 Authentication required' }))
      const fault = double.fail({ to: '', n: -2 })
      done(fault?.at === 'mail' ? answer(fault) : undefined)
    },
    onRcptTo({ address }, session, done) {
      const fault = double.fail({ to: address, n: n++ })
      if (fault?.at === 'rcpt') return done(answer(fault))
      if (fault) failing.set(session, fault)
      done()
    },
    onData(stream, session, done) {
      const fault = failing.get(session)
      failing.delete(session)
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString()
        const keep = () =>
          double.taken.push({
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw,
            messageId: /^message-id:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '',
            user: typeof session.user === 'string' ? session.user : null,
          })
        if (fault?.at === 'data') return done(answer(fault))
        if (fault?.at === 'stall') return
        keep()
        if (fault?.at !== 'cut') return done()
        for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => {
    hearOut(server, socket)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return Object.assign(double, {
    port,
    counts: () => {
      const all = new Map<string, number>()
      for (const { messageId } of double.taken) all.set(messageId, (all.get(messageId) ?? 0) + 1)
      return all
    },
    parsed: (at = -1) => simpleParser(double.taken.at(at)?.raw ?? ''),
    to: (address: string) => double.taken.filter(({ to }) => to.includes(address)),
    clear: () => void double.taken.splice(0),
    cut,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        cut()
      }),
  })
}
