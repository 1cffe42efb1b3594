// The SQL of organisations, teams and roles.
import './schema.ts'
import { type SqlBool, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Permission } from '../platform/operation.ts'

type Thing = 'organisation' | 'team' | 'role'

/** The id of an organisation, a team or a role by id or name. */
export async function findId(
  { db, tenant }: Context,
  thing: Thing,
  reference: { id: string } | { name: string },
): Promise<string | undefined> {
  const query = db.selectFrom(thing).select('id').where('tenant_id', '=', tenant)
  const row = await ('id' in reference
    ? query.where('id', '=', reference.id)
    : query.where(sql<SqlBool>`lower(name) = lower(${reference.name})`)
  ).executeTakeFirst()
  return row?.id
}

/** Reads the revision for change: the row stays ours until the commit. */
export async function lock({ db, tenant }: Context, thing: Thing, id: string) {
  return db
    .selectFrom(thing)
    .select(['id', 'name', 'revision'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Lists are sorted by it, and their cursors carry it: only the database knows how it folds a name. */
const sortName = (alias: string) => sql<string>`lower(${sql.ref(`${alias}.name`)})`.as('sort_name')

export interface OrganisationRow {
  sort_name: string
  id: string
  name: string
  domains: string[]
  revision: number
  created_at: Date
  people: number
}

export async function listOrganisations(
  { db, tenant }: Context,
  filter: { id?: string; q?: string | undefined },
  after: string[] | undefined,
  limit: number,
): Promise<OrganisationRow[]> {
  let query = db
    .selectFrom('organisation as o')
    .select(['o.id', 'o.name', 'o.domains', 'o.revision', 'o.created_at', sortName('o')])
    .select(
      sql<number>`(select count(*)::int from person p where p.tenant_id = o.tenant_id and p.organisation_id = o.id)`.as(
        'people',
      ),
    )
    .where('o.tenant_id', '=', tenant)
  if (filter.id) query = query.where('o.id', '=', filter.id)
  if (filter.q) query = query.where(sql<SqlBool>`lower(o.name) like lower(${contains(filter.q)})`)
  if (after) query = query.where(sql<SqlBool>`(lower(o.name), o.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query.orderBy(sql`lower(o.name)`).orderBy('o.id').limit(limit).execute()
}

export interface TeamRow {
  sort_name: string
  id: string
  name: string
  level: number
  description: string
  restricted: boolean
  revision: number
  created_at: Date
  members: { id: string; name: string }[]
}

export async function listTeams(
  { db, tenant }: Context,
  filter: { id?: string; q?: string | undefined },
  after: string[] | undefined,
  limit: number,
): Promise<TeamRow[]> {
  let query = db
    .selectFrom('team as t')
    .select(['t.id', 't.name', 't.level', 't.description', 't.restricted', 't.revision', 't.created_at', sortName('t')])
    .select(
      sql<
        TeamRow['members']
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by lower(p.name)), '[]')
        from team_member m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
        where m.tenant_id = t.tenant_id and m.team_id = t.id)`.as('members'),
    )
    .where('t.tenant_id', '=', tenant)
  if (filter.id) query = query.where('t.id', '=', filter.id)
  if (filter.q) query = query.where(sql<SqlBool>`lower(t.name) like lower(${contains(filter.q)})`)
  if (after) query = query.where(sql<SqlBool>`(lower(t.name), t.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query.orderBy(sql`lower(t.name)`).orderBy('t.id').limit(limit).execute()
}

export interface RoleRow {
  sort_name: string
  id: string
  key: string | null
  name: string
  description: string
  permissions: Permission[]
  revision: number
  people: number
}

export async function listRoles(
  { db, tenant }: Context,
  filter: { id?: string },
  after: string[] | undefined,
  limit: number,
): Promise<RoleRow[]> {
  let query = db
    .selectFrom('role as r')
    .select(['r.id', 'r.key', 'r.name', 'r.description', 'r.permissions', 'r.revision', sortName('r')])
    .select(
      sql<number>`(select count(*)::int from person_role pr where pr.tenant_id = r.tenant_id and pr.role_id = r.id)`.as(
        'people',
      ),
    )
    .where('r.tenant_id', '=', tenant)
  if (filter.id) query = query.where('r.id', '=', filter.id)
  if (after) query = query.where(sql<SqlBool>`(lower(r.name), r.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query.orderBy(sql`lower(r.name)`).orderBy('r.id').limit(limit).execute()
}

export async function roleByKey({ db, tenant }: Context, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('role')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.id
}

export async function restrictedAmong({ db, tenant }: Context, ids: string[]): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('team')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenant)
    .where('id', 'in', ids)
    .where('restricted', '=', true)
    .execute()
}

/** All that a set of roles permits. */
export async function permissionsOf({ db, tenant }: Context, roles: string[]): Promise<Permission[]> {
  if (roles.length === 0) return []
  const rows = await db
    .selectFrom('role')
    .select('permissions')
    .where('tenant_id', '=', tenant)
    .where('id', 'in', roles)
    .execute()
  return [...new Set(rows.flatMap((row) => row.permissions))]
}

export async function insertOrganisation(
  { db, tenant, now }: Context,
  id: string,
  values: { name: string; domains: string[] },
) {
  await db
    .insertInto('organisation')
    .values({ tenant_id: tenant, id, ...values, created_at: now })
    .execute()
}

export async function insertTeam(
  { db, tenant, now }: Context,
  id: string,
  values: { name: string; level: number; description: string; restricted: boolean },
) {
  await db
    .insertInto('team')
    .values({ tenant_id: tenant, id, ...values, created_at: now })
    .execute()
}

export async function insertRole(
  { db, tenant, now }: Context,
  id: string,
  values: { key: string | null; name: string; description: string; permissions: Permission[] },
) {
  await db
    .insertInto('role')
    .values({ tenant_id: tenant, id, ...values, created_at: now })
    .execute()
}

export async function update(
  { db, tenant }: Context,
  thing: Thing,
  id: string,
  values: Record<string, unknown>,
): Promise<void> {
  await db
    .updateTable(thing)
    .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

export async function remove({ db, tenant }: Context, thing: Thing, id: string): Promise<void> {
  await db.deleteFrom(thing).where('tenant_id', '=', tenant).where('id', '=', id).execute()
}

export async function setMembers({ db, tenant }: Context, team: string, people: string[]): Promise<void> {
  await db.deleteFrom('team_member').where('tenant_id', '=', tenant).where('team_id', '=', team).execute()
  if (people.length === 0) return
  const rows = [...new Set(people)].map((person_id) => ({ tenant_id: tenant, team_id: team, person_id }))
  await db.insertInto('team_member').values(rows).execute()
}

const contains = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`

/** By domain, the organisation that claims it; the older one where two claim the same. */
export async function organisationsOfDomains({ db, tenant }: Context, domains: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ domain: string; id: string }>`select distinct on (d.domain) d.domain, o.id
    from unnest(${domains}::text[]) as d (domain) join organisation o on o.tenant_id = ${tenant} and d.domain = any(o.domains)
    order by d.domain, o.created_at`.execute(db)
  return new Map(rows.map(({ domain, id }) => [domain, id]))
}
