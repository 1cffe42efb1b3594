// What this room needs of what becomes of mail. receive/ does it; tests hand in their own.
import type { Runtime } from '../../platform/events.ts'
import type { Arrival, KeptMail } from '../receive/index.ts'

export interface Delivered extends Arrival {
  source: 'smtp'
  envelope: NonNullable<Arrival['envelope']>
}

export interface Taker {
  /** The raw message and its row in the ledger are on disk when it resolves. */
  keepMail(runtime: Runtime, arrival: Delivered): Promise<KeptMail>
  workOnMail(runtime: Runtime, tenant: string, id: string, fresh?: Pick<KeptMail, 'row' | 'bytes'>): Promise<unknown>
}
