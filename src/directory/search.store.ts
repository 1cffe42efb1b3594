// People and organisations, as the search shows them.
import './schema.ts'
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'

export interface FoundPerson {
  id: string
  name: string
  email: string
  title: string | null
  created_at: Date
}

export async function peopleByIds({ db, tenant }: Context, ids: string[]): Promise<FoundPerson[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'title', 'created_at'])
    .where('tenant_id', '=', tenant)
    .where('id', 'in', ids)
    .execute()
}

/** The person whom an address names, for searches that are one. */
export async function personByEmail({ db, tenant }: Context, email: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`select id from person where tenant_id = ${tenant} and email = ${email}`.execute(db)
  return rows[0]?.id
}

export interface FoundOrganisation {
  id: string
  name: string
  domains: string[]
  created_at: Date
}

export async function organisationsByIds({ db, tenant }: Context, ids: string[]): Promise<FoundOrganisation[]> {
  return db
    .selectFrom('organisation')
    .select(['id', 'name', 'domains', 'created_at'])
    .where('tenant_id', '=', tenant)
    .where('id', 'in', ids)
    .execute()
}
