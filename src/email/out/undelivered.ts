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
 * The ticket of the mail that a delivery report is about; null when it is about none that this desk sent.
 * @param certain only by its Message-ID
 */
export async function returned(ctx: Context, bounce: Bounce, certain: boolean): Promise<{ ticket: string } | null> {
  for (const recipient of bounce.recipients) {
    const { exact, guess } = await sentOf(ctx, bounce, recipient.address)
    const found = certain ? exact : (exact ?? guess)
    if (found) return { ticket: found.ticket_id }
  }
  return null
}

/**
 * By its Message-ID. Some servers return nothing of the mail, and gateways write another Message-ID on it: then the newest mail to that address
 * is meant, which is enough to tell of it and not enough to give the address up.
 */
async function sentOf(ctx: Context, { originalMessageId, ours, nothing }: Bounce, address: string) {
  const [exact] = originalMessageId ? await store.byHeader(ctx, [originalMessageId]) : []
  const guess = !exact && (ours || nothing) ? await store.lastTo(ctx, address, since(ctx)) : undefined
  return { exact, guess }
}

/**
 * A delivery report about mail that this desk sent. Answers whether it was about one that it knows.
 * Whoever forges one so that an address is given up needs the Message-ID of the mail, which only its recipient got.
 */
export async function noteBounce(ctx: Context, bounce: Bounce): Promise<boolean> {
  let known = false
  for (const recipient of bounce.recipients) {
    if (recipient.action !== 'failed') continue
    const { exact, guess } = await sentOf(ctx, bounce, recipient.address)
    const found = exact ?? guess
    // Behind a forwarding the report names another address: then the Message-ID alone says whose it was.
    if (!found?.address || found.state === 'bounced') continue
    known = true
    const reason = `It came back: ${recipient.reason}.`
    await store.bounced(ctx, found.id, reason, recipient.diagnostic)
    if (exact && recipient.permanent && recipient.about === 'address')
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
