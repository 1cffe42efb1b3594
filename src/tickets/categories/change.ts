// A category comes into the tree, changes, and moves within it with all that is below.
import { inPath, teamId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { violated } from '../../platform/database/failures.ts'
import { DeskError, invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import * as store from '../category.store.ts'
import { categoryId, findOffered } from '../category-reference.ts'
import { addCategory, type Category, changeCategory } from '../contract.ts'
import { announce, show } from './show.ts'

/** Deeper trees are filled in wrongly, and read by nobody. */
const levels = 5

export const add = implement(addCategory, async (ctx, { position, ...input }) => {
  await store.alone(ctx)
  const id = ctx.newId()
  const values = await valuesOf(ctx, id, input)
  const empty = { parent_id: null, owner_team_id: null, examples: '', notes: '', aliases: [], assigns_owner: false }
  await store.insert(ctx, id, { ...empty, ...values, name: input.name }).catch(nameTaken)
  if (position !== undefined) await store.place(ctx, id, position, false)
  return announce(ctx, 'category.added', id)
})

export const change = implement(changeCategory, async (ctx, { id: reference, position, active, ...wish }) => {
  await store.alone(ctx)
  const id = await inPath('category', categoryId(ctx, reference))
  const locked = await store.lock(ctx, id)
  if (!locked) throw missing('category')
  await unchanged(ctx, 'category', locked.revision, () => show(ctx, id))
  const values = await valuesOf(ctx, id, wish, locked.parent_id)
  const moved = values.parent_id !== undefined && values.parent_id !== locked.parent_id
  const turned = active !== undefined && active !== (locked.retired_at === null)
  const retirement = turned && { retired_at: active ? null : ctx.now, retired_by: active ? null : ctx.actor.id }
  await store.update(ctx, id, { ...values, ...retirement, ...(moved && { position: last }) }).catch(nameTaken)
  if (position !== undefined) await store.place(ctx, id, position, !moved && locked.position < position)
  if (active) refuseBelowRetired(await show(ctx, id))
  if (turned) await announce(ctx, active ? 'category.brought_back' : 'category.retired', id)
  const only = turned && position === undefined && Object.keys(values).length === 0
  return only ? show(ctx, id) : announce(ctx, 'category.changed', id)
})

function refuseBelowRetired({ name, retired }: Category) {
  if (!retired?.with) return
  const above = retired.with.name
  throw new DeskError(
    'conflict',
    `${name} is retired with ${above}, above it, so it was not brought back. Bring back ${above} first, or move ${name} out of it.`,
  )
}

/** Behind its new siblings, unless told. */
const last = 1_000_000

type Wish = Partial<Record<'name' | 'examples' | 'notes', string | undefined>> & {
  parent?: string | null | undefined
  ownerTeam?: string | null | undefined
  assignsOwner?: boolean | undefined
  aliases?: string[] | undefined
  closeAfterDays?: number | null | undefined
}

async function valuesOf(
  ctx: Context,
  id: string,
  { parent, ownerTeam, assignsOwner, closeAfterDays, ...plain }: Wish,
  above: string | null = null,
): Promise<Partial<store.CategoryValues>> {
  const values = {
    ...plain,
    parent_id: parent ? await parentId(ctx, id, parent, above) : parent,
    owner_team_id: ownerTeam ? await teamId(ctx, ownerTeam, 'ownerTeam') : ownerTeam,
    assigns_owner: assignsOwner,
    close_after_days: closeAfterDays,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** @param above where it stands already */
async function parentId(ctx: Context, id: string, reference: string, above: string | null): Promise<string> {
  const parent = await findOffered(ctx, reference, 'parent', above)
  if (parent.id === id) throw invalid('parent', 'is the category itself')
  if (parent.ancestors.includes(id)) throw invalid('parent', 'lies below this category: choose one that does not')
  if (parent.ancestors.length + (await store.height(ctx, id)) > levels)
    throw invalid('parent', `would make more than ${levels} levels, and nobody finds what lies that deep`)
  return parent.id
}

function nameTaken(error: unknown): never {
  if (violated(error)) throw invalid('name', 'is taken: there is another category of this name at this place')
  throw error
}
