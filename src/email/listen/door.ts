// A door for mail servers: SMTP (RFC 5321) or LMTP (RFC 2033). What it says yes to is on disk; what it does not know it refuses
// before a byte of it travels. A message ends at CR LF . CR LF and nowhere else, so that nothing can be smuggled into the next one.
import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import type { Runtime } from '../../platform/events.ts'
import type { Envelope } from '../schema.ts'
import { noSuchMailbox, notNow, Refused, tooManyStrangers } from './answers.ts'
import type { Taker } from './arrival.ts'
import { deliver } from './deliver.ts'
import { type Recipient, recipientOf } from './recipients.ts'
import { type Limits, refusalOf, visits } from './visits.ts'
import type { Work } from './work.ts'

export interface DoorOptions {
  lmtp: boolean
  /** Reached through a file: only whom its folder lets in. */
  local: boolean
  /** PEM. */
  tls: { key: Buffer; cert: Buffer } | undefined
  maxSize: number
  limits: Limits
  /** How the desk calls itself. */
  name: string
}

export function mailDoor(
  runtime: () => Runtime,
  taker: Taker,
  work: Work,
  { lmtp, local, tls, maxSize, limits, name }: DoorOptions,
): SMTPServer {
  const guests = visits(() => server, limits)
  const found = new WeakMap<SMTPServerSession['envelope']['rcptTo'][number], Recipient>()
  const options: SMTPServerOptions = {
    name,
    banner: 'Mendbook',
    lmtp,
    size: maxSize,
    rejectOversized: true,
    maxRecipients: limits.recipients,
    maxClients: limits.connections,
    socketTimeout: limits.silenceMs,
    closeTimeout: 2000,
    hideENHANCEDSTATUSCODES: false,
    // Devices write addresses that the standard does not know; whether we have such a mailbox is all that counts.
    lenientAddressParsing: true,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'WIZ', 'SHELL', 'KILL', 'XCLIENT', ...(tls ? [] : ['STARTTLS'])],
    // A mail server of this machine may say for whom it speaks, so that SPF looks at them and not at it.
    useXForward: local ? true : ['127.0.0.1', '::1'],
    logger: false,
    ...tls,
    onSecure(socket, _session, reply) {
      hearOut(server, socket)
      reply()
    },
    onConnect: answered(async (session: SMTPServerSession) => guests.begin(session.id, session.remoteAddress)),
    onMailFrom: answeredFor(async () => runtime().disk.refuseWhenFull()),
    onRcptTo: answeredFor(async (address, session) => {
      const recipient = await recipientOf(runtime(), address.address)
      if (!recipient) throw guests.unknownRecipient(session.id) ? tooManyStrangers() : noSuchMailbox()
      found.set(address, recipient)
    }),
    onData(stream, session, callback) {
      const done = guests.message(session.id)
      const { rcptTo } = session.envelope
      const recipients = rcptTo.map((address) => found.get(address) as Recipient)
      void deliver(runtime(), taker, { recipients, envelope: envelopeOf(session), maxSize }, stream).then((results) => {
        done()
        const kept = new Map(results.flatMap((each) => (each instanceof Refused ? [] : [[each.id, each] as const])))
        for (const mail of kept.values()) if (!mail.known) work.add(mail)
        if (lmtp)
          return callback(
            null,
            results.map((each) => (each instanceof Refused ? each : `Kept as ${each.id}`)),
          )
        // One answer for all: whoever has it already keeps it once when it comes again.
        const refused = results.find((each) => each instanceof Refused)
        if (refused) return callback(refused)
        return callback(null, `Kept as ${[...kept.keys()].join(', ')}`)
      })
    },
    onClose: (session) => guests.end(session.id),
  }
  const server: SMTPServer = new SMTPServer(options)
  server.server.on('connection', (socket) => hearOut(server, socket))
  server.on('error', (err) => runtime().log.info({ err }, 'a connection of a mail server failed'))
  return server
}

/**
 * Exim sends QUIT with the end of the last message and closes its half of the connection before it is answered. Ending ours with it would
 * leave out the yes, and the message would come again until Exim gives up. Said at the end, and not to all sockets when they begin: who
 * hangs up while encryption is agreed on is let go, for there nobody reads, and their place would be kept until the silence is too long.
 */
export function hearOut(server: SMTPServer, socket: Socket): void {
  socket.prependOnceListener('end', () => {
    const connection = [...server.connections].find(({ _socket }) => _socket === socket)
    const said = connection?._parser
    if (!connection || !said) return
    socket.allowHalfOpen = true
    // The library answers only where both halves are open.
    Object.defineProperty(socket, 'readyState', { get: () => (socket.writable ? 'open' : 'closed') })
    // Then all of it was answered.
    said.once('finish', () => connection.close())
  })
}

type Reply = (error?: Error | null) => void

const refused = (error: unknown): Refused => refusalOf(error, notNow)

const answered = (step: (session: SMTPServerSession) => Promise<void>) => (session: SMTPServerSession, reply: Reply) =>
  void step(session).then(
    () => reply(),
    (error) => reply(refused(error)),
  )

type Address = SMTPServerSession['envelope']['rcptTo'][number]

const answeredFor =
  (step: (address: Address, session: SMTPServerSession) => Promise<void>) =>
  (address: Address, session: SMTPServerSession, reply: Reply) =>
    void step(address, session).then(
      () => reply(),
      (error) => reply(refused(error)),
    )

/** The other side's address and what it called itself are facts for SPF (RFC 7208); the message itself stays as it came. */
const envelopeOf = (session: SMTPServerSession): Envelope => ({
  from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
  to: session.envelope.rcptTo.map(({ address }) => address),
  address: session.remoteAddress?.replace(/^::ffff:/i, '') || null,
  helo: session.hostNameAppearsAs || null,
})
