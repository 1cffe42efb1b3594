// Checklists of a ticket: read, add, change, remove, bring back.
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { demandWorker, glance, readFor } from '../ticket.ts'
import { readList, showList, tell } from './change.ts'
import { addChecklist, changeChecklist, listChecklists, removeChecklist } from './contract.ts'
import { presentChecklist } from './present.ts'
import * as store from './store.ts'
import { templateOf } from './templates.ts'

const mostLists = 20

export const list = implement(listChecklists, async (ctx, { id, limit, cursor }) => {
  const ticket = await glance(ctx, id)
  demandWorker(ctx, ticket)
  const scope = `checklists ${ticket.id}`
  const size = pageSize(limit)
  const after = readCursor(ctx, scope, cursor)?.[0]
  const rows = await store.lists(ctx, ticket.id, { after, limit: size + 1 })
  return toPage(ctx, scope, rows, size, (row) => [row.id], presentChecklist)
})

export const add = implement(addChecklist, async (ctx, { id: reference, template, ...wish }) => {
  const ticket = await readFor(ctx, reference, 'change')
  const saved = template === undefined ? undefined : await templateOf(ctx, template)
  const { name = saved?.name ?? 'Checklist', mandatory = saved?.mandatory ?? false } = wish
  const items = [...(saved?.items ?? []), ...(wish.items ?? [])]
  if (items.length > 200)
    throw invalid('items', 'makes more than 200 with those of the saved checklist: leave some out')
  if ((await store.lists(ctx, ticket.id, { limit: mostLists })).length >= mostLists)
    throw new DeskError('conflict', `${ticket.number} has ${mostLists} checklists already. Remove one first.`)
  const id = await putChecklist(ctx, ticket.id, { name, mandatory, items })
  await tell(ctx, ticket, 'ticket.checklist_added', { checklist: name, list: id, items: items.length })
  return showList(ctx, ticket.id, id)
})

/** A list with its items, without a word: for a ticket that is just being opened, whose event tells of it all. */
export async function putChecklist(
  ctx: Context,
  ticket: string,
  { name, mandatory = false, items }: { name: string; mandatory?: boolean; items: string[] },
): Promise<string> {
  const id = ctx.newId()
  await store.insert(
    ctx,
    { id, ticket, name, mandatory },
    items.map((text) => ({ id: ctx.newId(), text })),
  )
  await store.recount(ctx, ticket)
  return id
}

export const change = implement(changeChecklist, async (ctx, { id: reference, checklist, removed, ...wish }) => {
  const { ticket, list: before } = await readList(ctx, reference, checklist, { removed: removed === false })
  const changes = {
    ...(wish.name !== undefined && wish.name !== before.name && { name: [before.name, wish.name] }),
    ...(wish.mandatory !== undefined &&
      wish.mandatory !== before.mandatory && { mandatory: [before.mandatory, wish.mandatory] }),
  }
  const restored = before.removed_at !== null
  if (!restored && Object.keys(changes).length === 0) return presentChecklist(before)
  const { name = before.name, mandatory = before.mandatory } = wish
  await store.updateList(ctx, checklist, { name, mandatory, removed_at: null })
  const event = restored ? 'ticket.checklist_restored' : 'ticket.checklist_changed'
  await tell(ctx, ticket, event, { checklist: before.name, list: checklist, ...changes })
  return showList(ctx, ticket.id, checklist)
})

export const remove = implement(removeChecklist, async (ctx, { id: reference, checklist }) => {
  const { ticket, list: before } = await readList(ctx, reference, checklist)
  await store.updateList(ctx, checklist, { removed_at: ctx.now })
  await tell(ctx, ticket, 'ticket.checklist_removed', { checklist: before.name, list: checklist })
  return null
})
