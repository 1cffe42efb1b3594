// Names from another desk, looked up once per batch: categories that are unknown are made under Imported, requesters are added.
import { addKnownPerson, personId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { email as Email } from '../platform/shapes.ts'
import * as categories from './category.store.ts'
import { teamsByName } from './import.store.ts'

export async function createLookup(ctx: Context, dryRun: boolean) {
  const teams = await teamsByName(ctx)
  const known = new Map<string, Promise<string | null>>()
  const people = new Map<string, Promise<string>>()
  const added = new Set<string>()
  const once = <T>(cache: Map<string, Promise<T>>, key: string, find: () => Promise<T>) => {
    const found = cache.get(key) ?? find()
    cache.set(key, found)
    return found
  }
  return {
    newCategories: () => [...added],
    team: async (name: string) => teams.get(name.toLowerCase()),
    category: async (name: string | undefined): Promise<string | null> => {
      if (!name) return null
      return once(known, name.toLowerCase(), async () => {
        const found =
          (await categories.find(ctx, { name })) ?? (await categories.find(ctx, { name: `Imported / ${name}` }))
        if (found) return found.id
        added.add(name)
        return dryRun ? null : addImported(ctx, name)
      })
    },
    /** Null: the row names nobody who can be written to. */
    requester: async (address: string | undefined, name: string | undefined): Promise<string | null> => {
      const email = Email.safeParse(address ?? '')
      if (!email.success) return null
      return once(people, email.data, () => requester(ctx, email.data, name))
    },
  }
}

async function addImported(ctx: Context, name: string): Promise<string> {
  const parent = (await categories.find(ctx, { name: 'Imported' }))?.id ?? (await insert(ctx, 'Imported', null))
  return insert(ctx, name.slice(0, 80), parent)
}

async function insert(ctx: Context, name: string, parent: string | null): Promise<string> {
  const id = ctx.newId()
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

async function requester(ctx: Context, email: string, name: string | undefined): Promise<string> {
  const existing = await personId(ctx, email, 'requesterEmail').catch(() => undefined)
  return existing ?? addKnownPerson(ctx, { email, name: (name ?? email).slice(0, 120) })
}
