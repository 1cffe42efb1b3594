// Tickets of tags that few have. One side of an OR can only be found by an index if the other side can too; to a database a
// condition on another table is none of those, a list of ids is.
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Filter } from './syntax.ts'

/** The tickets that have one of these tags; undefined where they are many, or nobody asked. */
export type RareTags = (tags: string[]) => string[] | undefined

const most = 1000

export async function findRareTags({ db, tenant }: Context, filters: Filter[]): Promise<RareTags> {
  const tags = [...new Set(filters.flatMap((filter) => tagsIn(filter, false)))]
  if (tags.length === 0) return () => undefined
  const { rows } = await sql<{ tag: string; ids: string[] }>`select w.tag, array(select g.ticket_id from ticket_tag g
      where g.tenant_id = ${tenant} and g.tag = w.tag limit ${most + 1}) as ids
    from unnest(${tags}::text[]) w (tag)`.execute(db)
  const rare = new Map(rows.filter(({ ids }) => ids.length <= most).map(({ tag, ids }) => [tag, ids]))
  return (wanted) => (wanted.every((tag) => rare.has(tag)) ? wanted.flatMap((tag) => rare.get(tag) ?? []) : undefined)
}

/** Those that stand on a side of an OR. */
function tagsIn(filter: Filter, beside: boolean): string[] {
  if (filter.kind === 'not') return tagsIn(filter.part, beside)
  if (filter.kind === 'and' || filter.kind === 'or')
    return filter.parts.flatMap((part) => tagsIn(part, beside || filter.kind === 'or'))
  if (!beside || filter.kind !== 'term' || filter.key !== 'tag') return []
  return filter.values.flatMap((value) => (value.kind === 'is' && value.value !== 'none' ? [value.value] : []))
}
