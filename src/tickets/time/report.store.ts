// The SQL of the time report: passes over a period, in groups, by indexes that hold all that it asks.
import './store.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { readsNotes } from '../policy.ts'
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

/** What a row stands for, and where its name is. A closed list, never what a request says. */
const groups: Record<(typeof reportBy)[number], { id: string; table: string; name: string; number?: string }> = {
  agent: { id: 'e.person_id', table: 'person', name: 'n.name' },
  team: { id: 'e.team_id', table: 'team', name: 'n.name' },
  category: { id: 'e.category_id', table: 'category', name: 'n.path' },
  ticket: { id: 'e.ticket_id', table: 'ticket', name: 'n.title', number: "'T-' || n.number" },
  organisation: { id: 'e.organisation_id', table: 'organisation', name: 'n.name' },
}

/** Of tickets whose internal side the caller reads: the report is of the desk's work. */
function entries(ctx: Context, { from, to, agent, ...of }: Filter): RawBuilder<unknown> {
  const conditions = [
    sql<SqlBool>`e.tenant_id = ${ctx.tenant} and e.day between ${from}::date and ${to}::date and not e.gone`,
    readsNotes(ctx, 'e.team_id'),
  ]
  if (agent) conditions.push(sql`e.person_id = ${agent}`)
  for (const key of ['team', 'category', 'organisation'] as const) {
    const wish = of[key]
    const column = sql.ref(`e.${key}_id`)
    if (wish !== undefined) conditions.push(wish === null ? sql`${column} is null` : sql`${column} = ${wish}`)
  }
  return sql`from time_entry e where ${sql.join(conditions, sql` and `)}`
}

const sums = sql`coalesce(sum(e.minutes), 0)::int as minutes, count(*)::int as entries`

/** An entry counts its ticket if the one before it lies before the period. @param own among the entries of one person */
const tickets = (from: string, own: boolean) => {
  const before = sql.ref(own ? 'e.before_own' : 'e.before')
  return sql`(count(*) filter (where ${before} is null or ${before} < ${from}::date))::int`
}

/** Most time first. */
export async function rows(
  ctx: Context,
  filter: Filter,
  by: (typeof reportBy)[number],
  limit: number,
): Promise<ReportRow[]> {
  const { id, table, name, number = 'null' } = groups[by]
  const counted = by === 'ticket' ? sql`1` : tickets(filter.from, by === 'agent' || filter.agent !== undefined)
  const found = await sql<ReportRow>`
    select g.id, coalesce(${sql.raw(name)}, '') as name, ${sql.raw(number)} as number, g.minutes, g.entries, g.tickets
    from (select ${sql.raw(id)} as id, ${sums}, ${counted} as tickets ${entries(ctx, filter)}
      group by 1 order by 2 desc, 1 limit ${limit}) g
    left join ${sql.table(table)} n on n.tenant_id = ${ctx.tenant} and n.id = g.id
    order by g.minutes desc, 2, g.id`.execute(ctx.db)
  return found.rows
}

export async function total(ctx: Context, filter: Filter): Promise<Sum> {
  const { rows } = await sql<Sum>`select ${sums}, ${tickets(filter.from, filter.agent !== undefined)} as tickets
    ${entries(ctx, filter)}`.execute(ctx.db)
  return rows[0] ?? { minutes: 0, entries: 0, tickets: 0 }
}
