// What the sending of a reply changed on its ticket, and how it goes back: each part as it was, unless somebody changed it since. Pure.
import type { Updateable } from 'kysely'
import type { Schema } from '../../platform/schema.ts'
import { same } from '../differences.ts'
import { rewind } from '../history/rewind.ts'
import { statusWords, type TicketStatus } from '../workflow.ts'

export interface StepEvent {
  name: string
  actor_name: string
  changes: Record<string, unknown>
  was: Record<string, unknown> | null
  /** The sending did it; else it happened afterwards. */
  mine: boolean
}

export type Values = Updateable<Schema['ticket']>
type Row = Record<string, unknown>

export interface Undo {
  values: Values
  /** What stays, and why, a sentence each. */
  kept: string[]
}

/** What goes back together, by what decides whether somebody changed it since. */
const parts = [
  {
    noun: 'status',
    by: ['state', 'status'],
    with: ['resolution', 'resolved_at', 'closed_at', 'closes_at'],
  },
  { noun: 'snooze', by: ['snoozed_until'], with: ['snoozed_by', 'snooze_reason'] },
  { noun: 'category', by: ['category_id'], with: [] },
  { noun: 'assignee', by: ['assignee_id'], with: [] },
]

/**
 * @param now the columns of the ticket
 * @param events the sending, and what happened to the ticket since then; oldest first
 */
export function undoOf(now: Row, events: StepEvent[]): Undo {
  const mine = events.filter((event) => event.mine)
  const later = events.filter((event) => !event.mine)
  const done = rewind(now, later)
  const before = rewind(done, mine)
  const values: Row = {}
  const kept: string[] = []
  for (const { noun, by, with: others } of parts) {
    if (by.every((column) => same(before[column], done[column]))) continue
    if (by.every((column) => same(now[column], done[column])))
      for (const column of [...by, ...others]) values[column] = before[column]
    else kept.push(`Its ${noun} stays${standing(noun, now)}: ${whoChanged(by, later)} changed it since.`)
  }
  const [old, put, tags] = [before, done, now].map((row) => row.tags as string[])
  const added = put?.filter((tag) => !old?.includes(tag)) ?? []
  if (tags?.some((tag) => added.includes(tag))) values.tags = tags.filter((tag) => !added.includes(tag))
  if (mine.some(({ was }) => was && 'escalation_id' in was)) kept.push('The escalation that it ended stays ended.')
  return { values: values as Values, kept }
}

const standing = (noun: string, { status }: Row) =>
  noun === 'status' ? ` ${statusWords[status as TicketStatus] ?? ''}` : ''

function whoChanged(columns: string[], later: StepEvent[]): string {
  const fields = columns.flatMap((column) => [column, column.replace(/_id$/, '')])
  const who = later.findLast(({ changes, was }) => fields.some((field) => field in changes || (was && field in was)))
  return who?.actor_name ?? 'somebody'
}
