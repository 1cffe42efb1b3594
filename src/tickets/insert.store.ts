// New tickets, one or many, in one statement. What they take from their type is looked up on the way: it costs no wait.
import './schema.ts'
import { CompiledQuery, type Insertable, type Selectable } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Schema } from '../platform/schema.ts'
import type { Fields } from './fields/contract.ts'
import { index } from './fields/value.store.ts'

export type NewTicket = Omit<
  Insertable<Schema['ticket']>,
  'tenant_id' | 'number' | 'fields' | 'organisation_id' | 'state' | 'type' | 'tags' | 'category_id'
> & {
  fields?: Fields
  /** Null: the first type that may be used. */
  type: string | null
  /** Null: where the workflow starts, or where a ticket is that somebody has taken on (status open). */
  state: string | null
  /** Undefined, for this and the category: what the template of the type says. */
  tags?: string[] | undefined
  category_id?: string | null | undefined
}

/** Who chooses the type: what was imported may be of a retired one, and some types are for agents only. */
export type TypeChooser = 'import' | 'desk' | 'requester'

const given = {
  id: 'uuid',
  title: 'text',
  description: 'text',
  priority: 'text',
  priority_by: 'text',
  priority_reason: 'text',
  impact: 'text',
  urgency: 'text',
  fields: 'jsonb',
  channel: 'text',
  requester_id: 'uuid',
  opened_by: 'uuid',
  team_id: 'uuid',
  assignee_id: 'uuid',
  level: 'int',
  resolution: 'text',
  public_messages: 'int',
  internal_messages: 'int',
  opened_at: 'timestamptz',
  updated_at: 'timestamptz',
  first_responded_at: 'timestamptz',
  resolved_at: 'timestamptz',
  closed_at: 'timestamptz',
  parent_id: 'uuid',
  mandatory: 'boolean',
  due_at: 'timestamptz',
  follows_id: 'uuid',
}
const chosen = {
  type: 'text',
  status: 'text',
  state: 'text',
  category_id: 'uuid',
  tags: 'text[]',
  by_template: 'boolean',
}
const columns = Object.keys(given).join(', ')
const recordset = Object.entries({ ...given, ...chosen })
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')
const insertText = (
  returning: string,
) => `insert into ticket (tenant_id, number, organisation_id, type, status, state, category_id, tags, ${columns})
  select $1::uuid, mendbook_next_number('ticket'),
    (select p.organisation_id from person p where p.tenant_id = $1::uuid and p.id = t.requester_id), kind.key,
    case when t.state is null and t.status = 'open' and kind.taken_state is null then 'new' else t.status end,
    coalesce(t.state, case when t.status = 'open' then kind.taken_state end, kind.start_state),
    case when t.by_template then (select c.id from category c
      where c.tenant_id = $1::uuid and c.id = kind.category_id and not c.retired) else t.category_id end, coalesce(t.tags, kind.tags),
    ${columns.replace(/\w+/g, 't.$&')}
  from jsonb_to_recordset($2::jsonb) as t (${recordset})
  left join lateral (select k.key, k.start_state, k.taken_state, k.category_id, k.tags from ticket_type k
    where k.tenant_id = $1::uuid and (k.key = t.type or t.type is null)
      and ($3 = 'import' or k.active and ($3 = 'desk' or k.audience = 'everybody'))
    order by k.position, k.key limit 1) kind on true${returning}`

/** Also whom it names: looked up on the way too. */
const told = `
  returning id, 'T-' || number as number, organisation_id, type, status, state, category_id, tags,
  (select jsonb_object_agg(p.id, jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'vip', p.vip))
    from person p where p.tenant_id = ticket.tenant_id and p.id = any(array[requester_id, assignee_id, opened_by])) as persons,
  (select jsonb_build_object('id', o.id, 'name', o.name) from organisation o
    where o.tenant_id = ticket.tenant_id and o.id = ticket.organisation_id) as organisation`
const texts = { many: insertText(''), one: insertText(told) }

/** What a ticket took from its type, and its number. */
export interface Written
  extends Pick<
    Selectable<Schema['ticket']>,
    'id' | 'number' | 'organisation_id' | 'type' | 'status' | 'state' | 'category_id' | 'tags'
  > {
  /** Requester, assignee and whoever opened it, by id. */
  persons: Record<string, { id: string; name: string; email: string; vip: boolean }>
  organisation: { id: string; name: string } | null
}

/**
 * One ticket or many, in one statement whose text never changes; what they hold in fields is found from then on. It fails for
 * all of them when the type of one may not be chosen.
 */
export const insert = async (ctx: Context, rows: NewTicket[], by: TypeChooser): Promise<void> =>
  void (await send(ctx, texts.many, rows, by))

/** One, and what it became. */
export async function insertOne(ctx: Context, row: NewTicket, by: TypeChooser): Promise<Written> {
  const [written] = await send<Written>(ctx, texts.one, [row], by)
  return written as Written
}

async function send<T>({ db, tenant }: Context, text: string, rows: NewTicket[], by: TypeChooser): Promise<T[]> {
  const complete = rows.map((row) => ({
    level: 1,
    fields: {},
    mandatory: false,
    public_messages: 0,
    internal_messages: 0,
    ...row,
    by_template: row.category_id === undefined,
  }))
  const holding = complete.filter(({ fields }) => Object.keys(fields).length > 0).map(({ id }) => id)
  const [written] = await Promise.all([
    db.executeQuery<T>(CompiledQuery.raw(text, [tenant, JSON.stringify(complete), by])),
    index({ db }, holding),
  ])
  return written.rows
}
