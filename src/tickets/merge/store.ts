// The SQL of merges. Nothing of a source is moved: its row is closed and points to its target.
import '../participants/store.ts'
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { brief, type PersonRow } from '../conversation.store.ts'
import { visible } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { update } from '../update.store.ts'
import type { TicketStatus } from '../workflow.ts'
import type { Gift } from './brought.ts'

declare module '../../platform/schema.ts' {
  interface Schema {
    ticket_merge: {
      tenant_id: string
      id: string
      source_id: string
      target_id: string
      shared: boolean
      before: { status: TicketStatus; state: string; closed_at: string | null }
      brought: Gift[]
      by_id: string | null
      at: Date
      undone_at: Date | null
    }
  }
}

/** What a ticket was before it was merged, to be given back. */
type Before = Pick<TicketRecord, 'status' | 'state' | 'closed_at'>

interface NewMerge {
  id: string
  source: Before & { id: string }
  target: string
  shared: boolean
  brought: Gift[]
  /** The state that the source gets, as its type calls it. */
  state: string
}

/** Closes the source and points it, and whatever was merged into it before, to the target. */
export async function insert(ctx: Context, merge: NewMerge): Promise<void> {
  const { db, tenant, actor, now } = ctx
  const { id, source, target, shared, brought, state } = merge
  const by = actor.kind === 'person' ? actor.id : null
  const before: Before = { status: source.status, state: source.state, closed_at: source.closed_at }
  await sql`insert into ticket_merge (tenant_id, id, source_id, target_id, shared, before, brought, by_id, at)
    values (${tenant}, ${id}, ${source.id}, ${target}, ${shared}, ${JSON.stringify(before)}::jsonb,
      ${JSON.stringify(brought)}::jsonb, ${by}::uuid, ${now})`.execute(db)
  const closed = { status: 'closed', state, closed_at: source.closed_at ?? now } as const
  await update(ctx, source.id, { ...closed, merged_into: target, merged_at: now })
  await sql`update ticket set merged_end = ${target}
    where tenant_id = ${tenant} and (id = ${source.id} or merged_end = ${source.id})`.execute(db)
}

export interface ActiveMerge {
  id: string
  source_id: string
  target_id: string
  brought: Gift[]
}

export const activeOf = ({ db, tenant }: Context, source: string): Promise<ActiveMerge | undefined> =>
  db
    .selectFrom('ticket_merge')
    .select(['id', 'source_id', 'target_id', 'brought'])
    .where('tenant_id', '=', tenant)
    .where('source_id', '=', source)
    .where('undone_at', 'is', null)
    .executeTakeFirst()

export const activeInto = ({ db, tenant }: Context, target: string): Promise<ActiveMerge[]> =>
  db
    .selectFrom('ticket_merge')
    .select(['id', 'source_id', 'target_id', 'brought'])
    .where('tenant_id', '=', tenant)
    .where('target_id', '=', target)
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** Gives the source back what it was, and those below it their own end. */
export async function undo(ctx: Context, { id, source_id: source }: ActiveMerge): Promise<void> {
  const { db, tenant, now } = ctx
  const { before } = await db
    .updateTable('ticket_merge')
    .set({ undone_at: now })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .returning('before')
    .executeTakeFirstOrThrow()
  const closed_at = before.closed_at === null ? null : new Date(before.closed_at)
  await update(ctx, source, { ...before, closed_at, merged_into: null, merged_end: null, merged_at: null })
  await sql`with recursive below (id) as (
      select id from ticket where tenant_id = ${tenant} and merged_into = ${source}
      union
      select t.id from below join ticket t on t.tenant_id = ${tenant} and t.merged_into = below.id)
    update ticket set merged_end = ${source} where tenant_id = ${tenant} and id in (select id from below)`.execute(db)
}

export async function setBrought({ db, tenant }: Context, merge: string, brought: Gift[]): Promise<void> {
  await sql`update ticket_merge set brought = ${JSON.stringify(brought)}::jsonb where tenant_id = ${tenant} and id = ${merge}`.execute(
    db,
  )
}

/** What a ticket has that a merge brings along: its tags, and the people on it; as a source also who asked for it. */
export async function giftsOf({ db, tenant }: Context, ticket: string, asSource: boolean): Promise<Gift[]> {
  const { rows } = await sql<{ gift: Gift }>`
    select 'tag:' || tag as gift from ticket t, unnest(t.tags) tag where t.tenant_id = ${tenant} and t.id = ${ticket}
    union all
    select role || ':' || person_id from ticket_participant where tenant_id = ${tenant} and ticket_id = ${ticket}
    union all
    select 'cc:' || requester_id from ticket where tenant_id = ${tenant} and id = ${ticket}
    order by 1`.execute(db)
  const gifts = rows.map(({ gift }) => gift)
  // A requester who is in copy as well counts once.
  return asSource ? [...new Set(gifts)] : gifts
}

export async function give(ctx: Context, ticket: string, gifts: Gift[]): Promise<void> {
  const { db, tenant, actor, now } = ctx
  const { tags, people } = sorted(gifts)
  if (tags.length > 0) await update(ctx, ticket, { tags: [...(await tagsOf(ctx, ticket)), ...tags] })
  if (people.length > 0)
    await sql`insert into ticket_participant (tenant_id, ticket_id, person_id, role, added_by, at)
      select ${tenant}, ${ticket}, p.person, p.role, ${actor.kind === 'person' ? actor.id : null}::uuid, ${now}
      from unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ role }) => role)}::text[]) p (person, role)
      on conflict do nothing`.execute(db)
}

/** Takes back what is still there as it was given; what somebody took away or changed since stays as they left it. */
export async function take(ctx: Context, ticket: string, gifts: Gift[]): Promise<void> {
  const { db, tenant } = ctx
  const { tags, people } = sorted(gifts)
  if (tags.length > 0) {
    const left = (await tagsOf(ctx, ticket)).filter((tag) => !tags.includes(tag))
    await update(ctx, ticket, { tags: left })
  }
  if (people.length > 0)
    await sql`delete from ticket_participant tp using unnest(${people.map(({ id }) => id)}::uuid[],
        ${people.map(({ role }) => role)}::text[]) p (person, role)
      where tp.tenant_id = ${tenant} and tp.ticket_id = ${ticket} and tp.person_id = p.person and tp.role = p.role`.execute(
      db,
    )
}

async function tagsOf({ db, tenant }: Context, ticket: string): Promise<string[]> {
  const [row] = await db
    .selectFrom('ticket')
    .select('tags')
    .where('tenant_id', '=', tenant)
    .where('id', '=', ticket)
    .forUpdate()
    .execute()
  return row?.tags ?? []
}

function sorted(gifts: Gift[]) {
  const parted = gifts.map((gift) => [gift.slice(0, gift.indexOf(':')), gift.slice(gift.indexOf(':') + 1)] as const)
  return {
    tags: parted.filter(([kind]) => kind === 'tag').map(([, tag]) => tag),
    people: parted.filter(([kind]) => kind !== 'tag').map(([role, id]) => ({ role, id })),
  }
}

export const namesOf = ({ db, tenant }: Context, people: string[]): Promise<{ id: string; name: string }[]> =>
  db.selectFrom('person').select(['id', 'name']).where('tenant_id', '=', tenant).where('id', 'in', people).execute()

/** Whether one ticket stands below another with at least so many steps between them; merged ones count as one. */
export async function below({ db, tenant }: Context, top: string, low: string, steps: 1 | 2): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`with recursive down (id, steps) as (
      select ${top}::uuid, 0
      union
      select coalesce(c.merged_end, c.id), least(down.steps + 1, 2) from down
        join ticket p on p.tenant_id = ${tenant} and (p.id = down.id or p.merged_end = down.id)
        join ticket c on c.tenant_id = ${tenant} and c.parent_id = p.id and coalesce(c.merged_end, c.id) <> down.id)
    select exists (select from down where id = ${low} and steps >= ${steps}) as found`.execute(db)
  return rows[0]?.found ?? false
}

export interface MergeRow {
  id: string
  number: string
  title: string
  requester: PersonRow
  shared: boolean
  by: PersonRow | null
  at: Date
  merged_at: Date
}

/** What was merged into a ticket, directly or by way of others, as far as the caller may see it. */
export function list(ctx: Context, end: string): Promise<MergeRow[]> {
  return ctx.db
    .selectFrom('ticket')
    .innerJoin('ticket_merge as m', (j) =>
      j
        .onRef('m.tenant_id', '=', 'ticket.tenant_id')
        .onRef('m.source_id', '=', 'ticket.id')
        .on('m.undone_at', 'is', null),
    )
    .innerJoin('person as requester', (j) =>
      j.onRef('requester.tenant_id', '=', 'ticket.tenant_id').onRef('requester.id', '=', 'ticket.requester_id'),
    )
    .leftJoin('person as by', (j) => j.onRef('by.tenant_id', '=', 'ticket.tenant_id').onRef('by.id', '=', 'm.by_id'))
    .select(['ticket.id', 'ticket.title', 'm.shared', 'm.at', 'm.at as merged_at'])
    .select([sql<string>`'T-' || ticket.number`.as('number'), brief('by').as('by')])
    .select(brief('requester').$notNull().as('requester'))
    .where('ticket.tenant_id', '=', ctx.tenant)
    .where('ticket.merged_end', '=', end)
    .where(visible(ctx))
    .orderBy('m.at')
    .orderBy('ticket.id')
    .execute()
}
