// Leaves out the rows of folded groups.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Folded, isFolded } from './folded.ts'
import type { Grouped } from './kinds.store.ts'

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Of the others; null where none is folded. A key that means nothing is passed over: addresses live longer than groups. */
export function unfolded(folded: Folded, { column }: Pick<Grouped, 'column'>): RawBuilder<SqlBool> | null {
  if (!folded.all && folded.keys.size === 0) return null
  const held = column?.sql ?? sql`grouped.key`
  const type = column?.type ?? 'text'
  const named = [...folded.keys].filter((key) => key !== '-' && (type !== 'uuid' || isId.test(key)))
  const some = folded.all
    ? sql`${held} = any(${named}::${sql.raw(type)}[])`
    : sql`${held} <> all(${named}::${sql.raw(type)}[])`
  return isFolded(folded, null) ? sql`(${held} is not null and ${some})` : sql`(${held} is null or ${some})`
}
