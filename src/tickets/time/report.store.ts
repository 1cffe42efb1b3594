// The SQL of the time report: one pass over a period, in groups.
import './store.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { readsNotes, visible } from '../policy.ts'
import type { reportBy } from './contract.ts'

export interface Filter {
  from: string
  to: string
  agent?: string | undefined
  /** Null: none. */
  team?: string | null | undefined
  category?: string | null | undefined
  organisation?: string | null | undefined
}

export interface Sum {
  minutes: number
  entries: number
  tickets: number
}

export interface ReportRow extends Sum {
  id: string | null
  name: string
  number: string | null
}

// What a row stands for: its id, its name, and for tickets their number. A closed list, never what a request says.
const groups: Record<(typeof reportBy)[number], { id: string; name: string; number?: string }> = {
  agent: { id: 'e.person_id', name: 'p.name' },
  team: { id: 'ticket.team_id', name: 't.name' },
  category: { id: 'ticket.category_id', name: 'c.path' },
  ticket: { id: 'ticket.id', name: 'ticket.title', number: "'T-' || ticket.number" },
  organisation: { id: 'ticket.organisation_id', name: 'o.name' },
}

function entries(ctx: Context, { from, to, agent, ...of }: Filter) {
  let query = ctx.db
    .selectFrom('time_entry as e')
    .innerJoin('ticket', (j) => j.onRef('ticket.tenant_id', '=', 'e.tenant_id').onRef('ticket.id', '=', 'e.ticket_id'))
    .where('e.tenant_id', '=', ctx.tenant)
    .where(sql<boolean>`e.day between ${from}::date and ${to}::date`)
    .where(visible(ctx))
    .where(readsNotes(ctx))
  if (agent) query = query.where('e.person_id', '=', agent)
  const columns = {
    team: 'ticket.team_id',
    category: 'ticket.category_id',
    organisation: 'ticket.organisation_id',
  } as const
  for (const key of ['team', 'category', 'organisation'] as const) {
    const wish = of[key]
    if (wish === null) query = query.where(columns[key], 'is', null)
    else if (wish !== undefined) query = query.where(columns[key], '=', wish)
  }
  return query
}

const minutes = sql<number>`coalesce(sum(e.minutes), 0)::int`.as('minutes')
const count = sql<number>`count(*)::int`.as('entries')
const tickets = sql<number>`count(distinct e.ticket_id)::int`.as('tickets')

/** Most time first. */
export async function rows(
  ctx: Context,
  filter: Filter,
  by: (typeof reportBy)[number],
  limit: number,
): Promise<ReportRow[]> {
  const { id, name, number = 'null' } = groups[by]
  return entries(ctx, filter)
    .innerJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.person_id'))
    .leftJoin('team as t', (j) => j.onRef('t.tenant_id', '=', 'ticket.tenant_id').onRef('t.id', '=', 'ticket.team_id'))
    .leftJoin('category as c', (j) =>
      j.onRef('c.tenant_id', '=', 'ticket.tenant_id').onRef('c.id', '=', 'ticket.category_id'),
    )
    .leftJoin('organisation as o', (j) =>
      j.onRef('o.tenant_id', '=', 'ticket.tenant_id').onRef('o.id', '=', 'ticket.organisation_id'),
    )
    .select([
      sql<string | null>`${sql.raw(id)}`.as('id'),
      sql<string>`coalesce(${sql.raw(name)}, '')`.as('name'),
      sql<string | null>`${sql.raw(number)}`.as('number'),
      minutes,
      count,
      tickets,
    ])
    .groupBy([sql`1`, sql`2`, sql`3`])
    .orderBy('minutes', 'desc')
    .orderBy(sql`2`)
    .limit(limit)
    .execute()
}

export async function total(ctx: Context, filter: Filter): Promise<Sum> {
  const row = await entries(ctx, filter).select([minutes, count, tickets]).executeTakeFirst()
  return row ?? { minutes: 0, entries: 0, tickets: 0 }
}
