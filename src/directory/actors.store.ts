// What people may do now, read for somebody else: who may be asked to watch, who may be mentioned, who sees what.
import './schema.ts'
import { sql } from 'kysely'
import type { Actor, Context } from '../platform/context.ts'
import type { Permission } from '../platform/operation.ts'

export interface KnownActor extends Actor {
  id: string
  email: string
  active: boolean
  /** Has an account to sign in with. */
  canSignIn: boolean
}

interface Row {
  id: string
  name: string
  email: string
  active: boolean
  can_sign_in: boolean
  organisation_id: string | null
  permissions: Permission[]
  teams: string[]
}

const actors = sql`select /* by key */ p.id, p.name, p.email, p.active, p.password_hash is not null as can_sign_in, p.organisation_id,
      array(select distinct x from person_role pr join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id, unnest(r.permissions) x
        where pr.tenant_id = p.tenant_id and pr.person_id = p.id) as permissions,
      array(select tm.team_id from team_member tm where tm.tenant_id = p.tenant_id and tm.person_id = p.id) as teams
    from person p`

/** By id; who is not here is left out. */
export async function actorsOf({ db, tenant }: Context, ids: readonly string[]): Promise<Map<string, KnownActor>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`${actors} where p.tenant_id = ${tenant} and p.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, actorOf(row)]))
}

/** @param email in lower case */
export async function actorByEmail({ db, tenant }: Context, email: string): Promise<KnownActor | undefined> {
  const { rows } = await sql<Row>`${actors} where p.tenant_id = ${tenant} and p.email = ${email}`.execute(db)
  return rows[0] && actorOf(rows[0])
}

const actorOf = ({ can_sign_in, organisation_id, permissions, teams, ...row }: Row): KnownActor => ({
  ...row,
  kind: 'person',
  canSignIn: can_sign_in,
  organisation: organisation_id,
  permissions: new Set(permissions),
  teams: new Set(teams),
})
