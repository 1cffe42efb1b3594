// What this room needs of what becomes of mail. receive/ does it; tests hand in their own.
import type { Readable } from 'node:stream'
import type { Runtime } from '../../platform/events.ts'
import type { Envelope } from '../schema.ts'

export interface Delivered {
  tenant: string
  mailbox: string
  source: 'smtp'
  envelope: Envelope
  raw: Readable
}

export interface Taker {
  /** The raw message and its row in the ledger are on disk when it resolves. */
  keepMail(runtime: Runtime, arrival: Delivered): Promise<{ id: string; known: boolean }>
  workOnMail(runtime: Runtime, tenant: string, id: string): Promise<unknown>
}
