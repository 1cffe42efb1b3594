// What a bulk change is about: the selected tickets by id, or the view with its exceptions. Pure.
import type { Input } from '../../app/api.ts'
import type { TicketFilter } from '../list/list-search.ts'
import type { Selection } from './selection.ts'

export type Wish = Input<'bulk-changes.start'>['change']

export interface Target {
  count: number
  /** `12 tickets` */
  words: string
  /** Why it is too much. */
  refusal: string | null
  asked: Omit<Input<'bulk-changes.start'>, 'change'>
}

const mostNamed = 500
const mostMatched = 10_000

/** @param matching how many tickets the view has; counting stops at 10,000 */
export function targetOf(
  { all, ids }: Selection,
  { sort: _, ...filter }: TicketFilter,
  matching: { count: number; atLeast: boolean } | undefined,
): Target {
  const count = all ? Math.max(0, (matching?.count ?? 0) - ids.size) : ids.size
  const words = `${count.toLocaleString()} ${count === 1 ? 'ticket' : 'tickets'}`
  const beyond = all
    ? matching?.atLeast && matching.count >= mostMatched && 'More than 10,000 tickets match: narrow the view down'
    : ids.size > mostNamed && 'Select at most 500 one by one, or all that match'
  const exceptions = all && ids.size > mostNamed && 'Leave out at most 500 one by one, or narrow the view down'
  return {
    count,
    words,
    refusal: beyond || exceptions || null,
    asked: all ? { view: filter, ...(ids.size > 0 && { except: [...ids] }) } : { tickets: [...ids] },
  }
}
