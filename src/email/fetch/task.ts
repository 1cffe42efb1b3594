// Fetching one mailbox: what every part of that is given.
import { type Context, theDesk } from '../../platform/context.ts'
import { act } from '../../platform/events.ts'
import type { Incoming } from '../mailboxes/contract.ts'
import type { Gate } from './gate.ts'
import type { Session } from './session.ts'
import type { Fetching } from './settings.ts'
import type { Numbers, Scope } from './store.ts'
import { type UidSet, uidSet } from './uid-set.ts'

export type Imap = Extract<Incoming, { kind: 'imap' }>

export interface Task extends Fetching {
  tenant: string
  mailbox: string
  incoming: Imap
  createdAt: Date
  stop: AbortSignal
  /** Shared by all mailboxes of this process. */
  gate: Gate
  /** Whether this connection was of any use: then a new one is made soon after its end. */
  progress: { made: boolean }
  /** How often a message broke the connection while it was fetched. */
  trouble: Map<string, number>
}

/** One mailbox, while a connection to it stands and its numbers mean the same. */
export interface Visit extends Task {
  session: Session
  numbers: Numbers
  /** From this number on all messages are wanted; below it, those of the set. */
  boundary: number
  wanted: UidSet
  last: number
  /** Of the old messages, those whose turn has come, whether they were handed over or not. */
  asked: UidSet
  /** The last look found nothing new. */
  quiet: boolean
  /** Something did not add up: compare soon. */
  doubt: boolean
  /** The server tells other sizes or dates of the same message each time: they say nothing. */
  marksLie: boolean
}

export const inScope = <T>({ runtime, tenant, mailbox }: Task, work: (scope: Scope) => Promise<T>): Promise<T> =>
  runtime.database.inTenant(tenant, (db) => work({ db, tenant, mailbox }))

/** With events. */
export const asDesk = <T>({ runtime, tenant }: Task, verb: (ctx: Context) => Promise<T>): Promise<T> =>
  act(runtime, { tenant, actor: theDesk }, verb)

/** Which message of which numbers; for counting trouble. */
export const keyOf = ({ numbers }: Pick<Visit, 'numbers'>, uid: number) =>
  `${numbers.folder} ${numbers.uidvalidity} ${uid}`

/** After so many broken connections a message is left aside: it stops nobody else, and shows as a difference. */
const mostTrouble = 3

export function hopeless({ trouble, numbers }: Pick<Visit, 'trouble' | 'numbers'>): UidSet {
  const prefix = keyOf({ numbers }, 0).slice(0, -1)
  const uids: number[] = []
  for (const [key, times] of trouble)
    if (times >= mostTrouble && key.startsWith(prefix)) uids.push(Number(key.slice(prefix.length)))
  return uidSet(uids)
}

/** Whether it came after the mailbox was added. Servers tell whole seconds, by clocks of their own; in doubt it did. */
export const isLate = (at: Date | null, createdAt: Date) => at === null || at.getTime() >= createdAt.getTime() - 60_000
