import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { pageOfAll } from '../bounded.ts'
import { presentBrief } from '../brief.ts'
import type { TicketName } from '../contract.ts'
import { from, sourcesOf } from '../merge/together.ts'
import { named } from '../people.ts'
import { worksOn } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import { read, referenceOf } from '../ticket.ts'
import { type Link, linkWords, listLinks } from './contract.ts'
import { type Kept, openToRequesters, seenAs, toKeep } from './link.ts'
import * as store from './store.ts'

export const list = implement(listLinks, async (ctx, { id, ...paging }) => {
  const ticket = await read(ctx, referenceOf(id))
  const sources = await sourcesOf(ctx, ticket)
  const rows = await store.list(ctx, [ticket.id, ...sources.map((source) => source.id)])
  const shown = worksOn(ctx.actor, ticket) ? rows : rows.filter((row) => isOwn(ctx, ticket, row))
  return pageOfAll(ctx, `links ${ticket.id}`, shown, paging, keyOf, (row) => present(ctx, row, sources))
})

/** To its requester a ticket is linked with other tickets of theirs only. */
const isOwn = ({ actor }: Context, ticket: TicketRecord, row: store.LinkRow) =>
  ticket.requester_id === actor.id &&
  row.requester_id === actor.id &&
  openToRequesters.has(seenAs(row.kind, row.outward))

const keyOf = (row: store.LinkRow) => [row.at.toISOString(), row.id, row.kind]

export async function showLink(ctx: Context, here: TicketRecord, kept: Kept): Promise<Link> {
  const rows = await store.list(ctx, [here.id])
  const row = rows.find((one) => {
    const { kind, from_id, to_id } = toKeep(seenAs(one.kind, one.outward), here.id, one.id)
    return kind === kept.kind && from_id === kept.from_id && to_id === kept.to_id
  })
  if (!row) throw missing('link')
  return present(ctx, row, [])
}

function present(ctx: Context, row: store.LinkRow, sources: TicketName[]): Link {
  const kind = seenAs(row.kind, row.outward)
  return {
    kind,
    words: linkWords[kind],
    ticket: presentBrief(ctx, row),
    from: from(sources, row.here),
    by: named(ctx, row.by),
    at: row.at.toISOString(),
  }
}
