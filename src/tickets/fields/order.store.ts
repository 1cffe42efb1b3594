// Tickets in the order of what stands in one of their fields. The index of values holds it: numbers as numbers, days as days, a
// choice by its place among the choices, of several the first. A person is kept by id and stands by name, which may change.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { readsNotes } from '../policy.ts'
import type { Definition } from './contract/applying.ts'

export interface FieldOrder {
  tenant: string
  id: string
  column: 'number' | 'date' | 'text'
  type: 'float8' | 'date' | 'text'
  /** The text is the id of a person. */
  person: boolean
  /** Where the caller may read the value; null: on every ticket that they see. */
  readable: RawBuilder<SqlBool> | null
}

/** What stands in a key where there is no value. */
export const nothing = { number: '0', date: 'epoch', text: '' } as const

const columns: Record<Definition['kind'], FieldOrder['column']> = {
  number: 'number',
  choice: 'number',
  multi: 'number',
  date: 'date',
  text: 'text',
  link: 'text',
  checkbox: 'text',
  person: 'text',
}

export function fieldOrder(ctx: Context, { id, kind, requesters }: Definition): FieldOrder {
  const column = columns[kind]
  const type = column === 'number' ? 'float8' : column
  // Where a ticket stands would tell what the caller may not read on it.
  const readable = requesters === 'hidden' ? readsNotes(ctx) : null
  return { tenant: ctx.tenant, id, column, type, person: kind === 'person', readable }
}

const named = sql`join person n on n.tenant_id = v.tenant_id
  and n.id = case when v.text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then v.text::uuid end`

const held = ({
  tenant,
  id,
  column,
  person,
  readable,
}: FieldOrder) => sql`from ticket_field_value v ${person ? named : sql``}
  where v.tenant_id = ${tenant} and v.ticket_id = ticket.id and v.field_id = ${id} and v.ordinal = 1
    and ${sql.ref(`v.${column}`)} is not null${readable ? sql` and ${readable}` : sql``}`

const orderedBy = ({ person, column }: FieldOrder) => (person ? sql`lower(n.name)` : sql.ref(`v.${column}`))

/** The value of a ticket, beside it. */
export const valueIn = (field: FieldOrder, told: RawBuilder<unknown> = sql`${orderedBy(field)} as value`) =>
  sql`(select ${told} ${held(field)})`

export const holdsNone = (field: FieldOrder) => sql<SqlBool>`not exists (select 1 ${held(field)})`
