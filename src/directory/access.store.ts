// The SQL of sessions, API keys, invitations and failed sign-ins.
import './schema.ts'
import { type Kysely, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { Permission } from '../platform/operation.ts'
import type { Schema } from '../platform/schema.ts'

type Db = Kysely<Schema>

/** A credential with all that a request needs to know of its owner. */
export interface Credential {
  id: string
  person_id: string
  name: string
  active: boolean
  permissions: Permission[] | null
  teams: string[] | null
  organisation_id: string | null
  roles: string[] | null
  scopes: Permission[] | null
  expires_at: Date | null
  touched_at: Date | null
}

export async function findCredential(
  db: Db,
  tenant: string,
  kind: 'session' | 'api_key',
  hash: Buffer,
): Promise<Credential | undefined> {
  const columns =
    kind === 'session' ? sql`null::text[] as scopes, c.seen_at as touched_at` : sql`c.scopes, c.used_at as touched_at`
  const { rows } =
    await sql<Credential>`select c.id, c.person_id, c.expires_at, ${columns}, p.name, p.active, p.organisation_id,
      (select array_agg(distinct x) from person_role pr join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id, unnest(r.permissions) x
        where pr.tenant_id = p.tenant_id and pr.person_id = p.id) as permissions,
      (select array_agg(tm.team_id) from team_member tm where tm.tenant_id = p.tenant_id and tm.person_id = p.id) as teams,
      (select array_agg(pr.role_id) from person_role pr where pr.tenant_id = p.tenant_id and pr.person_id = p.id) as roles
    from ${sql.table(kind)} c join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
    where c.tenant_id = ${tenant} and c.token_hash = ${hash}`.execute(db)
  return rows[0]
}

/** Notes that a credential was used; a session lives on from here. */
export async function touch(
  db: Db,
  tenant: string,
  kind: 'session' | 'api_key',
  id: string,
  at: Date,
  expires: Date,
): Promise<void> {
  if (kind === 'api_key') {
    await db.updateTable('api_key').set({ used_at: at }).where('tenant_id', '=', tenant).where('id', '=', id).execute()
  } else {
    await db
      .updateTable('session')
      .set({ seen_at: at, expires_at: expires })
      .where('tenant_id', '=', tenant)
      .where('id', '=', id)
      .execute()
  }
}

export async function tenantsOfEmail(db: Db, address: string): Promise<{ id: string; slug: string; name: string }[]> {
  const { rows } = await sql<{ id: string; slug: string; name: string }>`select id, slug, name from tenant
    where id in (select mendbook_tenants_of_email(${address})) order by name`.execute(db)
  return rows
}

export async function tenant({ db, tenant: id }: Pick<Context, 'db' | 'tenant'>) {
  return db.selectFrom('tenant').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function renameTenant({ db }: Context, name: string): Promise<void> {
  await sql`select mendbook_rename_tenant(${name})`.execute(db)
}

export async function passwordOf({ db, tenant: id }: Context, by: { email: string } | { person: string }) {
  const query = db.selectFrom('person').select(['id', 'password_hash', 'active']).where('tenant_id', '=', id)
  return ('email' in by ? query.where('email', '=', by.email) : query.where('id', '=', by.person)).executeTakeFirst()
}

export async function setPassword({ db, tenant: id }: Context, person: string, hash: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ password_hash: hash })
    .where('tenant_id', '=', id)
    .where('id', '=', person)
    .execute()
}

/** Hashed: the table does not tell who tried. */
export interface Buckets {
  account: string
  address: string
}

/** How many attempts stand against an account and an address. Tries at the same time queue here, until the commit. */
export async function attempts(db: Db, { account, address }: Buckets, since: Date) {
  for (const bucket of [account, address]) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${bucket}, 0))`.execute(db)
  }
  const { rows } = await sql<
    Record<keyof Buckets, number>
  >`select count(*) filter (where bucket = ${account})::int as account,
    count(*) filter (where bucket = ${address})::int as address
    from sign_in_attempt where bucket in (${account}, ${address}) and at > ${since}`.execute(db)
  return rows[0] ?? { account: 0, address: 0 }
}

export async function noteAttempt(db: Db, { account, address }: Buckets, at: Date): Promise<void> {
  await db
    .insertInto('sign_in_attempt')
    .values([account, address].map((bucket) => ({ bucket, at })))
    .execute()
}

/** After a right password: the account starts anew; of the address only this attempt is taken back. */
export async function forgetAttempts(db: Db, { account, address }: Buckets): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('bucket', '=', account).execute()
  await sql`delete from sign_in_attempt where ctid =
    (select ctid from sign_in_attempt where bucket = ${address} order by at desc limit 1)`.execute(db)
}

export async function dropOldAttempts(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('at', '<', before).execute()
}

export async function insertSession(
  { db, tenant: id }: Context,
  values: {
    id: string
    person_id: string
    token_hash: Buffer
    agent: string | null
    address: string | null
    created_at: Date
    expires_at: Date
  },
) {
  await db
    .insertInto('session')
    .values({ tenant_id: id, ...values, seen_at: values.created_at })
    .execute()
}

export async function listSessions(
  { db, tenant: id, now }: Context,
  person: string,
  after: string[] | undefined,
  limit: number,
) {
  let query = db
    .selectFrom('session')
    .select(['id', 'agent', 'address', 'created_at', 'seen_at', 'expires_at'])
    .where('tenant_id', '=', id)
    .where('person_id', '=', person)
    .where('expires_at', '>', now)
  if (after?.[0]) query = query.where('id', '<', after[0])
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Ends sessions of a person: one, or all but one. Answers with how many ended. */
export async function endSessions(
  { db, tenant: id }: Context,
  person: string,
  which: { only: string } | { allBut: string | undefined },
): Promise<number> {
  let query = db.deleteFrom('session').where('tenant_id', '=', id).where('person_id', '=', person)
  if ('only' in which) query = query.where('id', '=', which.only)
  else if (which.allBut) query = query.where('id', '!=', which.allBut)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

export async function dropExpired({ db, tenant: id, now }: Context): Promise<void> {
  await db.deleteFrom('session').where('tenant_id', '=', id).where('expires_at', '<', now).execute()
  await db.deleteFrom('invitation').where('tenant_id', '=', id).where('expires_at', '<', now).execute()
}

export interface KeyRow {
  id: string
  name: string
  start: string
  person: { id: string; name: string }
  scopes: Permission[] | null
  created_at: Date
  expires_at: Date | null
  used_at: Date | null
}

export async function listKeys(
  { db, tenant: id }: Context,
  filter: { person?: string | undefined; id?: string },
  after: string[] | undefined,
  limit: number,
): Promise<KeyRow[]> {
  let query = db
    .selectFrom('api_key as k')
    .innerJoin('person as p', (join) => join.onRef('p.tenant_id', '=', 'k.tenant_id').onRef('p.id', '=', 'k.person_id'))
    .select(['k.id', 'k.name', 'k.start', 'k.scopes', 'k.created_at', 'k.expires_at', 'k.used_at'])
    .select(sql<{ id: string; name: string }>`jsonb_build_object('id', p.id, 'name', p.name)`.as('person'))
    .where('k.tenant_id', '=', id)
  if (filter.person) query = query.where('k.person_id', '=', filter.person)
  if (filter.id) query = query.where('k.id', '=', filter.id)
  if (after?.[0]) query = query.where('k.id', '<', after[0])
  return query.orderBy('k.id', 'desc').limit(limit).execute()
}

export async function insertKey(
  { db, tenant: id, now }: Context,
  values: {
    id: string
    person_id: string
    name: string
    start: string
    token_hash: Buffer
    scopes: Permission[] | null
    expires_at: Date | null
  },
) {
  await db
    .insertInto('api_key')
    .values({ tenant_id: id, ...values, used_at: null, created_at: now })
    .execute()
}

export async function removeKey({ db, tenant: id }: Context, key: string): Promise<void> {
  await db.deleteFrom('api_key').where('tenant_id', '=', id).where('id', '=', key).execute()
}

export async function replaceInvitation(
  { db, tenant: id, now }: Context,
  values: { id: string; person_id: string; token_hash: Buffer; expires_at: Date },
) {
  await db.deleteFrom('invitation').where('tenant_id', '=', id).where('person_id', '=', values.person_id).execute()
  await db
    .insertInto('invitation')
    .values({ tenant_id: id, ...values, created_at: now })
    .execute()
}

export async function findInvitation({ db, tenant: id }: Context, hash: Buffer) {
  return db
    .selectFrom('invitation as i')
    .innerJoin('person as p', (join) => join.onRef('p.tenant_id', '=', 'i.tenant_id').onRef('p.id', '=', 'i.person_id'))
    .select(['i.id', 'i.expires_at', 'p.id as person_id', 'p.name', 'p.email', 'p.active'])
    .where('i.tenant_id', '=', id)
    .where('i.token_hash', '=', hash)
    .forUpdate('i')
    .executeTakeFirst()
}

export async function removeInvitation({ db, tenant: id }: Context, invitation: string): Promise<number> {
  const gone = await db
    .deleteFrom('invitation')
    .where('tenant_id', '=', id)
    .where('id', '=', invitation)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
