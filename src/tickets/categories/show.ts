// The category tree as the world sees it: the list, and how many open tickets each has.
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import * as store from '../category.store.ts'
import { type Category, countCategories, listCategories } from '../contract.ts'
import { isAgent } from '../policy.ts'

export const list = implement(listCategories, async (ctx, { limit, cursor, active }) => {
  const size = pageSize(limit)
  const scope = `categories ${active}`
  const retired = active === undefined ? undefined : !active
  const rows = await store.list(ctx, { retired }, readCursor(ctx, scope, cursor), size + 1)
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [`{${row.place.join(',')}}`, row.id],
    (row) => present(ctx, row),
  )
})

export const counts = implement(countCategories, async (ctx) => ({ items: await store.openTickets(ctx) }))

/** What was retired or brought back with it is counted. */
export async function announce(ctx: Context, name: `category.${string}`, id: string): Promise<Category> {
  const category = await show(ctx, id)
  const along = name === 'category.retired' || name === 'category.brought_back'
  await ctx.record({
    name,
    subject: subject(id),
    changes: { path: category.path, ...(along && { below: await store.countBelow(ctx, id) }) },
    audience: [audience.agents, audience.directory],
  })
  return category
}

export const subject = (id: string) => ({ kind: 'category', id })

export async function show(ctx: Context, id: string): Promise<Category> {
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
  ancestors: row.ancestors.slice(0, -1),
  position: row.position,
  ownerTeam: row.owner_team,
  assignsOwner: isAgent(ctx.actor) && row.assigns_owner,
  examples: row.examples,
  notes: isAgent(ctx.actor) ? row.notes : '',
  aliases: isAgent(ctx.actor) ? row.aliases : [],
  closeAfterDays: row.close_after_days,
  active: !row.retired,
  retired:
    isAgent(ctx.actor) && row.retirement ? { ...row.retirement, at: new Date(row.retirement.at).toISOString() } : null,
  revision: row.revision,
})
