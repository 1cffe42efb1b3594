// What a row of the authorisation matrix says, and the words that rows share: who there is, and what they reach.
import type { Kind } from './authorisation-objects.ts'

export const principals = [
  'admin',
  'agent', // in the open team Service
  'guard', // an agent in the restricted team Vault
  'visitor', // a requester of no organisation
  'colleague', // a requester of the same organisation as whoever asked
  'peer', // the same, with the permission to follow colleagues' tickets
  'copied', // a requester of no organisation, in copy on what others asked for
  'stranger', // the admin of another workspace
  'narrow', // an admin's key with the scope tickets.use alone
  'deactivated', // the key of an agent who was deactivated
  'expired', // an admin's key after its time
  'nobody', // no key
] as const
export type Principal = (typeof principals)[number]

/** Whose a record is. `own`: the principal's, or for what belongs to nobody in particular, their workspace's. */
export const whose = ['own', 'others', 'restricted', 'foreign', 'missing'] as const
export type Whose = (typeof whose)[number]

type Fields = Record<string, unknown>
export type Reach = Partial<Record<'own' | 'others' | 'restricted', string>>

export interface Row {
  /** Open to strangers: everybody gets this status for an empty request. */
  open?: number
  /** Who may use it at all; everybody else who is somebody gets 403. */
  may?: string
  /** What they get for their trouble. */
  ok?: number
  body?: Fields | ((unique: string, other: string) => Fields)
  file?: true
  /** What the path names, and who reaches which; nobody reaches another workspace's, or what does not exist. */
  object?: Kind
  reach?: Reach
  /** Who sees it and still may not: they get 403. */
  refused?: Reach
  /** Each success needs a fresh one. */
  usesUp?: true
  /** A list: who finds which records in it. */
  lists?: Kind
  query?: (unique: string, other: string) => string
}

export const everybody = 'admin agent guard visitor colleague peer copied stranger narrow'
export const desk = 'admin agent guard stranger'
export const admins = 'admin stranger'

/** Tickets: one's own; those of open teams for agents; those of a restricted team for its members and for overseers;
 * where one is in copy; with a permission those of one's organisation, unless a restricted team has them. */
export const tickets: Reach = {
  own: everybody,
  others: 'admin agent guard peer copied',
  restricted: 'admin guard copied',
}
/** What their requester and agents do, and nobody else who sees them. */
export const ownTickets: Reach = { own: everybody, others: 'admin agent guard', restricted: 'admin guard' }
export const onlookers: Reach = { others: 'peer copied', restricted: 'copied' }
export const workedTickets: Reach = { own: desk, others: 'admin agent guard', restricted: 'admin guard' }
export const inWorkspace = (who: string): Reach => ({ own: who })
export const people = (who: string): Reach => ({ own: who, others: who.replace('stranger', '') })
