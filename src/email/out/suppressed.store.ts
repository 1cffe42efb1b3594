// The SQL of addresses that are not written to.
import './schema.ts'
import type { Context } from '../../platform/context.ts'

const rows = ({ db, tenant }: Context) =>
  db
    .selectFrom('mail_address as a')
    .leftJoin('person as p', (j) => j.onRef('p.tenant_id', '=', 'a.tenant_id').onRef('p.id', '=', 'a.by_id'))
    .select(['a.address', 'a.cause', 'a.reason', 'a.by_id', 'a.at', 'p.name as by_name'])
    .where('a.tenant_id', '=', tenant)

export type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

export function list(ctx: Context, after: string[] | undefined, limit: number): Promise<Row[]> {
  let query = rows(ctx)
  if (after?.[0]) query = query.where('a.address', '>', after[0])
  return query.orderBy('a.address').limit(limit).execute()
}

export const find = (ctx: Context, address: string): Promise<Row | undefined> =>
  rows(ctx).where('a.address', '=', address).executeTakeFirst()

export async function remove({ db, tenant }: Context, address: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('mail_address')
    .where('tenant_id', '=', tenant)
    .where('address', '=', address)
    .executeTakeFirst()
  return Number(gone.numDeletedRows) > 0
}
