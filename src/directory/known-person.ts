// Somebody whom an import or a mail names: a person with the role End User and no way to sign in, until an admin invites them.
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import * as people from './people.store.ts'
import * as store from './teams.store.ts'

interface Known {
  email: string
  name: string
}

export async function addKnownPerson(ctx: Context, person: Known): Promise<string> {
  const added = await addKnownPeople(ctx, [person])
  return added.get(person.email)?.id as string
}

/** Addresses in lower case, none of which the workspace knows yet. Answers with their ids. */
export async function addKnownPeople(
  ctx: Context,
  known: Known[],
): Promise<Map<string, { id: string; organisation: string | null }>> {
  if (known.length === 0) return new Map()
  const domains = [...new Set(known.map(({ email }) => domainOf(email)))]
  const [organisations, role] = await Promise.all([
    store.organisationsOfDomains(ctx, domains),
    store.roleByKey(ctx, 'end_user'),
  ])
  const added = known.map((person) => ({
    id: ctx.newId(),
    ...person,
    organisation: organisations.get(domainOf(person.email)) ?? null,
  }))
  await people.insertMany(ctx, added, role as string)
  await ctx.recordAll(
    added.map(({ id, name, email }) => ({
      name: 'person.added',
      subject: { kind: 'person', id },
      changes: { name, email },
      audience: [audience.directory],
    })),
  )
  return new Map(added.map(({ email, id, organisation }) => [email, { id, organisation }]))
}

/**
 * People whom nobody knows but by mistake: those of them go who never had an account, were invited or did anything, and about whom
 * nobody changed anything since they came. Answers with who went; that nothing else names them is for the caller to see to.
 */
export async function forgetPeople(ctx: Context, ids: string[]): Promise<string[]> {
  const gone = await people.removeUnknown(ctx, ids)
  await ctx.recordAll(
    gone.map(({ id, name, email }) => ({
      name: 'person.removed',
      subject: { kind: 'person', id },
      changes: { name, email },
      audience: [audience.directory],
    })),
  )
  return gone.map(({ id }) => id)
}

const domainOf = (email: string) => email.split('@')[1] ?? ''

export const peopleByEmail = people.byEmail

/** Agents by address and by name, in lower case; a name that two of them have names nobody. */
export async function agentsByName(ctx: Context): Promise<Map<string, string>> {
  const agents = await people.agents(ctx)
  const named = Map.groupBy(agents, ({ name }) => name.toLowerCase())
  const alone = [...named].flatMap(([name, [one, ...others]]) =>
    one && others.length === 0 ? [[name, one.id] as const] : [],
  )
  return new Map([...alone, ...agents.map(({ email, id }) => [email.toLowerCase(), id] as const)])
}
