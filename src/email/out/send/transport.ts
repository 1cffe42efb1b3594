// Connections to the servers that mail leaves by: a few for each mailbox, kept open for a while and made anew when a setting changes.
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { Context } from '../../../platform/context.ts'
import { briefly } from '../../../platform/events.ts'
import { MailProblem } from '../../fetch/explain.ts'
import { type Secrets, unsealSecrets } from '../../mailboxes/secrets.ts'
import type { MailboxRecord } from '../../mailboxes/store.ts'
import type { Letter } from '../compose/letter.ts'
import { connections } from './late-sends.ts'
import { notOurs } from './outcome.ts'

/** Gets a token for XOAUTH2 that is good for some minutes; another one than that which was refused. */
export type AccessToken = (tenant: string, mailbox: string, refused?: string) => Promise<string>

export interface Limits {
  /** In ms: to be let in, and without a word. */
  greeting: number
  silence: number
  /** For one mail in all, however slowly a server talks. */
  whole: number
  /** Certificates to trust beside those that everybody trusts. */
  ca?: string
}

export const usualLimits: Limits = { greeting: 20_000, silence: 120_000, whole: 480_000 }

export interface Sending {
  letter: Letter
  envelope: { from: string; to: string }
  /** Opens the bytes of a file anew, for each try. */
  read(sha256: string): NodeJS.ReadableStream
}

type Pool = ReturnType<typeof poolFor>
type Auth = { user: string; pass: string } | { type: 'OAuth2'; user: string; accessToken: string }

/** The library's words for a sign-in that failed. */
const refusedToken = new Set(['EAUTH', 'EOAUTH2'])

function poolFor(mailbox: MailboxRecord, auth: Auth | undefined, limits: Limits) {
  if (mailbox.outgoing.kind !== 'smtp') throw new Error('it has no server to send by')
  const { host, port, security } = mailbox.outgoing
  const pool = createTransport({
    pool: true,
    host: host.replace(/^\[|\]$/g, ''),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2', ...(limits.ca && { ca: limits.ca }) },
    ...(auth && { auth }),
    // How we call ourselves: some servers refuse a name that is none.
    name: mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1),
    maxConnections: connections,
    maxMessages: 200,
    idleTimeout: 60_000,
    // What broke is tried again by the outbox, which remembers it.
    maxRequeues: 0,
    connectionTimeout: limits.greeting,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    dnsTimeout: limits.greeting,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // The library says CONN of every connection that ends, also of one that ended in the middle of a mail.
  pool.use('stream', ({ data, message }, done) => {
    message.processFunc((bytes) => {
      ;(data as Partial<Watched>).begun?.(bytes as Readable)
      return bytes
    })
    done()
  })
  return pool
}

interface Watched {
  /** Called when the server has let us in and the mail begins. */
  begun(bytes: Readable): void
}

export class Transports {
  private readonly pools = new Map<string, { key: string; pool: Pool }>()
  private readonly accessToken: AccessToken
  private readonly limits: Limits

  constructor(accessToken: AccessToken, limits: Limits = usualLimits) {
    this.accessToken = accessToken
    this.limits = limits
  }

  /**
   * A token may be taken back before its time is over: one that is refused is renewed, once.
   * @returns what the server answered @throws what `outcomeOf` understands
   */
  async send(key: Pick<Context, 'secret'>, mailbox: MailboxRecord, sending: Sending): Promise<string> {
    const auth = await this.auth(key, mailbox)
    try {
      return await this.sendBy(this.pool(mailbox, auth), sending)
    } catch (error) {
      if (!auth || !('accessToken' in auth) || !refusedToken.has(`${(error as { code?: string }).code}`)) throw error
      return this.sendBy(this.pool(mailbox, await this.auth(key, mailbox, auth.accessToken)), sending)
    }
  }

  private async sendBy(pool: Pool, { letter, envelope, read }: Sending): Promise<string> {
    const giveUp = AbortSignal.timeout(this.limits.whole)
    let mail: Readable | undefined
    const watched: Watched = {
      begun(bytes) {
        mail = bytes
      },
    }
    const info = await pool
      .sendMail({
        ...watched,
        from: letter.from,
        to: letter.to,
        cc: letter.cc,
        replyTo: letter.replyTo,
        envelope: { from: envelope.from, to: [envelope.to] },
        messageId: `<${letter.messageId}>`,
        ...(letter.inReplyTo && { inReplyTo: `<${letter.inReplyTo}>` }),
        references: letter.references.map((id) => `<${id}>`),
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        headers: letter.headers,
        xMailer: false,
        attachments: letter.files.map(({ name, type, sha256, cid }) => ({
          filename: name,
          contentType: type,
          content: read(sha256) as never,
          ...(letter.html.includes(`cid:${cid}`) && { cid, contentDisposition: 'inline' as const }),
        })),
        signal: giveUp,
      } as never)
      .catch((error: Error) => {
        throw Object.assign(error, { inside: mail !== undefined, handedOver: mail?.readableDidRead === true })
      })
    return String((info as { response?: string }).response ?? '')
  }

  /** Also what is being sent: its time will run out, and it is sent again. */
  close(): void {
    for (const { pool } of this.pools.values()) pool.close({ force: true })
    this.pools.clear()
  }

  private pool(mailbox: MailboxRecord, auth: Auth | undefined): Pool {
    const settings = createHash('sha256')
      .update(JSON.stringify([mailbox.outgoing, mailbox.address, auth]))
      .digest('hex')
    const there = this.pools.get(mailbox.id)
    if (there?.key === settings) return there.pool
    there?.pool.close()
    const pool = poolFor(mailbox, auth, this.limits)
    this.pools.set(mailbox.id, { key: settings, pool })
    return pool
  }

  private async auth(
    key: Pick<Context, 'secret'>,
    mailbox: MailboxRecord,
    refused?: string,
  ): Promise<Auth | undefined> {
    if (mailbox.outgoing.kind !== 'smtp' || mailbox.outgoing.user === null) return undefined
    const { user, signIn } = mailbox.outgoing
    try {
      if (signIn !== 'password')
        return { type: 'OAuth2', user, accessToken: await this.accessToken(mailbox.tenant_id, mailbox.id, refused) }
      const secrets: Secrets = unsealSecrets(key, mailbox.secrets)
      return { user, pass: secrets.outgoingPassword ?? secrets.incomingPassword ?? '' }
    } catch (error) {
      const words = error instanceof MailProblem ? `${error.told.problem} ${error.told.hint}` : briefly(error)
      throw Object.assign(new Error(words), { code: notOurs })
    }
  }
}
