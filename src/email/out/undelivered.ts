// A mail that did not arrive: the ticket says so, and an address that does not exist is written to no more.
import { type Context, theDesk } from '../../platform/context.ts'
import { channels } from '../../tickets/index.ts'
import type { Bounce } from '../automatic/index.ts'
import * as store from './sent.store.ts'

interface Undelivered {
  ticket: string
  person: string
  address: string
  reason: string
}

export async function tellUndelivered(ctx: Context, { ticket, person, address, reason }: Undelivered): Promise<void> {
  const correspondence = await channels.correspondenceOf(ctx, ticket)
  if (!correspondence) return
  const name = correspondence.people.find((one) => one.person.id === person)?.person.name ?? address
  await ctx.as(theDesk).record({
    name: 'ticket.undelivered',
    subject: { kind: 'ticket', id: ticket },
    changes: { to: address, person: { id: person, name }, reason },
    audience: correspondence.inside,
  })
}

const aMonth = 30 * 24 * 3600 * 1000

/**
 * A delivery report about mail that this desk sent. Answers whether it was about one that it knows.
 * Whoever forges one needs the Message-ID of the mail, which only its recipient got.
 */
export async function noteBounce(ctx: Context, bounce: Bounce): Promise<boolean> {
  let known = false
  for (const recipient of bounce.recipients) {
    if (recipient.action !== 'failed') continue
    const [row] = bounce.originalMessageId ? await store.byHeader(ctx, [bounce.originalMessageId]) : []
    const found = row ?? (bounce.ours ? await store.lastTo(ctx, recipient.address, since(ctx)) : undefined)
    // Behind a forwarding the report names another address: then the Message-ID alone says whose it was.
    if (!found?.address || found.state === 'bounced') continue
    known = true
    const reason = `It came back: ${recipient.reason}.`
    await store.bounced(ctx, found.id, reason, recipient.diagnostic)
    if (row && recipient.permanent && recipient.about === 'address')
      await store.suppress(ctx, found.address, { cause: 'bounced', reason: `${recipient.reason}.`, by_id: null })
    await tellUndelivered(ctx, {
      ticket: found.ticket_id,
      person: found.person_id,
      address: found.address,
      reason: recipient.reason,
    })
  }
  return known
}

const since = (ctx: Context) => new Date(ctx.now.getTime() - aMonth)
