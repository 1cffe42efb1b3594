// The SQL of who and what a ticket names.
import { CompiledQuery } from 'kysely'
import type { Context } from '../platform/context.ts'

interface Names {
  /** By id. */
  persons: Record<string, { id: string; name: string; email: string; vip: boolean }>
  organisation: { id: string; name: string } | null
}

const text = `select /* by key */ (select jsonb_object_agg(p.id, jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'vip', p.vip))
    from person p where p.tenant_id = $1 and p.id = any($2::uuid[])) as persons,
  (select jsonb_build_object('id', o.id, 'name', o.name) from organisation o
    where o.tenant_id = $1 and o.id = $3::uuid) as organisation`

export async function namesOf({ db, tenant }: Context, people: string[], organisation: string | null): Promise<Names> {
  const { rows } = await db.executeQuery<Names>(CompiledQuery.raw(text, [tenant, people, organisation]))
  return rows[0] as Names
}
