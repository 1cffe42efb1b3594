// The founding of a workspace: its tenant, roles, teams and first admin. Called by set-up, the demo and the operator's command.

import { sql } from 'kysely'
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import type { Permission } from '../platform/operation.ts'
import * as access from './access.store.ts'
import { hashPassword } from './password.ts'
import * as people from './people.store.ts'
import * as store from './teams.store.ts'

export interface Founding {
  organisation: string
  slug: string
  size: string
  menu: Record<string, boolean>
  teams: { name: string; level: number; description: string; restricted: boolean }[]
  roles: { key: string; name: string; description: string; permissions: Permission[] }[]
  admin: { name: string; email: string; password: string | null }
}

/** Inside the transaction of the new tenant. Answers with the id of the first admin. */
export async function found(ctx: Context, founding: Founding): Promise<string> {
  const { db, tenant, now } = ctx
  const { slug, organisation, size, menu } = founding
  await sql`select mendbook_found_tenant(${tenant}, ${slug}, ${organisation}, ${size}, ${JSON.stringify(menu)}::jsonb, 'en', ${now})`.execute(
    db,
  )
  for (const { key, ...role } of founding.roles) await store.insertRole(ctx, ctx.newId(), { key, ...role })
  const teams: string[] = []
  for (const team of founding.teams) {
    const id = ctx.newId()
    await store.insertTeam(ctx, id, team)
    teams.push(id)
  }
  const admin = ctx.newId()
  const { name, email, password } = founding.admin
  await people.insert(ctx, admin, {
    name,
    email,
    title: null,
    phone: null,
    location: null,
    time_zone: null,
    organisation_id: null,
    active: true,
  })
  if (password) await access.setPassword(ctx, admin, await hashPassword(password))
  await people.setRoles(ctx, admin, [(await store.roleByKey(ctx, 'admin')) as string])
  await people.setTeams(ctx, admin, teams.slice(0, 1))
  await ctx.record({
    name: 'workspace.founded',
    subject: { kind: 'tenant', id: tenant },
    changes: { organisation, size },
    audience: [audience.directory],
  })
  await ctx.record({
    name: 'person.added',
    subject: { kind: 'person', id: admin },
    changes: { name, email },
    audience: [audience.directory],
  })
  return admin
}
