// Names from another desk, looked up once per batch: categories that are unknown are made under Imported, requesters are added.
import { addKnownPeople, agentsByName, peopleByEmail } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { email as Email } from '../../platform/shapes.ts'
import * as categories from '../category.store.ts'
import { cellsOf } from '../priority/store.ts'
import type { PlacedRow } from './batch.ts'
import { teamsByName } from './store.ts'

interface Person {
  id: string
  organisation: string | null
}

export type Lookup = Awaited<ReturnType<typeof createLookup>>

/** What the names in some rows are here. Without a dry run, who and what is missing is added. */
export async function createLookup(ctx: Context, rows: PlacedRow[], dryRun: boolean) {
  const [teams, agents, cells] = await Promise.all([teamsByName(ctx), agentsByName(ctx), cellsOf(ctx)])
  // One after the other: a reaction to new people that fails takes back what was written beside it.
  const people = await peopleOf(ctx, rows, dryRun)
  const tree = await categoriesOf(ctx, rows, dryRun)
  const found = {
    categories: tree.missing,
    people: people.missing,
    teams: new Set<string>(),
    assignees: new Set<string>(),
  }
  return {
    found,
    added: [...people.added, ...tree.added],
    cells,
    team(name: string | undefined) {
      const team = name && teams.get(name.toLowerCase())
      if (name && !team) found.teams.add(name)
      return team || undefined
    },
    assignee(address: string | undefined, name: string | undefined): string | undefined {
      if (!address && !name) return undefined
      const id = agents.get((address ?? '').toLowerCase()) ?? agents.get((name ?? '').toLowerCase())
      if (!id) found.assignees.add(name ?? (address as string))
      return id
    },
    /** @param done resolved or closed: it keeps a category that is retired here */
    category: (name: string | undefined, done: boolean): string | null =>
      (name && tree.ids.get(keyOf(name, done))) || null,
    /** Undefined: nobody has this address, or it is none. */
    person: (address: string | undefined): Person | undefined => people.ids.get(addressOf(address) ?? ''),
  }
}

const addressOf = (address: string | undefined) => Email.safeParse(address ?? '').data

async function peopleOf(ctx: Context, rows: PlacedRow[], dryRun: boolean) {
  const names = new Map<string, string>()
  for (const { requesterEmail, requesterName } of rows) {
    const email = addressOf(requesterEmail)
    if (email && !names.has(email)) names.set(email, (requesterName ?? email).slice(0, 120))
  }
  const authors = rows.flatMap(({ messages = [] }) =>
    messages.flatMap(({ authorEmail }) => addressOf(authorEmail) ?? []),
  )
  const ids = await peopleByEmail(ctx, [...new Set([...names.keys(), ...authors])])
  const missing = [...names].filter(([email]) => !ids.has(email)).map(([email, name]) => ({ email, name }))
  const added = dryRun ? new Map<string, Person>() : await addKnownPeople(ctx, missing)
  return {
    ids: new Map([...ids, ...added]),
    missing: missing.length,
    added: [...added.values()].map(({ id }) => ({ kind: 'person' as const, id })),
  }
}

const isDone = ({ place }: PlacedRow) => place.status === 'resolved' || place.status === 'closed'

/** A name may stand for two categories: what is over keeps a retired one, and what is still to do is put into none. */
const keyOf = (name: string, done: boolean) => `${done ? 'done' : 'open'} ${name.toLowerCase()}`

async function categoriesOf(ctx: Context, rows: PlacedRow[], dryRun: boolean) {
  const ids = new Map<string, string>()
  const missing = new Set<string>()
  const added: string[] = []
  const named = rows.flatMap((row) => (row.category ? [{ name: row.category, done: isDone(row) }] : []))
  const names = new Map(named.map((one) => [keyOf(one.name, one.done), one]))
  for (const [key, { name, done }] of names) {
    const here = await categories.find(ctx, { name })
    const known =
      here && (done || !here.retired) ? here : await categories.find(ctx, { name: `Imported / ${name}`.slice(0, 300) })
    if (!known) missing.add(name)
    const id = known?.id ?? (dryRun ? undefined : await addImported(ctx, name, added))
    if (id) ids.set(key, id)
  }
  return { ids, missing, added: added.map((id) => ({ kind: 'category' as const, id })) }
}

/** @param added is told which ones came into being, from the top down */
async function addImported(ctx: Context, name: string, added: string[]): Promise<string> {
  const short = name.slice(0, 80).trim()
  const parent = (await categories.find(ctx, { name: 'Imported' }))?.id ?? (await insert(ctx, 'Imported', null, added))
  return (await categories.find(ctx, { name: `Imported / ${short}` }))?.id ?? insert(ctx, short, parent, added)
}

async function insert(ctx: Context, name: string, parent: string | null, added: string[]): Promise<string> {
  const id = ctx.newId()
  added.push(id)
  await categories.insert(ctx, id, {
    name,
    parent_id: parent,
    owner_team_id: null,
    examples: '',
    notes: '',
    aliases: [],
    assigns_owner: false,
  })
  return id
}
