// A bulk change begins: what is to be done and to which tickets is fixed here, in one transaction; a job does it.
import type { z } from 'zod'
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import * as lists from '../list.store.ts'
import { filterOf } from '../read.ts'
import * as tickets from '../store.ts'
import { referenceOf } from '../ticket.ts'
import { mostMatched, startBulkChange } from './contract.ts'
import { show } from './read.ts'
import * as store from './store.ts'
import { settle } from './wish.ts'

type Input = z.output<typeof startBulkChange.input>

export const start = implement(startBulkChange, async (ctx, input) => {
  const { wish, summary } = await settle(ctx, input.change)
  const items = await itemsOf(ctx, input)
  return begin(ctx, { change: wish, summary, undoes: null }, items)
})

interface Doing {
  change: z.output<typeof startBulkChange.input>['change'] | null
  summary: string
  undoes: string | null
}

export async function begin(ctx: Context, { change, summary, undoes }: Doing, items: store.NewItem[] | 'changed') {
  const id = ctx.newId()
  const via = { via_kind: ctx.via?.kind ?? null, via_id: ctx.via?.id ?? null }
  const by = ctx.actor.id as string
  const row = { id, by, ...via, permissions: [...ctx.actor.permissions], change, summary, undoes_id: undoes }
  await store.insert(ctx, { ...row, started_at: ctx.now }, items === 'changed' ? [] : items)
  const count = items === 'changed' ? await store.copyChanged(ctx, undoes as string, id) : items.length
  if (items === 'changed') await store.setTickets(ctx, id, count)
  await ctx.record({
    name: 'bulk_change.started',
    subject: { kind: 'bulk_change', id },
    changes: { tickets: count, summary, ...(undoes && { undoes }) },
    audience: heard(by),
  })
  return show(ctx, id)
}

export const heard = (by: string) => [audience.person(by), audience.overseers]

/** The tickets that are meant, as far as the caller may see them. @throws DeskError invalid */
export async function itemsOf(
  ctx: Context,
  { tickets: named, filter, view, except = [] }: Input,
): Promise<store.NewItem[]> {
  if (named && filter) throw invalid('filter', 'contradicts tickets: give one of them')
  if (view && (named || filter)) throw invalid('view', 'contradicts tickets and filter: give one of them')
  if (named && except.length > 0) throw invalid('except', 'belongs to a filter: leave it out')
  if (filter || view) return matching(ctx, view ?? { filter }, except)
  if (!named || named.length === 0) throw invalid('tickets', 'is missing: name at least one, or give a filter')
  return listed(ctx, named)
}

async function matching(ctx: Context, view: NonNullable<Input['view']>, except: string[]): Promise<store.NewItem[]> {
  const found = await lists.matching(ctx, await filterOf(ctx, view), mostMatched + except.length + 1)
  const wanted = found.filter(({ id }) => !except.includes(id))
  if (wanted.length > mostMatched)
    throw invalid('filter', `matches more than ${mostMatched.toLocaleString('en')} tickets: narrow it down`)
  if (wanted.length === 0) throw invalid('filter', 'matches no ticket that you may see')
  return wanted.map(({ id, number }) => ({ ticket: id, reference: number }))
}

/** One that is named twice is changed once; one that does not exist for the caller is told among the results. */
async function listed(ctx: Context, references: string[]): Promise<store.NewItem[]> {
  const asked = new Map(references.map((reference) => [reference, parsed(reference)]))
  const known = [...asked.values()].filter((one) => one !== undefined)
  const found = await tickets.identify(
    ctx,
    known.flatMap((one) => ('id' in one ? [one.id] : [])),
    known.flatMap((one) => ('number' in one ? [one.number] : [])),
  )
  const byKey = new Map(found.flatMap((one) => [[one.id, one] as const, [one.number, one] as const]))
  const items = [...asked].map(([reference, one]): store.NewItem => {
    const ticket = one && byKey.get('id' in one ? one.id.toLowerCase() : `T-${one.number}`)
    if (ticket) return { ticket: ticket.id, reference: ticket.number }
    return { ticket: null, reference, outcome: 'failed', reason: 'There is no such ticket, or you may not see it.' }
  })
  return items.filter(({ ticket }, index) => !ticket || items.findIndex((item) => item.ticket === ticket) === index)
}

/** What names no ticket by its looks is one that does not exist. */
function parsed(reference: string) {
  try {
    return referenceOf(reference)
  } catch {
    return undefined
  }
}
