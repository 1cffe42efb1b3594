// One connection to an IMAP server (RFC 3501, RFC 9051) with one folder open. Every wait has an end: who does not answer in time, or
// trickles, is cut off. Nothing here believes what a server says of sizes: a message ends where a window of it comes back short.
import type { ImapFlow } from 'imapflow'
import { MailProblem } from './explain.ts'
import type { Account, Pace } from './settings.ts'
import { formatUids, parseUids, sizeOf, type UidSet, uidSet } from './uid-set.ts'

export interface Listed {
  uid: number
  size: number
  /** When the server took it in. */
  at: Date | null
  messageId: string | null
}

export interface Body {
  uid: number
  /** The first window of it; null when the server had nothing to give. */
  bytes: Buffer | null
}

const clientInfo = { name: 'Mendbook' }

export class Session {
  uidValidity = '0'
  uidNext = 0
  /** Messages came that were not looked at yet. */
  grown = false
  readonly client: ImapFlow
  readonly #pace: Pace
  #slow = false
  #news: (() => void) | undefined

  private constructor(client: ImapFlow, pace: Pace) {
    this.client = client
    this.#pace = pace
    // Whatever breaks, breaks the command that waits; an error that nobody hears would end the process.
    client.on('error', () => this.#tell())
    client.on('close', () => this.#tell())
    client.on('exists', ({ count, prevCount }: { count: number; prevCount: number }) => {
      if (count > prevCount) this.grown = true
      this.#tell()
    })
  }

  /**
   * A token may be taken back before its time is over: one that is refused is renewed, once.
   * @throws what the network, TLS or the server refused: see explain.ts
   */
  static async connect(account: Account, pace: Pace): Promise<Session> {
    const credentials = await account.credentials()
    try {
      return await Session.#signIn(account, credentials, pace)
    } catch (error) {
      if (!('accessToken' in credentials) || !(error as { authenticationFailed?: boolean }).authenticationFailed)
        throw error
      const others = await account.credentials(credentials.accessToken)
      return await Session.#signIn(account, others, pace)
    }
  }

  static async #signIn(
    { host, port, security, user, ca }: Account,
    credentials: Awaited<ReturnType<Account['credentials']>>,
    pace: Pace,
  ): Promise<Session> {
    // Loaded by desks that fetch: it takes 30 MB.
    const { ImapFlow } = await import('imapflow')
    const client = new ImapFlow({
      host,
      port,
      secure: security === 'tls',
      ...(security !== 'tls' && { doSTARTTLS: security === 'starttls' }),
      auth: 'password' in credentials ? { user, pass: credentials.password } : { user, ...credentials },
      tls: { minVersion: 'TLSv1.2', ...(ca && { ca }) },
      logger: false,
      clientInfo,
      disableAutoIdle: true,
      // Less to go wrong: plain IMAP4rev1, no compression, no extensions that change what answers look like.
      disableAutoEnable: true,
      disableIMAP4rev2: true,
      disableCompression: true,
      connectionTimeout: pace.connect,
      greetingTimeout: pace.connect,
      socketTimeout: pace.poll + pace.answer,
      maxLiteralSize: mostBytes,
      maxResponseSize: mostBytes + 1024 * 1024,
      maxLineLength: 32 * 1024 * 1024,
    })
    const session = new Session(client, pace)
    await session.within(pace.connect + pace.answer, () => client.connect())
    return session
  }

  async open(folder: string): Promise<void> {
    const box = await this.within(this.#pace.answer, () => this.client.mailboxOpen(folder))
    this.uidValidity = String(box.uidValidity)
    this.uidNext = box.uidNext
  }

  get there(): number {
    if (!this.client.mailbox || this.client.isClosed) throw this.#refused('keep its folder open')
    return this.client.mailbox.exists
  }

  get marksPossible(): boolean {
    const box = this.client.mailbox
    return box !== false && !box.readOnly
  }

  /** Which messages there are. @param criteria `{ all: true }`, `{ uid: '7:*' }`, `{ seen: false }`, `{ since: date }` */
  async search(criteria: Parameters<ImapFlow['search']>[0]): Promise<UidSet> {
    const found = await this.within(this.#pace.answer * 2, () =>
      this.client.search(criteria, { uid: true, returnOptions: ['ALL'] }),
    )
    if (found === false || found === undefined) throw this.#refused('list its messages')
    const set = Array.isArray(found) ? uidSet(found) : parseUids(found.all ?? '')
    // A server that tells of more messages than it has would keep the desk busy for ever.
    if (sizeOf(set) > this.there + 1000) throw this.#refused('say truthfully which messages it has')
    return set
  }

  /** What it says of messages; those that are gone are left out. */
  async list(uids: number[], withIds = false): Promise<Listed[]> {
    const listed: Listed[] = []
    const query = { uid: true, size: true, internalDate: true, ...(withIds && { headers: ['message-id'] }) }
    await this.#fetch(uids, query, this.#pace.answer, (row) => {
      const at = row.internalDate instanceof Date ? row.internalDate : null
      const messageId = row.headers ? (/<[^<>\s]{1,900}>/.exec(row.headers.toString('latin1'))?.[0] ?? null) : null
      listed.push({ uid: row.uid, size: row.size ?? 0, at, messageId })
    })
    return listed
  }

  /** The first windows of messages. One that is shorter than a window is whole. */
  async bodies(messages: Listed[]): Promise<Body[]> {
    const bodies: Body[] = []
    const { window } = this.#pace
    const largest = Math.max(0, ...messages.map(({ size }) => Math.min(size, window)))
    const query = { uid: true, source: { start: 0, maxLength: window } }
    await this.#fetch(
      messages.map(({ uid }) => uid),
      query,
      this.#timeFor(largest),
      (row) => bodies.push({ uid: row.uid, bytes: row.source ? row.source : null }),
    )
    return bodies
  }

  /** A part of one message; null when it is gone. */
  async window(uid: number, start: number, length = this.#pace.window): Promise<Buffer | null> {
    let bytes: Buffer | null = null
    await this.#fetch([uid], { uid: true, source: { start, maxLength: length } }, this.#timeFor(length), (row) => {
      bytes = row.source ? row.source : Buffer.alloc(0)
    })
    return bytes
  }

  async markRead(uids: number[]): Promise<void> {
    await this.within(this.#pace.answer, () =>
      this.client.messageFlagsAdd(formatUids(uidSet(uids)), ['\\Seen'], { uid: true, silent: true }),
    )
  }

  /**
   * Until the server tells of something, or the time is over. With IDLE (RFC 2177) it tells at once; it is asked anew each time, so
   * that none lasts long enough to be cut off.
   */
  async waitForNews(ms: number, stop: AbortSignal): Promise<void> {
    if (this.grown || stop.aborted || this.client.isClosed) return
    const idling = this.client.capabilities.has('IDLE')
    const over = new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        stop.removeEventListener('abort', done)
        this.#news = undefined
        resolve()
      }
      const timer = setTimeout(done, ms)
      stop.addEventListener('abort', done)
      this.#news = done
    })
    if (idling && ms > 200) this.client.idle().catch(() => this.#tell())
    await over
    if (this.client.isClosed && !stop.aborted) throw this.#refused('keep the connection')
  }

  /** Says goodbye if that is quick. */
  async end(): Promise<void> {
    await this.within(1000, () => this.client.logout()).catch(() => undefined)
    this.client.close()
  }

  close(): void {
    this.client.close()
  }

  #tell() {
    this.#news?.()
  }

  #timeFor(bytes: number): number {
    return this.#pace.answer + (bytes / this.#pace.bytesPerSecond) * 1000
  }

  async #fetch(
    uids: number[],
    query: Parameters<ImapFlow['fetch']>[1],
    perMessage: number,
    each: (row: Awaited<ReturnType<ImapFlow['fetchAll']>>[number]) => void,
  ): Promise<void> {
    if (uids.length === 0) return
    const wanted = new Set(uids)
    const watch = this.#watch(perMessage)
    try {
      for await (const row of this.client.fetch(formatUids(uidSet(uids)), query, { uid: true })) {
        watch.again()
        // Flags that change meanwhile are told in the same way, without what was asked for.
        if (!wanted.delete(row.uid) && !row.source) continue
        each(row)
      }
    } catch (error) {
      throw this.#why(error)
    } finally {
      watch.end()
    }
    // A connection that is gone has no messages to send, which is not the same as an empty mailbox.
    if (this.client.isClosed || !this.client.mailbox) throw this.#refused('send messages')
  }

  #watch(ms: number) {
    const late = () => {
      this.#slow = true
      this.client.close()
    }
    let timer = setTimeout(late, ms)
    return {
      again: () => {
        clearTimeout(timer)
        timer = setTimeout(late, ms)
      },
      end: () => clearTimeout(timer),
    }
  }

  async within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    const watch = this.#watch(ms)
    try {
      return await work()
    } catch (error) {
      throw this.#why(error)
    } finally {
      watch.end()
    }
  }

  #why(error: unknown): unknown {
    return this.#slow ? Object.assign(new Error('too slow'), { code: 'TOO_SLOW' }) : error
  }

  #refused(what: string): Error {
    if (this.#slow) return Object.assign(new Error('too slow'), { code: 'TOO_SLOW' })
    if (this.client.isClosed || !this.client.usable)
      return Object.assign(new Error(`the connection ended: it did not ${what}`), { code: 'EConnectionClosed' })
    return new MailProblem(
      `${this.client.host} did not ${what}.`,
      'The desk tries again by itself. If this stays, look at the server’s own log.',
      false,
    )
  }
}

/** No mail system passes on what is larger, and a server that announces it is not given the memory. */
const mostBytes = 160 * 1024 * 1024
