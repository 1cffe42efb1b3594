// Tickets in the order of what stands in one of their fields. The index of values holds it: numbers as numbers, days as days, a
// choice by its place among the choices, of several the first.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { readsNotes } from '../policy.ts'
import type { Definition } from './contract/applying.ts'

export interface FieldOrder {
  tenant: string
  id: string
  column: 'number' | 'date' | 'text'
  type: 'float8' | 'date' | 'text'
  /** Where the caller may read the value; null: on every ticket that they see. */
  readable: RawBuilder<SqlBool> | null
}

/** What stands in a key where there is no value. */
export const nothing = { number: '0', date: 'epoch', text: '' } as const

const columns: Record<Definition['kind'], FieldOrder['column'] | null> = {
  number: 'number',
  choice: 'number',
  multi: 'number',
  date: 'date',
  text: 'text',
  link: 'text',
  checkbox: 'text',
  // Kept by id, and an id has no order that anybody knows.
  person: null,
}

/** Null when its values have no order. */
export function fieldOrder(ctx: Context, { id, kind, requesters }: Definition): FieldOrder | null {
  const column = columns[kind]
  if (!column) return null
  const type = column === 'number' ? 'float8' : column
  // Where a ticket stands would tell what the caller may not read on it.
  return { tenant: ctx.tenant, id, column, type, readable: requesters === 'hidden' ? readsNotes(ctx) : null }
}

const held = ({ tenant, id, column, readable }: FieldOrder) => sql`from ticket_field_value v
  where v.tenant_id = ${tenant} and v.ticket_id = ticket.id and v.field_id = ${id} and v.ordinal = 1
    and ${sql.ref(`v.${column}`)} is not null${readable ? sql` and ${readable}` : sql``}`

/** The value of a ticket, beside it. */
export const valueIn = (field: FieldOrder, told = sql`${sql.ref(`v.${field.column}`)} as value`) =>
  sql`(select ${told} ${held(field)})`

export const holdsNone = (field: FieldOrder) => sql<SqlBool>`not exists (select 1 ${held(field)})`
