// The SQL of an export: what tickets hold in fields, a page at a time.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Fields } from '../fields/contract.ts'
import { type FieldInfo, fieldInfo } from '../fields/told.ts'

interface Held {
  id: string
  fields: Fields
  field_info: FieldInfo[] | null
}

/** Of tickets that the caller was found to see; without those that hold none. */
export async function fieldsOf({ db, tenant }: Context, ids: string[]): Promise<Map<string, Held>> {
  const { rows } = await sql<Held>`select ticket.id, ticket.fields, ${sql.raw(fieldInfo)} as field_info from ticket
    where ticket.tenant_id = ${tenant} and ticket.id = any(${ids}::uuid[]) and ticket.fields <> '{}'`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
