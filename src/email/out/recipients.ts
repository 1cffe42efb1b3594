// Whom a reply would be mailed to, before it is written: by the same two tables that decide about it when it is sent and when it leaves.
import type { Context } from '../../platform/context.ts'
import { implement } from '../../platform/execute.ts'
import { channels } from '../../tickets/index.ts'
import * as mailboxes from '../mailboxes/store.ts'
import { boxes, boxFor } from './boxes.ts'
import { listRecipients, type Recipient } from './contract.ts'
import { decide } from './decide.ts'
import * as plan from './plan.store.ts'
import * as facts from './prepare/facts.store.ts'
import { mayGo } from './prepare/may-go.ts'

export const recipients = implement(listRecipients, async (ctx, { id }) => {
  const { id: ticket, team_id } = await channels.workedTicket(ctx, id)
  const all = await boxes(ctx)
  const box = boxFor(all, await plan.cameBy(ctx, ticket), team_id)
  const mailbox = box && (await mailboxes.find(ctx, { id: box.id }))
  return {
    mailbox: mailbox ? { id: mailbox.id, name: mailbox.name, address: mailbox.address } : null,
    hold: box?.holdSeconds ?? 0,
    items: await told(ctx, ticket, mailbox ? { name: mailbox.name } : null),
    nextCursor: null,
    silent: all.length === 0 ? 'The desk has no mailbox yet, so nobody is mailed.' : null,
  }
})

async function told(ctx: Context, ticket: string, mailbox: { name: string } | null): Promise<Recipient[]> {
  const correspondence = await channels.correspondenceOf(ctx, ticket)
  if (!correspondence) return []
  const muted = await plan.mutedOn(ctx, ticket)
  const outside = correspondence.people.filter(({ role }) => role === 'requester' || role === 'cc')
  const suppressed = await facts.suppressions(
    ctx,
    outside.map(({ person }) => person.email),
  )
  const { own } = await facts.surroundings(ctx, ctx.actor.id as string)
  const side = channels.worksIt(correspondence, ctx.actor) ? 'desk' : 'requester'
  const people = outside.map(({ person, role, sees }) => ({ ...person, role, sees, muted: muted.has(person.id) }))
  const planned = decide({ name: 'ticket.replied', by: ctx.actor.id, side, alsoSaid: false, byItself: false }, people)
  return planned.flatMap(({ person: id, role, kind, reason }) => {
    const person = people.find((one) => one.id === id)
    if (!person) return []
    const { name, email, active, sees } = person
    const verdict = mayGo({
      kind,
      now: ctx.now,
      name,
      address: email,
      ticket: correspondence.ticket,
      active,
      sees,
      role,
      mailbox,
      own,
      suppressed: suppressed.get(email) ?? null,
      muted: person.muted,
      silentBox: null,
      wordless: false,
      cameBy: null,
      acknowledgedAt: null,
    })
    const why = reason ?? (verdict.go ? null : verdict.reason)
    return [{ person: { id, name, email }, as: role === 'requester' ? ('to' as const) : ('cc' as const), reason: why }]
  })
}
