// The conversations that a ticket shows beside its own: those of the tickets that were merged into it. Who reads which of
// them is decided here. Whoever may see a source reads it; others read its public side where the merge shares it.
import type { Context } from '../../platform/context.ts'
import type { TicketName } from '../contract.ts'
import { seenIn, worksOn } from '../policy.ts'
import { ask, type TicketRecord } from '../store.ts'

export interface Part {
  id: string
  /** Internal notes too. */
  internal: boolean
  /** Null for a reader who may not see that ticket: to them it is part of this one. */
  name: TicketName | null
}

interface PartRow extends TicketName {
  merged_into: string
  shared: boolean
  sees: boolean
  team_id: string | null
  team_restricted: boolean
}

/** Everything that was merged into a ticket, directly or by way of others; also while that is merged itself. */
export const insideOf = `with recursive inside (id) as (
    select s.id from ticket s where s.tenant_id = $1 and s.merged_into = $6::uuid
    union select s.id from inside join ticket s on s.tenant_id = $1 and s.merged_into = inside.id)`

const sources = `${insideOf} select /* by key */ s.id, 'T-' || s.number as number, s.title, s.merged_into, m.shared, ${seenIn('s')} as sees,
    s.team_id, coalesce(team.restricted, false) as team_restricted
  from inside join ticket s on s.tenant_id = $1 and s.id = inside.id
  join ticket_merge m on m.tenant_id = s.tenant_id and m.source_id = s.id and m.undone_at is null
  left join team on team.tenant_id = s.tenant_id and team.id = s.team_id
  where s.deleted_at is null
  order by s.merged_at, s.id`

export async function partsOf(ctx: Context, ticket: Pick<TicketRecord, 'id' | 'has_merged'>): Promise<Part[]> {
  if (!ticket.has_merged) return []
  const rows = await ask<PartRow>(ctx, sources, ticket.id)
  return readable(rows, ticket.id).map((row) => ({
    id: row.id,
    internal: row.sees && worksOn(ctx.actor, row),
    name: row.sees ? { id: row.id, number: row.number, title: row.title } : null,
  }))
}

type Source = Pick<PartRow, 'id' | 'merged_into' | 'shared' | 'sees'>

/** A source that is shared with a ticket is read by whoever reads that one; so it goes on down a chain of merges. */
export function readable<Row extends Source>(rows: Row[], end: string): Row[] {
  const reads = (row: Source, seen: Set<string>): boolean => {
    if (row.sees) return true
    if (!row.shared || seen.has(row.id)) return false
    const next = rows.find(({ id }) => id === row.merged_into)
    return row.merged_into === end || (next !== undefined && reads(next, seen.add(row.id)))
  }
  return rows.filter((row) => reads(row, new Set()))
}
