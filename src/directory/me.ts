// Who the caller is, as the screens and the command line need it.
import type { Actor, Context, Via } from '../platform/context.ts'
import { DeskError } from '../platform/errors.ts'
import type { Runtime } from '../platform/events.ts'
import { implement } from '../platform/execute.ts'
import * as access from './access.store.ts'
import { getMe, type Me } from './contract.ts'
import * as people from './people.store.ts'

export const get = implement(getMe, (ctx) => meOf(ctx))

export async function meOf(ctx: Context): Promise<Me> {
  const [person, tenant] = await Promise.all([people.findById(ctx, ctx.actor.id as string), access.tenant(ctx)])
  if (!person) throw new DeskError('unauthenticated', 'Your account is gone. Ask an admin.')
  return {
    person: {
      id: person.id,
      name: person.name,
      email: person.email,
      phone: person.phone,
      location: person.location,
      timeZone: person.time_zone,
    },
    tenant: { id: tenant.id, name: tenant.name, slug: tenant.slug, size: tenant.size },
    permissions: [...ctx.actor.permissions],
    teams: person.teams,
    menu: tenant.menu,
    via: (ctx.via as Via).kind,
  }
}

/** A person as an actor, with everything their roles permit: at sign-in, before there is a token. */
export async function asPerson(
  runtime: Pick<Runtime, 'database'>,
  tenant: string,
  id: string,
): Promise<{ actor: Actor }> {
  return runtime.database.inTenant(tenant, async (db) => ({ actor: await actorOf({ db, tenant } as Context, id) }), {
    readOnly: true,
  })
}

/** The same within a transaction: for what is done later in somebody's name, with what they may do by then. */
export async function actorOf(ctx: Context, id: string): Promise<Actor> {
  const [row, brief] = await Promise.all([people.findById(ctx, id), people.brief(ctx, id)])
  if (!row?.active || !brief) throw new DeskError('unauthenticated', 'This account is not active. Ask an admin.')
  const permissions = new Set(brief.permissions as Actor['permissions'] extends ReadonlySet<infer P> ? P[] : never)
  const teams = new Set(row.teams.map((team) => team.id))
  const roles = new Set(row.roles.map((role) => role.id))
  return { kind: 'person', id, name: row.name, permissions, teams, roles, organisation: brief.organisation_id }
}
