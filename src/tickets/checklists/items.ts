// The items of a checklist: add, tick, reword, move, hand out, remove, bring back.
import { actorsOf, personId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError, invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { worksOn } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { progress, readList, showList, tell } from './change.ts'
import { addItem, changeItem, removeItem } from './contract.ts'
import { presentChecklist } from './present.ts'
import * as store from './store.ts'

const most = 200

export const add = implement(addItem, async (ctx, { id: reference, checklist, text, owner, due, position }) => {
  const { ticket, list } = await readList(ctx, reference, checklist)
  if (list.items.length >= most)
    throw new DeskError('conflict', `${list.name} has ${most} items already. Begin another checklist.`)
  const id = ctx.newId()
  await store.insertItem(ctx, {
    id,
    ticket_id: ticket.id,
    checklist_id: checklist,
    text,
    position: list.items.length,
    owner_id: (await ownerOf(ctx, ticket, owner)) ?? null,
    due_on: due ?? null,
  })
  if (position !== undefined) await place(ctx, list, id, position)
  await tell(ctx, ticket, 'ticket.item_added', { item: text, checklist: list.name, list: checklist })
  return showList(ctx, ticket.id, checklist)
})

export const change = implement(changeItem, async (ctx, input) => {
  const { id: reference, checklist, item: id, removed, done, owner, position, ...wish } = input
  const { ticket, list } = await readList(ctx, reference, checklist)
  const item = await store.findItem(ctx, ticket.id, checklist, id)
  if (!item || (item.removed_at && removed !== false)) throw missing('item')
  const before = list.items.find((one) => one.id === id)
  const restored = before === undefined
  if (restored && list.items.length >= most)
    throw new DeskError('conflict', `${list.name} has ${most} items already. Remove another one first.`)
  const owner_id = await ownerOf(ctx, ticket, owner)
  const values = {
    ...(wish.text !== undefined && { text: wish.text }),
    ...(wish.due !== undefined && { due_on: wish.due }),
    ...(owner_id !== undefined && { owner_id }),
    ...(done !== undefined && done !== (item.done_at !== null) && ticked(ctx, done)),
    ...(restored && { removed_at: null }),
  }
  if (Object.keys(values).length > 0) await store.updateItem(ctx, id, values)
  if (position !== undefined || restored) await place(ctx, list, id, position ?? item.position)
  const after = await showList(ctx, ticket.id, checklist)
  const told = restored
    ? { name: 'ticket.item_restored' as const, changes: {} }
    : difference(presentChecklist(list), after, id)
  if (!told) return after
  const changes = { item: item.text, checklist: list.name, list: checklist, ...progress(after), ...told.changes }
  await tell(ctx, ticket, told.name, changes)
  return after
})

const ticked = (ctx: Context, done: boolean) => ({
  done_at: done ? ctx.now : null,
  done_by: done && ctx.actor.kind === 'person' ? ctx.actor.id : null,
})

export const remove = implement(removeItem, async (ctx, { id: reference, checklist, item }) => {
  const { ticket, list } = await readList(ctx, reference, checklist)
  const before = list.items.find((one) => one.id === item)
  if (!before) throw missing('item')
  await store.updateItem(ctx, item, { removed_at: ctx.now })
  await tell(ctx, ticket, 'ticket.item_removed', { item: before.text, checklist: list.name, list: checklist })
  return null
})

/** Undefined: not said. Whoever has an item has to see the ticket. */
async function ownerOf(ctx: Context, ticket: TicketRecord, reference: string | null | undefined) {
  if (reference === undefined || reference === null) return reference
  const id = await personId(ctx, reference, 'owner')
  const person = (await actorsOf(ctx, [id])).get(id)
  if (!person?.active) throw invalid('owner', 'is deactivated: choose somebody else')
  if (!worksOn(person, ticket)) throw invalid('owner', `does not work on ${ticket.number}: choose somebody who does`)
  return id
}

async function place(ctx: Context, list: store.ChecklistRow, id: string, position: number) {
  const others = list.items.map((item) => item.id).filter((one) => one !== id)
  await store.reorder(ctx, list.id, [...others.slice(0, position), id, ...others.slice(position)])
}

type List = ReturnType<typeof presentChecklist>

/** What became of one item, as its event: ticking is a word of its own, because it is what people look for later. */
function difference(before: List, after: List, id: string) {
  const [old, now] = [before, after].map(({ items }) => items.find((item) => item.id === id))
  if (!old || !now) return undefined
  const changes = {
    ...(old.text !== now.text && { text: [old.text, now.text] }),
    ...(old.owner?.id !== now.owner?.id && { owner: [old.owner, now.owner] }),
    ...(old.due !== now.due && { due: [old.due, now.due] }),
  }
  const moved = before.items.findIndex((item) => item.id === id) !== after.items.findIndex((item) => item.id === id)
  if (old.done !== now.done)
    return { name: now.done ? ('ticket.item_ticked' as const) : ('ticket.item_unticked' as const), changes }
  if (Object.keys(changes).length === 0 && !moved) return undefined
  return { name: 'ticket.item_changed' as const, changes }
}
