// What somebody decides about a message that was held back, or that went to the wrong place. They act in their own name, and the mail
// says nothing about what they may do.
import { peopleByEmail } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { channels } from '../../tickets/index.ts'
import { boxesOf } from '../mailboxes/kept.ts'
import * as mailboxes from '../mailboxes/store.ts'
import { behindForm, ownAddresses } from '../receive/answerable.ts'
import { attached, personFor, textsOf, wordsOf } from '../receive/carry-out.ts'
import * as receiving from '../receive/store.ts'
import { type Content, readContent } from '../receive/understand.ts'
import { tell } from '../receive/work.ts'
import { ignoreMail, type LedgerEntry, moveMail, openFromMail, retryMail } from './contract.ts'
import { can, present } from './present.ts'
import { entryOf } from './read.ts'
import type { EntryRow } from './store.ts'

/**
 * Holds the entry until the commit and asks whether this may be done with it. The revision that was seen is that of the entry, and of no
 * ticket: what is done goes on without it. @throws DeskError not_found, conflict
 */
async function holdFor(
  ctx: Context,
  id: string,
  act: keyof LedgerEntry['can'],
): Promise<{ row: EntryRow; ctx: Context }> {
  await entryOf(ctx, id)
  await receiving.hold(ctx, id)
  const row = await entryOf(ctx, id)
  await unchanged(ctx, 'message', row.revision, async () => present(row))
  const { allowed, reason } = can(row)[act]
  if (!allowed) throw new DeskError('conflict', `${reason} Nothing was changed.`)
  return { row, ctx: { ...ctx, ifMatch: undefined } }
}

const shown = async (ctx: Context, id: string) => present(await entryOf(ctx, id))

const ownIn = async (ctx: Context) => ownAddresses((await boxesOf(ctx)).map(({ address }) => address))

const decided = (ctx: Context) => ({ decided_by: ctx.actor.id, decided_at: ctx.now, next_try: null })

export const retry = implement(retryMail, async (asked, { id }) => {
  const { row, ctx } = await holdFor(asked, id, 'retry')
  await receiving.update(ctx, id, { state: 'received', reason: null, attempts: 0, next_try: ctx.now })
  await tell(ctx, row, 'mail.retried')
  return shown(ctx, id)
})

export const ignore = implement(ignoreMail, async (asked, { id, reason }) => {
  const { row, ctx } = await holdFor(asked, id, 'ignore')
  const why = `${ctx.actor.name} left it alone${reason ? `: ${reason}` : '.'}`
  await receiving.update(ctx, id, { state: 'ignored', reason: why, ...decided(ctx) })
  await tell(ctx, row, 'mail.ignored', { reason: why })
  return shown(ctx, id)
})

export const open = implement(openFromMail, async (asked, { id }) => {
  const { row, ctx } = await holdFor(asked, id, 'open')
  const mailbox = await mailboxes.find(ctx, { id: row.mailbox_id })
  const content = await readContent(ctx.files, ctx.tenant, row.sha256)
  const from = senderOf(content)
  const before = row.message_id && row.ticket ? await channels.takeOut(ctx, row.message_id) : null
  const ticket = await channels.openFromChannel(channels.asChannel(ctx, ctx.actor.name), {
    requester: await personFor(ctx, behindForm(content.mail, await ownIn(ctx)) ?? from),
    ...textsOf(content, false),
    channel: 'email',
    team: mailbox?.team_id ?? null,
    category: mailbox?.category_id ?? null,
    files: attached(content),
    cc: [],
  })
  const reason = `${ctx.actor.name} made a ticket of it${before ? ` and took it out of ${before.number}` : ''}.`
  await receiving.update(ctx, id, {
    state: 'ticketed',
    reason,
    ticket_id: ticket.id,
    message_id: null,
    ...decided(ctx),
  })
  await tell(ctx, row, 'mail.ticketed', { reason, ticket })
  return shown(ctx, id)
})

export const move = implement(moveMail, async (asked, { id, ticket: reference, visibility }) => {
  const { row, ctx } = await holdFor(asked, id, 'move')
  const target = await channels.ticketId(ctx, reference)
  if (row.ticket && target === row.ticket.id)
    throw new DeskError('conflict', `It stands on ${row.ticket.number} already. Nothing was changed.`)
  const content = await readContent(ctx.files, ctx.tenant, row.sha256)
  const from = senderOf(content)
  const person =
    row.verdict.from === 'failed' ? null : ((await peopleByEmail(ctx, [from.address])).get(from.address)?.id ?? null)
  const standing = await channels.standingOf(ctx, target, person)
  const before = row.message_id && row.ticket ? await channels.takeOut(ctx, row.message_id) : null
  const open = (visibility ?? (standing?.as === 'on' ? 'public' : 'internal')) === 'public'
  const author = person ?? (row.verdict.from === 'failed' ? null : (await personFor(ctx, from)).id)
  const place = await channels.putByHand(ctx, target, wordsOf(content), author, open ? 'public' : 'internal')
  const reason = `${ctx.actor.name} put it there${before ? `; it stood on ${before.number}` : ''}.`
  const to = { ticket_id: place.ticket.id, message_id: place.message }
  await receiving.update(ctx, id, {
    ...{ state: 'appended', reason, ...to, ...decided(ctx) },
    verdict: { ...row.verdict, match: 'hand' },
  })
  await tell(ctx, row, 'mail.appended', { reason, ticket: place.ticket })
  return shown(ctx, id)
})

/** @throws DeskError conflict */
function senderOf({ mail }: Content) {
  const [from] = mail.from
  if (from?.address) return from
  throw new DeskError(
    'conflict',
    'This mail names no sender, so no ticket can be made of it. Open one by hand and attach the mail. Nothing was changed.',
  )
}
