// People: list, show, add, change.
import type { z } from 'zod'
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { violated } from '../platform/database/failures.ts'
import { invalid, missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { unchanged } from '../platform/revision.ts'
import * as access from './access.store.ts'
import { addPerson, changePerson, getPerson, listPeople, type Person } from './contract.ts'
import * as store from './people.store.ts'
import { holding, no, someoneKeepsTheKeys, withinOwn, withinOwnTeams, yes } from './policy.ts'
import { each, inPath, organisationId, personId, roleId, teamId } from './references.ts'
import * as teams from './teams.store.ts'

export const list = implement(listPeople, async (ctx, input) => {
  const filter = {
    q: input.q,
    role: input.role && (await roleId(ctx, input.role, 'role')),
    team: input.team && (await teamId(ctx, input.team)),
    organisation: input.organisation && (await organisationId(ctx, input.organisation)),
    permission: input.permission,
    active: input.active,
  }
  const scope = `people ${JSON.stringify(filter)}`
  const limit = pageSize(input.limit)
  const rows = await store.list(ctx, filter, readCursor(ctx, scope, input.cursor), limit + 1)
  return toPage(
    ctx,
    scope,
    rows,
    limit,
    (row) => [row.sort_name, row.id],
    (row) => present(ctx, row),
  )
})

export const get = implement(getPerson, async (ctx, input) =>
  show(ctx, await inPath('person', personId(ctx, input.id, 'id'))),
)

type Fields = z.output<typeof changePerson.input>

export const add = implement(addPerson, async (ctx, input) => {
  const id = ctx.newId()
  const values = await valuesOf(ctx, input)
  const named = { name: input.name, email: input.email }
  await store.insert(ctx, id, { ...empty, ...values, ...named }).catch(addressTaken)
  const roles = input.roles ?? [(await teams.roleByKey(ctx, 'end_user')) as string]
  await join(ctx, id, { roles, teams: input.teams })
  await ctx.record({ name: 'person.added', subject: subject(id), changes: named, audience: [audience.directory] })
  return show(ctx, id)
})

const empty = { title: null, phone: null, location: null, time_zone: null, organisation_id: null, active: true }

export const change = implement(changePerson, async (ctx, input) => {
  const id = await inPath('person', personId(ctx, input.id, 'id'))
  const before = await store.findById(ctx, id)
  const locked = await store.lock(ctx, id)
  if (!before || !locked) throw missing('person')
  await unchanged(ctx, 'person', locked.revision, () => show(ctx, id))
  // Whoever may do more than the caller is not changed by the caller: a new address would be a way into their account.
  withinOwn(ctx, (await store.brief(ctx, id))?.permissions as never[], `Changing ${before.name}`)
  await store.update(ctx, id, await valuesOf(ctx, input)).catch(addressTaken)
  await join(
    ctx,
    id,
    input,
    before.teams.map((team) => team.id),
  )
  if (input.active === false) await access.endSessions(ctx, id, { allBut: undefined })
  if (input.active === false || input.roles) await someoneKeepsTheKeys(ctx)
  const after = await show(ctx, id)
  await ctx.record({
    name: 'person.changed',
    subject: subject(id),
    changes: difference(present(ctx, before), after),
    audience: [audience.directory, audience.person(id)],
  })
  return after
})

async function join(
  ctx: Context,
  id: string,
  wanted: { roles?: string[] | undefined; teams?: string[] | undefined },
  already: string[] = [],
) {
  if (wanted.roles) {
    const roles = await each(wanted.roles, (role) => roleId(ctx, role))
    withinOwn(ctx, await teams.permissionsOf(ctx, roles), 'Giving these roles')
    await store.setRoles(ctx, id, roles)
  }
  if (wanted.teams) {
    const joined = await each(wanted.teams, (team) => teamId(ctx, team, 'teams'))
    await withinOwnTeams(
      ctx,
      joined.filter((team) => !already.includes(team)),
    )
    await store.setTeams(ctx, id, joined)
  }
}

async function valuesOf(ctx: Context, input: Partial<Fields>): Promise<Partial<store.PersonValues>> {
  const { name, email, title, phone, location, timeZone, organisation, active, vip } = input
  const values = {
    name,
    email,
    title,
    phone,
    location,
    time_zone: timeZone,
    active,
    vip,
    organisation_id: organisation ? await organisationId(ctx, organisation) : organisation,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

async function show(ctx: Context, id: string): Promise<Person> {
  const row = await store.findById(ctx, id)
  if (!row) throw missing('person')
  return present(ctx, row)
}

function present(ctx: Context, row: store.PersonRow): Person {
  const manage = holding(ctx, 'people.manage')
  const self = ctx.actor.id === row.id
  const active = row.active ? yes : no(`${row.name} is deactivated. Activate them first.`)
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    title: row.title,
    phone: row.phone,
    location: row.location,
    timeZone: row.time_zone,
    organisation: row.organisation,
    roles: row.roles,
    teams: row.teams,
    active: row.active,
    vip: row.vip,
    canSignIn: row.active && row.can_sign_in,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    can: {
      change: manage,
      deactivate: manage.allowed && self ? no('You cannot deactivate yourself.') : manage,
      invite: manage.allowed ? active : manage,
    },
  }
}

/** Old and new of what differs, for the history. */
export function difference<T extends object>(before: T, after: T): Record<string, unknown> {
  const keys = Object.keys(after).filter((key) => key !== 'revision' && key !== 'can') as (keyof T & string)[]
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return Object.fromEntries(changed.map((key) => [key, [before[key], after[key]]]))
}

const subject = (id: string) => ({ kind: 'person', id })

function addressTaken(error: unknown): never {
  if (violated(error) === 'person_tenant_id_email_key')
    throw invalid('email', 'belongs to somebody here already: open that person instead')
  throw error
}
