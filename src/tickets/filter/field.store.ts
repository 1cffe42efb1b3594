// Terms about custom fields: `field.site:Lyon`. What is compared as a number is what was written as one.
import { sql } from 'kysely'
import { any, type Condition } from './columns.store.ts'
import type { TermNode } from './syntax.ts'

export function fieldCondition({ key, values }: TermNode): Condition {
  const value = sql`ticket.fields -> ${key.slice('field.'.length)}::text`
  const text = sql`lower(${value} #>> '{}')`
  const number = sql`case jsonb_typeof(${value}) when 'number' then (${value})::numeric end`
  const ordered = (by: string, bound: string): Condition =>
    /^-?\d+(\.\d+)?$/.test(bound)
      ? sql`${number} ${sql.raw(by)} ${bound}::numeric`
      : sql`jsonb_typeof(${value}) = 'string' and ${text} collate "C" ${sql.raw(by)} ${bound.toLowerCase()}`
  return any(
    values.map((one) => {
      if (one.kind === 'is')
        return one.value === 'none' ? sql`${text} is null` : sql`${text} = ${one.value.toLowerCase()}`
      if (one.kind === 'compared') return ordered(one.by, one.value)
      const ends = [
        one.from === null ? sql`true` : ordered('>=', one.from),
        one.to === null ? sql`true` : ordered('<=', one.to),
      ]
      return sql`(${sql.join(ends, sql` and `)})`
    }),
  )
}
