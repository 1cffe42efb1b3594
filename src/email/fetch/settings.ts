// What a fetcher is made with: the account, and how patient it is. Tests are less patient.
import type { Runtime } from '../../platform/events.ts'
import type { Arrival, KeptMail } from '../receive/index.ts'

export interface Account {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string
  /** Asked for each connection: tokens grow old. @param refused a token that the server did not take: then another one */
  credentials(refused?: string): Promise<{ password: string } | { accessToken: string }>
  /** Certificates to trust beside those that everybody trusts. */
  ca?: string
}

export interface Patience {
  /** ms until a connection stands, name and TLS included. */
  connect: number
  /** ms for an answer to a command, and for a message beside what its size takes. */
  answer: number
  /** Slower than this many bytes per second is no connection. */
  bytesPerSecond: number
}

export interface Pace extends Patience {
  /** ms between two looks when the server does not tell of news by itself. */
  poll: number
  /** ms between two comparisons of the mailbox with the ledger. */
  compare: number
  /** ms for which a mailbox belongs to one desk process; renewed at a third of it. */
  lease: number
  /** ms after the first failure; doubles up to the longest. */
  retry: number
  longestRetry: number
  /** How many messages are fetched at once. */
  batch: number
  /** Of old messages, which are taken over beside the new ones: at most. Infinite: without any rest. */
  backlogPerSecond: number
  /** Bytes of one window of a message. */
  window: number
}

export const usualPace: Pace = {
  connect: 30_000,
  answer: 60_000,
  bytesPerSecond: 5_000,
  poll: 60_000,
  compare: 300_000,
  lease: 60_000,
  retry: 2_000,
  longestRetry: 300_000,
  batch: 50,
  backlogPerSecond: 100,
  window: 256 * 1024,
}

export interface Fetching {
  runtime: Runtime
  pace: Pace
  keep(runtime: Runtime, arrival: Arrival): Promise<KeptMail>
  work(runtime: Runtime, tenant: string, id: string, fresh: Pick<KeptMail, 'row' | 'bytes'>): Promise<unknown>
}
