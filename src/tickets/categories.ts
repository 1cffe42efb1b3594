// The category tree: list, add, change, remove.
import { inPath, teamId } from '../directory/index.ts'
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { violated } from '../platform/database/failures.ts'
import { DeskError, invalid, missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { unchanged } from '../platform/revision.ts'
import * as store from './category.store.ts'
import { categoryId } from './category-reference.ts'
import { addCategory, type Category, changeCategory, listCategories, removeCategory } from './contract.ts'
import { forCategory as fieldsFor } from './fields/definition.store.ts'
import { isAgent } from './policy.ts'

export const list = implement(listCategories, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.list(ctx, {}, readCursor(ctx, 'categories', cursor), size + 1)
  return toPage(
    ctx,
    'categories',
    rows,
    size,
    (row) => [`{${row.place.join(',')}}`, row.id],
    (row) => present(ctx, row),
  )
})

export const add = implement(addCategory, async (ctx, input) => {
  const id = ctx.newId()
  const values = await valuesOf(ctx, id, input)
  const empty = { parent_id: null, owner_team_id: null, examples: '', notes: '', aliases: [], assigns_owner: false }
  await store.insert(ctx, id, { ...empty, ...values, name: input.name }).catch(nameTaken)
  return announce(ctx, 'category.added', id)
})

export const change = implement(changeCategory, async (ctx, { id: reference, ...wish }) => {
  const id = await inPath('category', categoryId(ctx, reference))
  const locked = await store.lock(ctx, id)
  if (!locked) throw missing('category')
  await unchanged(ctx, 'category', locked.revision, () => show(ctx, id))
  await store.update(ctx, id, await valuesOf(ctx, id, wish)).catch(nameTaken)
  return announce(ctx, 'category.changed', id)
})

export const remove = implement(removeCategory, async (ctx, { id: reference, moveTo }) => {
  const id = await inPath('category', categoryId(ctx, reference))
  const { path } = await show(ctx, id)
  const target = moveTo && (await categoryId(ctx, moveTo, 'moveTo'))
  if (target === id) throw invalid('moveTo', 'is the category that goes: choose another one')
  const { tickets, children } = await store.use(ctx, id)
  if (children > 0)
    throw new DeskError(
      'conflict',
      `${path} has ${children} sub-categories, so it was not removed. Move or remove those first.`,
    )
  const fields = await fieldsFor(ctx, id)
  if (fields.length > 0)
    throw new DeskError(
      'conflict',
      `Fields are for ${path} (${fields.join(', ')}), so it was not removed. Say in those fields which categories they are for first.`,
    )
  if (tickets > 0 && !target)
    throw new DeskError(
      'conflict',
      `${tickets} tickets are in ${path}, so it was not removed. Say with moveTo where they go.`,
    )
  if (target) await store.moveTickets(ctx, id, target)
  await store.remove(ctx, id).catch(usedMeanwhile(path))
  await ctx.record({
    name: 'category.removed',
    subject: subject(id),
    changes: { path, moved: tickets },
    audience: [audience.agents, audience.directory],
  })
  return null
})

type Wish = Partial<Record<'name' | 'examples' | 'notes', string | undefined>> & {
  parent?: string | null | undefined
  ownerTeam?: string | null | undefined
  aliases?: string[] | undefined
  closeAfterDays?: number | null | undefined
}

async function valuesOf(ctx: Context, id: string, { parent, ownerTeam, closeAfterDays, ...plain }: Wish) {
  const values = {
    ...plain,
    close_after_days: closeAfterDays,
    parent_id: parent ? await parentId(ctx, id, parent) : parent,
    owner_team_id: ownerTeam ? await teamId(ctx, ownerTeam, 'ownerTeam') : ownerTeam,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** Two levels: a category, and what it is made of. Deeper trees are filled in wrongly, and read by nobody. */
async function parentId(ctx: Context, id: string, reference: string): Promise<string> {
  const parent = await categoryId(ctx, reference, 'parent')
  if (parent === id) throw invalid('parent', 'is the category itself')
  if ((await show(ctx, parent)).parent) throw invalid('parent', 'is a sub-category itself: there are two levels')
  if ((await store.use(ctx, id)).children > 0)
    throw invalid('parent', 'cannot be set: this category has sub-categories of its own')
  return parent
}

async function announce(ctx: Context, name: `category.${string}`, id: string): Promise<Category> {
  const category = await show(ctx, id)
  await ctx.record({
    name,
    subject: subject(id),
    changes: { path: category.path },
    audience: [audience.agents, audience.directory],
  })
  return category
}

async function show(ctx: Context, id: string): Promise<Category> {
  const [row] = await store.list(ctx, { id }, undefined, 1)
  if (!row) throw missing('category')
  return present(ctx, row)
}

/** Notes and aliases are the desk's own: how it handles such tickets is not for requesters. */
const present = (ctx: Context, row: store.CategoryRow): Category => ({
  id: row.id,
  name: row.name,
  path: row.path,
  parent: row.parent,
  ownerTeam: row.owner_team,
  examples: row.examples,
  notes: isAgent(ctx.actor) ? row.notes : '',
  aliases: isAgent(ctx.actor) ? row.aliases : [],
  closeAfterDays: row.close_after_days,
  revision: row.revision,
})

const usedMeanwhile = (path: string) => (error: unknown) => {
  if ((error as { code?: string }).code !== '23503') throw error
  throw new DeskError('conflict', `Somebody put something into ${path} meanwhile, so it was not removed. Try again.`)
}

const subject = (id: string) => ({ kind: 'category', id })

function nameTaken(error: unknown): never {
  if (violated(error)) throw invalid('name', 'is taken: there is another category of this name at this place')
  throw error
}
