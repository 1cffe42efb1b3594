// What happened to a ticket: who, what, and why.
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { implement } from '../../platform/execute.ts'
import { listEvents } from '../contract.ts'
import { named } from '../people.ts'
import { worksOn } from '../policy.ts'
import { glance } from '../ticket.ts'
import { reasons } from './reasons.ts'
import * as store from './store.ts'
import { describe } from './words.ts'

export const events = implement(listEvents, async (ctx, { id: reference, limit, cursor }) => {
  const ticket = await glance(ctx, reference)
  const scope = `events ${ticket.id}`
  const size = pageSize(limit)
  const found = await store.history(ctx, ticket.id, { after: readCursor(ctx, scope, cursor)?.[0] }, size + 1)
  const rows = worksOn(ctx.actor, ticket) ? found : found.map(withoutState)
  const why = await reasons(
    ctx,
    ticket.id,
    rows.map((row) => row.caused_by),
  )
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.id],
    (row) => ({
      id: row.id,
      name: row.name,
      at: row.at.toISOString(),
      actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
      causedBy: row.caused_by,
      summary: describe(row),
      why: why.get(row.caused_by ?? '') ?? null,
      changes: withoutAddresses(ctx, row.changes),
    }),
  )
})

/** How the desk calls its states is for the desk, and whom it told of what; the kind of a state is for everybody. */
const withoutState = ({ changes: { state: _, leftOut: __, ...changes }, ...row }: store.EventRow): store.EventRow => ({
  ...row,
  changes,
})

/** A change of assignee was recorded with the whole person; requesters see the names of agents, not their addresses. */
function withoutAddresses(ctx: Context, changes: Record<string, unknown>): Record<string, unknown> {
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown)
    return typeof value === 'object' && value !== null && 'id' in value && 'email' in value
      ? named(ctx, value as { id: string; name: string; email: string })
      : value
  }
  return Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, shown(change)]))
}
