// The one statement that changes a ticket. It also tells how the ticket was, so that every past state of it can be shown: what
// verbs tell in their events is for people to read, and need not be complete.
import './schema.ts'
import { sql, type Updateable } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import { index } from './fields/value.store.ts'

type Values = Updateable<Schema['ticket']>

/** A change that others see: a new revision, and the ticket is up in the lists. */
export const update = (ctx: Context, id: string, values: Values): Promise<void> =>
  write(ctx, id, { ...values, revision: sql<number>`ticket.revision + 1` as never, updated_at: ctx.now })

/** Leaves revision and time as they are. */
export async function write(ctx: Context, id: string, values: Values): Promise<void> {
  const { fields, ...plain } = values
  const told = Object.keys(values).filter((column) => column !== 'revision' && column !== 'updated_at')
  const old = await ctx.db
    .updateTable('ticket')
    .from('ticket as old')
    .set({ ...plain, ...(fields && { fields: sql<never>`${JSON.stringify(fields)}::jsonb` }) })
    .whereRef('old.tenant_id', '=', 'ticket.tenant_id')
    .whereRef('old.id', '=', 'ticket.id')
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.id', '=', id)
    .returning(['old.id', ...told.map((column) => `old.${column}` as 'old.id')])
    .executeTakeFirst()
  if (old) ctx.was(id, changed(old, values))
  if (fields) await index(ctx, [id])
}

/** What had another value before. */
function changed(old: Record<string, unknown>, values: Record<string, unknown>): Record<string, unknown> {
  const columns = Object.keys(old).filter((column) => column in values)
  return Object.fromEntries(
    columns.filter((column) => textOf(old[column]) !== textOf(values[column])).map((column) => [column, old[column]]),
  )
}

const textOf = (value: unknown) => JSON.stringify(value ?? null)
