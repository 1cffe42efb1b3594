// What the decision about a mail needs to know beside the mail itself.
import { actorsOf, peopleByEmail } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { loopVerdict } from '../automatic/index.ts'
import { Handling } from '../mailboxes/contract.ts'
import type { MailboxRecord } from '../mailboxes/store.ts'
import { sentBy } from '../out/index.ts'
import { ruleFor } from '../senders/rules.ts'
import type { Facts, Known } from './decide.ts'
import * as store from './store.ts'
import { threadOf } from './thread.ts'
import type { Understood } from './understand.ts'

/** How far back a sender's mails are looked at. */
const lately = 3600_000

export async function factsOf(
  ctx: Context,
  row: store.MailRow,
  mailbox: MailboxRecord,
  { mail, judgement, bounce, authenticity, spam, forwarded }: Understood,
): Promise<Facts> {
  const from = mail.from[0]?.address ? mail.from[0] : null
  const person = from && (await knownAs(ctx, from.address))
  const id = row.id
  const [rule, twin, threading, recent] = await Promise.all([
    from ? ruleFor(ctx, from.address) : undefined,
    from && mail.messageId ? store.twin(ctx, { id, header_id: mail.messageId, from: from.address }) : undefined,
    threadOf(ctx, mail, row.envelope, person?.id ?? null),
    from ? store.recentFrom(ctx, from.address, new Date(ctx.now.getTime() - lately)) : [],
  ])
  return {
    from,
    forgery: mail.forgery[0] ?? null,
    person,
    kind: judgement.kind,
    kindWhy: judgement.why,
    quiet: judgement.neverReopen,
    authenticity: authenticity.from,
    authenticityWhy: authenticity.warnings[0] ?? null,
    twin: twin ? { mailbox: twin.mailbox, ticket: null } : null,
    rule: rule ? { kind: rule.kind, pattern: rule.pattern } : null,
    spam: spam.spam ? spam.why : null,
    loop: person?.agent ? null : loopVerdict(ctx.now, mail, recent),
    ...threading,
    bounceOfOurs: bounce && (await ofOurs(ctx, bounce.originalMessageId)),
    handling: Handling.parse(mailbox.handling),
    forwarded: forwarded?.from ?? null,
  }
}

async function knownAs(ctx: Context, address: string): Promise<Known | null> {
  const id = (await peopleByEmail(ctx, [address])).get(address)?.id
  const actor = id ? (await actorsOf(ctx, [id])).get(id) : undefined
  return actor && id
    ? { id, name: actor.name, active: actor.active, agent: actor.permissions.has('tickets.work') }
    : null
}

async function ofOurs(ctx: Context, messageId: string | null): Promise<Facts['bounceOfOurs']> {
  const [sent] = messageId ? await sentBy(ctx, [messageId]) : []
  return sent ? { ticket: sent.ticket } : null
}
