// A ticket and what was merged into it, as far as its reader may see that: what the two sides of a merge unite on reading.
import type { Context } from '../../platform/context.ts'
import type { TicketName } from '../contract.ts'
import { seenIn, worksOn } from '../policy.ts'
import { ask, type TicketRecord } from '../store.ts'
import { insideOf } from './parts.ts'

interface PartRow extends TicketName {
  team_id: string | null
  team_restricted: boolean
}

const parts = `${insideOf} select /* by key */ s.id, 'T-' || s.number as number, s.title, s.team_id, coalesce(team.restricted, false) as team_restricted
  from inside join ticket s on s.tenant_id = $1 and s.id = inside.id
  left join team on team.tenant_id = s.tenant_id and team.id = s.team_id
  where ${seenIn('s')} order by s.merged_at, s.id`

/** The tickets that were merged into this one and that the caller works on: their side behind the scenes. */
export async function sourcesOf(ctx: Context, ticket: Pick<TicketRecord, 'id' | 'has_merged'>): Promise<TicketName[]> {
  if (!ticket.has_merged) return []
  const rows = await ask<PartRow>(ctx, parts, ticket.id)
  return rows.filter((row) => worksOn(ctx.actor, row)).map(({ id, number, title }) => ({ id, number, title }))
}

/** Which of them something came from; null for the ticket itself. */
export const from = (sources: TicketName[], id: string): TicketName | null =>
  sources.find((source) => source.id === id) ?? null
