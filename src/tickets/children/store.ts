// The SQL of parents and children.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { PersonRow } from '../conversation.store.ts'
import { seenIn } from '../policy.ts'
import { ask } from '../store.ts'
import type { TicketStatus } from '../workflow.ts'

export interface ChildRow {
  id: string
  number: string
  title: string
  status: TicketStatus
  assignee: PersonRow | null
  due_at: Date | null
  mandatory: boolean
  done: boolean
  parent_id: string
  opened_at: Date
  children: { of: number; done: number } | null
}

const over = "in ('resolved', 'closed')"

const children = `select /* by key */ c.id, 'T-' || c.number as number, c.title, c.status, c.due_at, c.mandatory, c.opened_at, c.parent_id,
    coalesce(fate.status, c.status) ${over} or fate.deleted_at is not null as done,
    case when who.id is null then null else jsonb_build_object('id', who.id, 'name', who.name, 'email', who.email) end as assignee,
    (select jsonb_build_object('of', count(*), 'done', count(*) filter (where g.status ${over})) from ticket g
      where g.tenant_id = c.tenant_id and g.parent_id = c.id and ${seenIn('g')} having count(*) > 0) as children
  from ticket c
  left join ticket fate on fate.tenant_id = c.tenant_id and fate.id = c.merged_end
  left join person who on who.tenant_id = c.tenant_id and who.id = c.assignee_id
  where ${seenIn('c')} and c.parent_id = any($6::uuid[]) and c.id <> all($6::uuid[])
    and (c.merged_end is null or c.merged_end <> all($6::uuid[]))
  order by c.opened_at, c.id`

/** The children of these tickets that the caller may see, without those that ended up in one of them. */
export const list = (ctx: Context, parents: string[]): Promise<ChildRow[]> => ask<ChildRow>(ctx, children, parents)

/** Levels from the top of the tree to this ticket, and from it to the lowest one; each counts itself. */
export async function depths({ db, tenant }: Context, ticket: string): Promise<{ above: string[]; below: number }> {
  const { rows } = await sql<{ above: string[]; below: number }>`select
      (with recursive up (id, parent_id, level) as (
          select id, parent_id, 1 from ticket where tenant_id = ${tenant} and id = ${ticket}
          union all
          select t.id, t.parent_id, up.level + 1 from up join ticket t on t.tenant_id = ${tenant} and t.id = up.parent_id
            where up.level < 10)
        select array_agg(id order by level) from up) as above,
      (with recursive down (id, level) as (
          select ${ticket}::uuid, 1
          union all
          select t.id, down.level + 1 from down join ticket t on t.tenant_id = ${tenant} and t.parent_id = down.id
            where down.level < 10)
        select max(level) from down) as below`.execute(db)
  return rows[0] ?? { above: [ticket], below: 1 }
}

/** How many children a ticket has, whoever may see them. */
export async function count({ db, tenant }: Context, parent: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ticket
    where tenant_id = ${tenant} and parent_id = ${parent} and deleted_at is null`.execute(db)
  return rows[0]?.n ?? 0
}

/** The open children that somebody who sees them may resolve with their parent. */
export async function open({ db, tenant }: Context, parent: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ticket where tenant_id = ${tenant} and parent_id = ${parent}
      and merged_into is null and deleted_at is null and status in ('new', 'open', 'pending', 'on_hold')
    order by opened_at, id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The unresolved parents of this ticket, and of what was merged into it, that wait for no child any more. Holds them. */
export async function done({ db, tenant }: Context, ticket: string): Promise<string[]> {
  const { rows: parents } = await sql<{ id: string }>`select id from ticket p
    where tenant_id = ${tenant} and status in ('new', 'open', 'pending', 'on_hold') and deleted_at is null and id <> ${ticket} and id in (
      select coalesce(above.merged_end, above.id) from ticket c join ticket above on above.tenant_id = c.tenant_id and above.id = c.parent_id
        where c.tenant_id = ${tenant} and (c.id = ${ticket} or c.merged_end = ${ticket}))
    order by id for update`.execute(db)
  if (parents.length === 0) return []
  // Asked after they are held: of two children that end at once, the second sees the first.
  const { rows } = await sql<{ id: string }>`select p.id from unnest(${parents.map(({ id }) => id)}::uuid[]) p (id)
    where not exists (
      select from ticket c
        join ticket above on above.tenant_id = c.tenant_id and above.id = c.parent_id
        left join ticket fate on fate.tenant_id = c.tenant_id and fate.id = c.merged_end
      where c.tenant_id = ${tenant} and (c.parent_id = p.id or above.merged_end = p.id)
        and coalesce(fate.id, c.id) <> p.id and c.deleted_at is null and fate.deleted_at is null
        and coalesce(fate.status, c.status) in ('new', 'open', 'pending', 'on_hold'))`.execute(db)
  return rows.map(({ id }) => id)
}

/** Brings a ticket up in the lists. Its revision stays: nothing of it changed that somebody could be editing. */
export async function touch({ db, tenant, now }: Context, ticket: string): Promise<void> {
  await db
    .updateTable('ticket')
    .set({ updated_at: now })
    .where('tenant_id', '=', tenant)
    .where('id', '=', ticket)
    .execute()
}
