// Rows of another desk become tickets: with their own times, with what was said on them, and with what happened to them before.
import type { Context, NewEvent } from '../../platform/context.ts'
import { insert, type NewTicket } from '../insert.store.ts'
import { organisationOf } from '../people.ts'
import { audienceOf } from '../policy.ts'
import { weigh } from '../priority/weigh.ts'
import type { PlacedRow } from './batch.ts'
import type { ImportRow } from './contract.ts'
import type { Lookup } from './lookup.ts'
import { pastEvents } from './past.ts'
import * as store from './store.ts'

export interface Origin {
  source: string
  /** Whose ticket it becomes when the row names nobody who can be written to. */
  importer: { id: string; organisation: string | null }
  run?: string | undefined
}

export const importerOf = async (ctx: Context, id: string): Promise<Origin['importer']> => ({
  id,
  organisation: await organisationOf(ctx, id),
})

export interface Written {
  line: number
  ticket: string
}

/** Rows whose ids are not known yet. */
export async function writeTickets(
  ctx: Context,
  origin: Origin,
  rows: PlacedRow[],
  lookup: Lookup,
): Promise<Written[]> {
  if (rows.length === 0) return []
  const made = rows.map((row) => toTicket(ctx, origin, row, lookup))
  await insert(
    ctx,
    made.map(({ ticket }) => ticket),
    'import',
  )
  await store.remember(
    ctx,
    origin,
    made.map(({ row, ticket }) => ({ sourceId: row.id, ticket: ticket.id })),
  )
  await store.insertMessages(
    ctx,
    made.flatMap(({ messages }) => messages),
  )
  await store.recordPast(
    ctx,
    made.flatMap((one) => pastEvents(ctx, one, audienceIn(one))),
  )
  await ctx.recordAll(made.map((one) => announcement(origin, one)))
  return made.map(({ row, ticket }) => ({ line: row.line, ticket: ticket.id }))
}

export interface Made {
  row: PlacedRow
  ticket: NewTicket
  messages: store.PastMessageRow[]
  restricted: boolean
  organisation: string | null
}

const audienceIn = ({ ticket, restricted, organisation }: Made) =>
  audienceOf({
    requester_id: ticket.requester_id,
    team_id: ticket.team_id ?? null,
    team_restricted: restricted,
    organisation_id: organisation,
    cc: [],
  })

function announcement({ source }: Origin, made: Made): NewEvent {
  const { ticket, row, messages, organisation } = made
  return {
    name: 'ticket.imported',
    subject: { kind: 'ticket', id: ticket.id },
    changes: {
      source,
      id: row.id,
      title: ticket.title,
      description: ticket.description,
      requester: ticket.requester_id,
      organisation,
      openedAt: (ticket.opened_at as Date).toISOString(),
      ...(ticket.resolution && { resolution: ticket.resolution }),
      ...(messages.length > 0 && { messages: messages.length }),
    },
    audience: audienceIn(made),
  }
}

/** What a row does not tell is taken from the earliest time that it does tell. */
function timesOf(row: ImportRow, now: Date) {
  const told = [row.openedAt, row.firstRespondedAt, row.resolvedAt, row.closedAt, row.history?.[0]?.at, row.updatedAt]
  const earliest = told.filter((at) => at !== undefined).sort()[0]
  const opened = row.openedAt ?? earliest
  const openedAt = opened ? new Date(opened) : now
  const resolved = row.resolvedAt ?? row.closedAt
  const latest = told
    .filter((at) => at !== undefined)
    .sort()
    .at(-1)
  return {
    openedAt,
    resolvedAt: resolved ? new Date(resolved) : openedAt,
    closedAt: row.closedAt ? new Date(row.closedAt) : undefined,
    updatedAt: new Date(row.updatedAt ?? latest ?? openedAt),
  }
}

function toTicket(ctx: Context, { importer }: Origin, row: PlacedRow, lookup: Lookup): Made {
  const { type, state, status } = row.place
  const done = status === 'resolved' || status === 'closed'
  const times = timesOf(row, ctx.now)
  const team = lookup.team(row.team)
  const assignee = lookup.assignee(row.assigneeEmail, row.assigneeName)
  const named = lookup.person(row.requesterEmail)
  const requester = named ?? importer
  const id = ctx.newId()
  const messages = messagesOf(ctx, row, id, lookup)
  const count = (visibility: 'public' | 'internal') => messages.filter((one) => one.visibility === visibility).length
  const ticket: NewTicket = {
    id,
    title: row.title,
    description: row.description ?? '',
    type,
    state,
    status,
    ...weigh(row, lookup.cells),
    category_id: lookup.category(row.category, done),
    tags: [...new Set((row.tags ?? []).map((tag) => tag.toLowerCase()))],
    channel: row.channel ?? ('api' as const),
    requester_id: requester.id,
    // Nothing is dropped: what has no place in this desk is kept on the ticket, in the words of the other one.
    fields: {
      ...row.fields,
      ...(row.team && !team && { imported_team: row.team }),
      ...(!assignee && row.assigneeName && { imported_assignee: row.assigneeName }),
      ...(!assignee && row.assigneeEmail && { imported_assignee_email: row.assigneeEmail }),
      ...(!named && row.requesterName && { imported_requester: row.requesterName }),
      ...(!named && row.requesterEmail && { imported_requester_email: row.requesterEmail }),
      ...(row.openedBy && { imported_opener: row.openedBy }),
    },
    opened_by: importer.id,
    team_id: team?.id ?? null,
    assignee_id: assignee ?? null,
    resolution: row.resolution ?? null,
    public_messages: count('public'),
    internal_messages: count('internal'),
    opened_at: times.openedAt,
    updated_at: times.updatedAt,
    first_responded_at: row.firstRespondedAt ? new Date(row.firstRespondedAt) : null,
    resolved_at: done ? times.resolvedAt : null,
    closed_at: status === 'closed' ? (times.closedAt ?? times.resolvedAt) : null,
  }
  return { row, ticket, messages, restricted: team?.restricted ?? false, organisation: requester.organisation }
}

function messagesOf(ctx: Context, row: ImportRow, ticket: string, lookup: Lookup): Made['messages'] {
  return (row.messages ?? []).map((said) => {
    const author = lookup.person(said.authorEmail)
    // A name that nobody here has stands in the text, where it is not lost.
    const body = author || !said.authorName ? said.body : `**${said.authorName}**\n\n${said.body}`
    return {
      id: ctx.newId(),
      ticket_id: ticket,
      kind: said.visibility === 'internal' ? 'note' : 'reply',
      visibility: said.visibility,
      side: said.side,
      author_id: author?.id ?? null,
      body,
      channel: row.channel ?? 'api',
      at: new Date(said.at),
    }
  })
}
