// The SQL of the lists of senders.
import '../schema.ts'
import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

export interface RuleRow {
  id: string
  kind: 'block' | 'allow'
  pattern: string
  note: string
  created_at: Date
  by: { id: string; name: string } | null
}

const rules = ({ db, tenant }: Context) =>
  db
    .selectFrom('mail_sender_rule as r')
    .leftJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'r.tenant_id').onRef('p.id', '=', 'r.by_id'))
    .select(['r.id', 'r.kind', 'r.pattern', 'r.note', 'r.created_at'])
    .select(
      sql<RuleRow['by']>`case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end`.as(
        'by',
      ),
    )
    .where('r.tenant_id', '=', tenant)

export function list(ctx: Context, after: string[] | undefined, limit: number): Promise<RuleRow[]> {
  let query = rules(ctx)
  if (after?.[0]) query = query.where('r.pattern', '>', after[0])
  return query.orderBy('r.pattern').limit(limit).execute()
}

export const find = (ctx: Context, id: string): Promise<RuleRow | undefined> =>
  rules(ctx).where('r.id', '=', id).executeTakeFirst()

/** All of a workspace; a pattern stands on one list at most. */
export const all = ({ db, tenant }: Context): Promise<Pick<RuleRow, 'kind' | 'pattern'>[]> =>
  db.selectFrom('mail_sender_rule').select(['kind', 'pattern']).where('tenant_id', '=', tenant).execute()

export async function insert(
  { db, tenant, now }: Context,
  rule: Pick<RuleRow, 'id' | 'kind' | 'pattern' | 'note'> & { by_id: string | null },
) {
  await db
    .insertInto('mail_sender_rule')
    .values({ ...rule, tenant_id: tenant, created_at: now })
    .execute()
}

export async function remove({ db, tenant }: Context, id: string): Promise<void> {
  await db.deleteFrom('mail_sender_rule').where('tenant_id', '=', tenant).where('id', '=', id).execute()
}
