// The SQL of checklists on tickets.
import './schema.ts'
import { sql, type Updateable } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Schema } from '../../platform/schema.ts'

interface Brief {
  id: string
  name: string
  email: string
}

export interface ItemRow {
  id: string
  text: string
  owner: Brief | null
  due_on: string | null
  /** As JSON of the database: text. */
  done_at: string | null
  done_by: Brief | null
}

export interface ChecklistRow {
  id: string
  name: string
  mandatory: boolean
  removed_at: Date | null
  items: ItemRow[]
}

const brief = (column: string) =>
  sql.raw(
    `(select jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) from person p where p.tenant_id = i.tenant_id and p.id = i.${column})`,
  )

/** Lists with what stands on them, in the order in which they came. @param which one of them, or those after an id */
export async function lists(
  { db, tenant }: Context,
  ticket: string,
  which: { id?: string; after?: string | undefined; limit?: number; removed?: boolean },
): Promise<ChecklistRow[]> {
  const { id, after, limit = 1, removed = false } = which
  const { rows } = await sql<ChecklistRow>`select l.id, l.name, l.mandatory, l.removed_at,
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'text', i.text, 'owner', ${brief('owner_id')}, 'due_on', i.due_on::text,
        'done_at', i.done_at, 'done_by', ${brief('done_by')}) order by i.position, i.id)
        from checklist_item i where i.tenant_id = l.tenant_id and i.ticket_id = l.ticket_id and i.checklist_id = l.id
          and i.removed_at is null), '[]') as items
    from checklist l where l.tenant_id = ${tenant} and l.ticket_id = ${ticket}
      ${id ? sql`and l.id = ${id}` : sql``} ${after ? sql`and l.id > ${after}` : sql``}
      ${removed ? sql`` : sql`and l.removed_at is null`}
    order by l.id limit ${limit}`.execute(db)
  return rows
}

export async function insert(
  { db, tenant, now }: Context,
  list: { id: string; ticket: string; name: string; mandatory: boolean },
  items: { id: string; text: string }[],
): Promise<void> {
  const { ticket: ticket_id, ...plain } = list
  await db
    .insertInto('checklist')
    .values({ tenant_id: tenant, ...plain, ticket_id, created_at: now, removed_at: null })
    .execute()
  if (items.length === 0) return
  const rows = items.map((item, position) => ({
    ...{ tenant_id: tenant, ticket_id, checklist_id: list.id, created_at: now, removed_at: null },
    ...{ owner_id: null, due_on: null, done_at: null, done_by: null },
    ...item,
    position,
  }))
  await db.insertInto('checklist_item').values(rows).execute()
}

export async function insertItem(
  { db, tenant, now }: Context,
  item: Pick<
    Schema['checklist_item'],
    'id' | 'ticket_id' | 'checklist_id' | 'text' | 'position' | 'owner_id' | 'due_on'
  >,
): Promise<void> {
  await db
    .insertInto('checklist_item')
    .values({ ...item, tenant_id: tenant, created_at: now, removed_at: null, done_at: null, done_by: null })
    .execute()
}

export async function updateList({ db, tenant }: Context, id: string, values: Updateable<Schema['checklist']>) {
  await db.updateTable('checklist').set(values).where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

export async function updateItem({ db, tenant }: Context, id: string, values: Updateable<Schema['checklist_item']>) {
  await db.updateTable('checklist_item').set(values).where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

/** An item by its place: on this list, of this ticket, removed or not. */
export async function findItem({ db, tenant }: Context, ticket: string, checklist: string, id: string) {
  return db
    .selectFrom('checklist_item')
    .select(['id', 'text', 'position', 'removed_at', 'done_at'])
    .where('tenant_id', '=', tenant)
    .where('ticket_id', '=', ticket)
    .where('checklist_id', '=', checklist)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Writes the order anew: one statement, whatever moved. */
export async function reorder({ db, tenant }: Context, checklist: string, ids: string[]): Promise<void> {
  await sql`update checklist_item i set position = o.position - 1
    from unnest(${ids}::uuid[]) with ordinality as o (id, position)
    where i.tenant_id = ${tenant} and i.checklist_id = ${checklist} and i.id = o.id and i.position <> o.position - 1`.execute(
    db,
  )
}

/** What the ticket says of its checklists: counted, never added up, so that it cannot drift. */
export async function recount({ db, tenant }: Context, ticket: string): Promise<void> {
  await sql`update ticket set checklist_done = c.done, checklist_total = c.total, checklist_blocking = c.blocking
    from (select count(*) filter (where i.done_at is not null)::int as done, count(*)::int as total,
        count(*) filter (where i.done_at is null and l.mandatory)::int as blocking
      from checklist l join checklist_item i on i.tenant_id = l.tenant_id and i.ticket_id = l.ticket_id and i.checklist_id = l.id
        and i.removed_at is null
      where l.tenant_id = ${tenant} and l.ticket_id = ${ticket} and l.removed_at is null) c
    where ticket.tenant_id = ${tenant} and ticket.id = ${ticket}`.execute(db)
}
