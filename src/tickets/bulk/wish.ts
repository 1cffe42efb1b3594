// What is asked for, looked at once before it begins: names become ids, so that it means the same for the last ticket as for
// the first, and what can work on no ticket is refused at once.
import { personBrief, personId, teamId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { findOffered } from '../category-reference.ts'
import * as people from '../people.ts'
import type { BulkWish } from './contract.ts'
import { fieldWords } from './field-words.ts'
import { actOf } from './lacking.ts'
import { nameOfCategory } from './store.ts'
import { summaryOf } from './words.ts'

/** @throws DeskError invalid, naming `change.…` */
export async function settle(ctx: Context, wish: BulkWish): Promise<{ wish: BulkWish; summary: string }> {
  refuseContradictions(wish)
  const settled: BulkWish = { ...wish }
  const names: Record<string, string | null> = {}
  const name = async (
    field: 'team' | 'assignee' | 'category' | 'requester',
    find: (text: string) => Promise<Found>,
  ) => {
    const text = wish[field]
    if (text === undefined) return
    const found = text === null ? null : await within(find(text))
    Object.assign(settled, { [field]: found?.id ?? null })
    names[field] = found?.name ?? null
  }
  await name('team', async (text) => people.teamOf(ctx, await teamId(ctx, text)))
  await name('assignee', async (text) => brief(ctx, await people.agentId(ctx, text)))
  await name('requester', async (text) => brief(ctx, await personId(ctx, text, 'requester')))
  await name('category', async (text) => {
    const { id } = await findOffered(ctx, text)
    return { id, name: await nameOfCategory(ctx, id) }
  })
  if (wish.fill) settled.fill = await settleFill(ctx, wish.fill)
  if (wish.fields) names.fields = await fieldWords(ctx, wish.fields)
  return { wish: settled, summary: summaryOf(wish, names) }
}

async function settleFill(ctx: Context, fill: NonNullable<BulkWish['fill']>): Promise<NonNullable<BulkWish['fill']>> {
  const named = (found: Promise<string>) => within(found, 'change.fill')
  return {
    ...fill,
    ...(fill.team && { team: await named(teamId(ctx, fill.team)) }),
    ...(fill.assignee && { assignee: await named(people.agentId(ctx, fill.assignee)) }),
    ...(fill.category && { category: (await within(findOffered(ctx, fill.category), 'change.fill')).id }),
  }
}

interface Found {
  id: string
  name: string
}

const brief = async (ctx: Context, id: string): Promise<Found> => ({
  id,
  name: (await personBrief(ctx, id))?.name ?? id,
})

/** The field stands within `change` here. */
async function within<T>(found: Promise<T>, place = 'change'): Promise<T> {
  return found.catch((error: unknown) => {
    const [first] = error instanceof DeskError ? (error.errors ?? []) : []
    throw first ? invalid(`${place}.${first.path}`, first.message) : error
  })
}

function refuseContradictions(wish: BulkWish) {
  const { reopen, reason, resolution, close, status, fill, addTags = [], removeTags = [] } = wish
  if (reopen && (resolution !== undefined || close))
    throw invalid('change.reopen', 'contradicts resolving and closing: leave one of them out')
  if (reason !== undefined && !reopen)
    throw invalid('change.reason', 'belongs to reopening: add reopen, or leave it out')
  if (status && (resolution !== undefined || close))
    throw invalid('change.status', 'contradicts resolving and closing: leave one of them out')
  if (fill && actOf(wish) === null)
    throw invalid('change.fill', 'belongs to a step: add resolution, close, reopen, status or state, or leave it out')
  const both = addTags.find((tag) => removeTags.includes(tag))
  if (both) throw invalid('change.removeTags', `names a tag that is added as well: ${both}`)
}
