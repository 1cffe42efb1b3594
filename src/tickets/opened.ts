// The answer to an opening, put together from what was written: to read it again would cost as much as to write it.
import type { Context } from '../platform/context.ts'
import { untied } from './children/ties.ts'
import { defaults } from './closing/contract.ts'
import type { Ticket } from './contract.ts'
import type { UsualPlace } from './fields/definition.store.ts'
import type { NewTicket, Written } from './insert.store.ts'
import { sightIn, type Watched } from './policy.ts'
import type { TicketRecord } from './store.ts'
import { present } from './ticket.ts'

/** What the opening says itself, as a record has it. */
type Row = Pick<
  TicketRecord,
  | ('id' | 'title' | 'description' | 'fields' | 'channel' | 'level' | 'requester_id' | 'parent_id' | 'mandatory')
  | ('priority' | 'priority_by' | 'priority_reason' | 'impact' | 'urgency' | 'due_at' | 'opened_at' | 'updated_at')
> &
  Pick<NewTicket, 'opened_by' | 'assignee_id'>

/** A ticket on its way to the database, and what is known of it here. */
export interface Opened {
  id: string
  row: Row
  written: Promise<Written>
  watched: Watched
  team: { id: string; name: string } | null
  category: TicketRecord['category']
  /** Of the category, from the root. */
  categories: readonly string[]
  usual: UsualPlace
}

/**
 * Whether what was written is the answer: no reaction did anything with it, and nothing of it is known to the database alone. It is
 * the answer too for an agent who opened it for a team whose tickets they do not see.
 */
export const isWhole = (ctx: Context, { id, row, watched }: Opened): boolean =>
  (ctx.recorded(id).length === 1 && Object.keys(row.fields).length === 0) || sightIn(ctx.actor, watched) === 'nothing'

export async function showOpened(ctx: Context, opened: Opened): Promise<Ticket> {
  const { row, team, usual, watched } = opened
  const { persons, organisation, ...written } = await opened.written
  const brief = (id: string | null | undefined) => {
    const found = id ? persons[id] : undefined
    return found ? { id: found.id, name: found.name, email: found.email } : null
  }
  const state = usual.successors[written.state] ?? written.state
  return present(ctx, {
    ...justOpened,
    ...row,
    ...written,
    state,
    state_name: usual.stateNames[state] ?? null,
    workflow: usual.workflow,
    successors: usual.successors,
    requester: brief(row.requester_id) as TicketRecord['requester'],
    vip: persons[row.requester_id]?.vip ?? false,
    opener: brief(row.opened_by),
    assignee: brief(row.assignee_id),
    team: team && { id: team.id, name: team.name },
    team_id: watched.team_id,
    team_restricted: watched.team_restricted,
    organisation,
    category: written.category_id === opened.category?.id ? opened.category : null,
    category_ids: written.category_id === opened.category?.id ? [...opened.categories] : null,
  })
}

const justOpened = {
  ...untied,
  revision: 1,
  public_messages: 0,
  internal_messages: 0,
  minutes_spent: 0,
  checklist_done: 0,
  checklist_total: 0,
  checklist_blocking: 0,
  field_info: null,
  resolution: null,
  first_responded_at: null,
  resolved_at: null,
  closed_at: null,
  closes_at: null,
  reopen_days: defaults.reopenWithinDays,
  snoozed_until: null,
  snooze_reason: null,
  snoozer: null,
  escalated: false,
  escalation: null,
  cc: [],
  watching: false,
  mentioned: false,
  follows_id: null,
  children_follow: false,
  merged_into: null,
  merged_end: null,
  merged_at: null,
  has_merged: false,
}
