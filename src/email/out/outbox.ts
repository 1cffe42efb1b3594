// The outbox, and who was mailed about a ticket: showing it, trying again, and keeping back what has not left.
import { no, yes } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { DeskError, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import type { Can } from '../../platform/shapes.ts'
import { channels } from '../../tickets/index.ts'
import { mailboxOf } from '../mailboxes/read.ts'
import { boxes } from './boxes.ts'
import { cancelOut, countOutbox, listOutbox, listTicketMail, type OutMail, retryOut } from './contract.ts'
import * as store from './list.store.ts'
import { nudge } from './nudge.ts'
import { lease } from './send/store.ts'

const aMonth = 30 * 24 * 3600 * 1000

export const list = implement(listOutbox, async (ctx, { state, mailbox, limit, cursor }) => {
  const box = mailbox === undefined ? undefined : (await mailboxOf(ctx, mailbox)).id
  return pageOf(ctx, `outbox ${state ?? ''} ${box ?? ''}`, { state, mailbox: box }, { limit, cursor })
})

export const counts = implement(countOutbox, (ctx) => store.counts(ctx, new Date(ctx.now.getTime() - aMonth)))

export const ofTicket = implement(listTicketMail, async (ctx, { id, message, limit, cursor }) => {
  const ticket = await channels.workedTicket(ctx, id)
  const wanted = { ticket: ticket.id, message }
  const page = await pageOf(ctx, `mail of ${ticket.id} ${message ?? ''}`, wanted, { limit, cursor })
  const silent = (await boxes(ctx)).length === 0 ? 'The desk has no mailbox yet, so nobody is mailed.' : null
  return { ...page, silent }
})

export const retry = implement(retryOut, async (ctx, { id }) => {
  const row = await held(ctx, id)
  refuse(mayRetry(row))
  await store.queueAgain(ctx, id)
  nudge(ctx.tenant, ctx.now)
  return tell(ctx, row, 'mail.queued_again')
})

export const cancel = implement(cancelOut, async (ctx, { id, all = false }) => {
  const row = await held(ctx, id)
  refuse(mayCancel(row))
  await store.cancel(ctx, row, all, `${ctx.actor.name} kept it back.`)
  return tell(ctx, row, 'mail.kept_back')
})

async function pageOf(
  ctx: Context,
  scope: string,
  wanted: store.Wanted,
  { limit, cursor }: { limit?: number | undefined; cursor?: string | undefined },
) {
  const size = pageSize(limit)
  const rows = await store.list(ctx, wanted, readCursor(ctx, scope, cursor), size + 1)
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.id],
    (row) => present(ctx, row),
  )
}

/** Held, for those who work its ticket. @throws DeskError not_found or forbidden */
async function held(ctx: Context, id: string): Promise<store.OutRecord> {
  await store.hold(ctx, id)
  const row = await store.find(ctx, id)
  if (!row) throw missing('mail')
  await channels.workedTicket(ctx, row.ticket_id).catch((error) => {
    throw error instanceof DeskError && error.code === 'not_found' ? missing('mail') : error
  })
  return row
}

async function tell(ctx: Context, { id, ticket_id }: store.OutRecord, name: 'mail.queued_again' | 'mail.kept_back') {
  const after = (await store.find(ctx, id)) as store.OutRecord
  const correspondence = await channels.correspondenceOf(ctx, ticket_id)
  await ctx.record({
    name,
    subject: { kind: 'mail', id },
    changes: { ticket: after.number, to: after.person_email },
    audience: correspondence?.inside ?? [],
  })
  return present(ctx, after)
}

function refuse({ allowed, reason }: Can) {
  if (!allowed) throw new DeskError('conflict', `${reason} Nothing was changed.`)
}

const again = new Set(['failed', 'bounced', 'cancelled', 'suppressed'])
const mayRetry = ({ state, attempts }: store.OutRecord): Can =>
  again.has(state)
    ? yes
    : state === 'queued' && attempts > 0
      ? yes
      : no(state === 'sent' ? 'It was sent already.' : 'It is on its way already.')
const mayCancel = ({ state }: store.OutRecord): Can =>
  state === 'held' || state === 'queued'
    ? yes
    : no(state === 'sending' ? 'It is leaving right now.' : 'It is not waiting to leave.')

/** What waits with its mailbox does so for as long as that does. */
const later = (one: Date | null, other: Date | null) => (one && other && other > one ? other : one)
const iso = (date: Date | null) => date?.toISOString() ?? null

const twice =
  'It may have arrived twice: its first try was cut off before the answer of the server was written down. Mail programs know both as one by its Message-ID.'
const once = 'It may have arrived all the same: a try was cut off before the answer of the server was written down.'

/** Of a mail one of whose tries ended without anybody knowing how. */
function honest({ state, reason }: store.OutRecord): string {
  if (state === 'sent') return twice
  const words = reason?.replace(/ before it left\.$/, '.')
  return words ? `${words} ${once}` : once
}

const long = 'Its server takes long over it, or the desk was stopped in the middle: then it is sent again by itself.'

/** Taken more than a minute ago, and nothing was written down since. */
const takesLong = ({ now }: Context, { state, due_at }: store.OutRecord) =>
  state === 'sending' && due_at !== null && due_at.getTime() - now.getTime() < lease - 60_000

function present(ctx: Context, row: store.OutRecord): OutMail {
  const slow = takesLong(ctx, row)
  const waits = slow || row.state === 'held' || row.state === 'queued'
  return {
    id: row.id,
    kind: row.kind,
    ticket: { id: row.ticket_id, number: row.number, title: row.title },
    message: row.message_id,
    person: { id: row.person_id, name: row.person_name, email: row.person_email },
    role: row.role,
    address: row.address,
    mailbox: row.mailbox_id && row.mailbox_name !== null ? { id: row.mailbox_id, name: row.mailbox_name } : null,
    state: row.state,
    reason: slow ? long : row.unsure ? honest(row) : row.reason,
    response: row.response,
    attempts: row.attempts,
    nextTry: waits ? iso(later(row.due_at, row.mailbox_due)) : null,
    event: row.event_id,
    at: row.created_at.toISOString(),
    sentAt: iso(row.sent_at),
    messageId: row.header_id,
    can: { retry: mayRetry(row), cancel: mayCancel(row) },
  }
}
