// What tickets ask of the directory: who can work them, and what a team is like.
import { organisationOf as currentOrganisation, personBrief, personId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { invalid, missing } from '../platform/errors.ts'
import { isAgent } from './policy.ts'

/** The id of somebody who may work tickets. `me` is the caller. @throws DeskError invalid */
export async function agentId(ctx: Context, reference: string, field = 'assignee'): Promise<string> {
  const id = await personId(ctx, reference, field)
  const person = await personBrief(ctx, id)
  if (!person?.active) throw invalid(field, 'is deactivated: choose somebody else')
  if (!person.permissions.includes('tickets.work'))
    throw invalid(field, `is not an agent: ${person.name} has no role with the permission tickets.work`)
  return id
}

/** Requesters see the names of agents, not their addresses. */
export function named(ctx: Pick<Context, 'actor'>, person: { id: string; name: string; email: string } | null) {
  if (!person) return null
  return isAgent(ctx.actor) || person.id === ctx.actor.id ? person : { ...person, email: null }
}

/** What a change of team means for a ticket. */
export async function teamOf({ db, tenant }: Context, id: string) {
  const team = await db
    .selectFrom('team')
    .select(['id', 'name', 'level', 'restricted'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!team) throw missing('team')
  return team
}

/** The organisation that somebody belongs to now. */
export async function organisationOf(ctx: Context, person: string): Promise<string | null> {
  if (person === ctx.actor.id && ctx.actor.organisation !== undefined) return ctx.actor.organisation
  return currentOrganisation(ctx, person)
}
