// How a link is kept, and how it reads from either side. Pure.
import type { LinkKind } from './contract.ts'

/** As it is kept: one row, read from one end to the other. */
export interface Kept {
  kind: KeptKind
  from_id: string
  to_id: string
}
export type KeptKind = 'related' | 'duplicate_of' | 'caused_by' | 'blocks'

const turned = { has_duplicate: 'duplicate_of', causes: 'caused_by', blocked_by: 'blocks' } as const
const seenFromEnd = {
  related: 'related',
  duplicate_of: 'has_duplicate',
  caused_by: 'causes',
  blocks: 'blocked_by',
} as const

/** @param kind as seen from `here` */
export function toKeep(kind: LinkKind, here: string, there: string): Kept {
  if (kind in turned) return { kind: turned[kind as keyof typeof turned], from_id: there, to_id: here }
  // What reads the same from both sides is kept once, whoever began.
  const [from_id, to_id] = kind === 'related' && there < here ? [there, here] : [here, there]
  return { kind: kind as KeptKind, from_id, to_id }
}

/** @param outward seen from the ticket that the row begins with */
export const seenAs = (kind: KeptKind, outward: boolean): LinkKind => (outward ? kind : seenFromEnd[kind])

/** These have a direction, so a circle of them would mean nothing. */
export const directed = (kind: KeptKind) => kind !== 'related'

/** What requesters may know of, between their own tickets. */
export const openToRequesters: ReadonlySet<LinkKind> = new Set(['related', 'duplicate_of', 'has_duplicate'])

/** No ticket has more; who needs more needs a parent, or a problem. */
export const mostLinks = 500
