// The SQL of people and their memberships.
import './schema.ts'
import { type SqlBool, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { byKey } from '../platform/database/connection.ts'

export interface PersonRow {
  sort_name: string
  id: string
  name: string
  email: string
  title: string | null
  phone: string | null
  location: string | null
  time_zone: string | null
  active: boolean
  can_sign_in: boolean
  vip: boolean
  revision: number
  created_at: Date
  organisation: { id: string; name: string } | null
  roles: { id: string; name: string }[]
  teams: { id: string; name: string }[]
}

export interface PersonValues {
  name: string
  email: string
  title: string | null
  phone: string | null
  location: string | null
  time_zone: string | null
  organisation_id: string | null
  active: boolean
  vip?: boolean
}

const named = (what: string) =>
  sql`coalesce(jsonb_agg(jsonb_build_object('id', ${sql.ref(what)}.id, 'name', ${sql.ref(what)}.name) order by lower(${sql.ref(what)}.name)), '[]')`

function people({ db, tenant }: Context) {
  return db
    .selectFrom('person')
    .where('person.tenant_id', '=', tenant)
    .select([
      'id',
      'name',
      'email',
      'title',
      'phone',
      'location',
      'time_zone',
      'active',
      'vip',
      'revision',
      'created_at',
    ])
    .select(sql<string>`lower(person.name)`.as('sort_name'))
    .select(sql<boolean>`password_hash is not null`.as('can_sign_in'))
    .select(
      sql<PersonRow['organisation']>`(select jsonb_build_object('id', o.id, 'name', o.name) from organisation o
        where o.tenant_id = person.tenant_id and o.id = person.organisation_id)`.as('organisation'),
    )
    .select(
      sql<
        PersonRow['roles']
      >`(select ${named('r')} from person_role pr join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
        where pr.tenant_id = person.tenant_id and pr.person_id = person.id)`.as('roles'),
    )
    .select(
      sql<
        PersonRow['teams']
      >`(select ${named('t')} from team_member tm join team t on t.tenant_id = tm.tenant_id and t.id = tm.team_id
        where tm.tenant_id = person.tenant_id and tm.person_id = person.id)`.as('teams'),
    )
}

export const findById = (ctx: Context, id: string) => people(ctx).where('id', '=', id).executeTakeFirst()

/** A person by id or address, and the organisation that they belong to now. */
export async function findPlace(
  { db, tenant }: Context,
  reference: { id: string } | { email: string },
): Promise<{ id: string; organisation: string | null } | undefined> {
  const query = db
    .selectFrom('person')
    .modifyFront(byKey)
    .select(['id', 'organisation_id as organisation'])
    .where('tenant_id', '=', tenant)
  return (
    'id' in reference ? query.where('id', '=', reference.id) : query.where('email', '=', reference.email)
  ).executeTakeFirst()
}

/** The organisation that somebody belongs to now. */
export const organisationOf = async (ctx: Context, id: string): Promise<string | null> =>
  (await findPlace(ctx, { id }))?.organisation ?? null

/** Everybody of that full name, in any case. */
export async function findIdsByName({ db, tenant }: Context, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where(sql<SqlBool>`lower(person.name) = lower(${name})`)
    .limit(50)
    .execute()
  return rows.map(({ id }) => id)
}

/** Where the caller lives, as far as the desk was told. */
export async function timeZoneOf({ db, tenant, actor }: Context): Promise<string> {
  if (actor.kind !== 'person' || !actor.id) return 'UTC'
  const row = await db
    .selectFrom('person')
    .select('time_zone')
    .where('tenant_id', '=', tenant)
    .where('id', '=', actor.id)
    .executeTakeFirst()
  return row?.time_zone ?? 'UTC'
}

/** What assigning needs to know: may this person work tickets? */
export async function brief({ db, tenant }: Context, id: string) {
  return db
    .selectFrom('person')
    .modifyFront(byKey)
    .select(['id', 'name', 'email', 'active', 'organisation_id'])
    .select(
      sql<string[]>`(select coalesce(array_agg(distinct p), '{}') from person_role pr
        join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id, unnest(r.permissions) p
        where pr.tenant_id = person.tenant_id and pr.person_id = person.id)`.as('permissions'),
    )
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** By address; addresses that nobody has are left out. */
export async function byEmail(
  { db, tenant }: Context,
  emails: string[],
): Promise<Map<string, { id: string; organisation: string | null }>> {
  const { rows } = await sql<{ id: string; email: string; organisation: string | null }>`select id, email,
    organisation_id as organisation from person where tenant_id = ${tenant} and email = any(${emails}::text[])`.execute(
    db,
  )
  return new Map(rows.map(({ email, ...person }) => [email, person]))
}

/** People who cannot sign in, each with one role. */
export async function insertMany(
  { db, tenant, now }: Context,
  people: { id: string; name: string; email: string; organisation: string | null }[],
  role: string,
): Promise<void> {
  const rows = JSON.stringify(people)
  await sql`insert into person (tenant_id, id, name, email, organisation_id, active, created_at)
    select ${tenant}, id, name, email, organisation, true, ${now}
    from jsonb_to_recordset(${rows}::jsonb) as p (id uuid, name text, email text, organisation uuid)`.execute(db)
  await sql`insert into person_role (tenant_id, person_id, role_id)
    select ${tenant}, id, ${role}::uuid from unnest(${people.map(({ id }) => id)}::uuid[]) as p (id)`.execute(db)
}

export async function removeUnknown(
  { db, tenant }: Context,
  ids: string[],
): Promise<{ id: string; name: string; email: string }[]> {
  const { rows } = await sql<{ id: string; name: string; email: string }>`delete from person p
    where p.tenant_id = ${tenant} and p.id = any(${ids}::uuid[]) and p.password_hash is null
      and not exists (select 1 from invitation i where i.tenant_id = p.tenant_id and i.person_id = p.id)
      and not exists (select 1 from api_key k where k.tenant_id = p.tenant_id and k.person_id = p.id)
      and not exists (select 1 from team_member m where m.tenant_id = p.tenant_id and m.person_id = p.id)
      and not exists (select 1 from event e where e.tenant_id = p.tenant_id and e.actor_id = p.id)
      and not exists (select 1 from event e where e.tenant_id = p.tenant_id and e.subject = p.id
        and e.actor_kind = 'person' and e.name <> 'person.added')
    returning p.id, p.name, p.email`.execute(db)
  return rows
}

/** Everybody active who works tickets. */
export async function agents({ db, tenant }: Context): Promise<{ id: string; name: string; email: string }[]> {
  const { rows } = await sql<{ id: string; name: string; email: string }>`select id, name, email from person p
    where p.tenant_id = ${tenant} and p.active and exists (select 1 from person_role pr
      join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
      where pr.tenant_id = p.tenant_id and pr.person_id = p.id and 'tickets.work' = any(r.permissions))`.execute(db)
  return rows
}

export interface PeopleFilter {
  q?: string | undefined
  role?: string | undefined
  team?: string | undefined
  organisation?: string | undefined
  permission?: string | undefined
  active?: boolean | undefined
}

export function list(ctx: Context, filter: PeopleFilter, after: string[] | undefined, limit: number) {
  let query = people(ctx)
  const { q } = filter
  if (q !== undefined) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(sql<SqlBool>`(lower(person.name) like lower(${like}) or person.email like lower(${like}))`)
  }
  if (filter.role) query = query.where(inTable('person_role', 'role_id', filter.role))
  if (filter.team) query = query.where(inTable('team_member', 'team_id', filter.team))
  if (filter.organisation) query = query.where('organisation_id', '=', filter.organisation)
  if (filter.permission) query = query.where(holds(filter.permission))
  if (filter.active !== undefined) query = query.where('active', '=', filter.active)
  if (after) query = query.where(sql<SqlBool>`(lower(person.name), person.id) > (${after[0]}, ${after[1]}::uuid)`)
  return query.orderBy(sql`lower(person.name)`).orderBy('id').limit(limit).execute()
}

const inTable = (table: 'person_role' | 'team_member', column: 'role_id' | 'team_id', value: string) =>
  sql<SqlBool>`exists (select 1 from ${sql.table(table)} m
    where m.tenant_id = person.tenant_id and m.person_id = person.id and m.${sql.ref(column)} = ${value})`

const holds = (permission: string) =>
  sql<SqlBool>`exists (select 1 from person_role m join role r on r.tenant_id = m.tenant_id and r.id = m.role_id
    where m.tenant_id = person.tenant_id and m.person_id = person.id and ${permission} = any(r.permissions))`

export async function insert({ db, tenant, now }: Context, id: string, values: PersonValues): Promise<void> {
  await db
    .insertInto('person')
    .values({ tenant_id: tenant, id, ...values, password_hash: null, created_at: now })
    .execute()
}

/** Reads for change: the row stays ours until the commit. */
export async function lock({ db, tenant }: Context, id: string) {
  return db
    .selectFrom('person')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function update({ db, tenant }: Context, id: string, values: Partial<PersonValues>): Promise<void> {
  await db
    .updateTable('person')
    .set((eb) => ({ ...values, revision: eb('revision', '+', 1) }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute()
}

export async function setRoles({ db, tenant }: Context, person: string, roles: string[]): Promise<void> {
  await db.deleteFrom('person_role').where('tenant_id', '=', tenant).where('person_id', '=', person).execute()
  if (roles.length === 0) return
  const rows = [...new Set(roles)].map((role_id) => ({ tenant_id: tenant, person_id: person, role_id }))
  await db.insertInto('person_role').values(rows).execute()
}

export async function setTeams({ db, tenant }: Context, person: string, teams: string[]): Promise<void> {
  await db.deleteFrom('team_member').where('tenant_id', '=', tenant).where('person_id', '=', person).execute()
  if (teams.length === 0) return
  const rows = [...new Set(teams)].map((team_id) => ({ tenant_id: tenant, person_id: person, team_id }))
  await db.insertInto('team_member').values(rows).execute()
}

/** How many active people could still hand out roles and let people in, if everything stayed as it is now in this transaction. */
export async function keyHolders({ db, tenant }: Context): Promise<number> {
  // Locked, so that two admins who demote each other at the same time queue here.
  await sql`select id from role where tenant_id = ${tenant} and key = 'admin' for update`.execute(db)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from person p where p.tenant_id = ${tenant} and p.active and p.password_hash is not null
    and (select array_agg(x) from person_role pr join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id, unnest(r.permissions) x
      where pr.tenant_id = p.tenant_id and pr.person_id = p.id) @> array['people.manage', 'roles.manage']`.execute(db)
  return rows[0]?.n ?? 0
}

/** Gives the people of a domain, who belong to no organisation yet, to one. Answers with their ids. */
export async function joinByDomain(
  { db, tenant }: Context,
  organisation: string,
  domains: string[],
): Promise<string[]> {
  if (domains.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`update person set organisation_id = ${organisation}, revision = revision + 1
    where tenant_id = ${tenant} and organisation_id is null and split_part(email, '@', 2) = any(${domains}) returning id`.execute(
    db,
  )
  return rows.map((row) => row.id)
}
