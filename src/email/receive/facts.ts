// What the decision about a mail needs to know beside the mail itself.
import { actorByEmail } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Authenticity } from '../authenticity/index.ts'
import { mayAcknowledge, mayComeIn } from '../automatic/index.ts'
import { boxesOf } from '../mailboxes/kept.ts'
import type { MailboxRecord } from '../mailboxes/store.ts'
import type { Mail } from '../message/mail.ts'
import { automaticSentTo, returned } from '../out/index.ts'
import { ruleFor } from '../senders/rules.ts'
import { behindForm, ownAddresses, passedOn } from './answerable.ts'
import type { Facts, Known } from './decide.ts'
import * as store from './store.ts'
import { threadOf } from './thread.ts'
import type { Understood } from './understand.ts'

/** How far back it is looked what came from a sender, and what the desk sent there. */
const lately = 24 * 3600_000

export async function factsOf(
  ctx: Context,
  row: store.Begun,
  mailbox: MailboxRecord,
  { mail, judgement, bounce, authenticity, spam, forwarded, print }: Understood,
): Promise<Facts> {
  const from = mail.from[0]?.address ? mail.from[0] : null
  const own = ownAddresses((await boxesOf(ctx)).map(({ address }) => address))
  const form = behindForm(mail, own)
  const id = row.id
  const since = new Date(ctx.now.getTime() - lately)
  // None waits for another, so that all of them travel together.
  const knowing = from ? knownAs(ctx, from.address) : null
  const [person, rule, twin, threading, came, went] = await Promise.all([
    knowing,
    from ? ruleFor(ctx, from.address) : undefined,
    from && mail.messageId ? store.twin(ctx, twinOf(row, from.address, mail, print)) : undefined,
    threadOf(ctx, mail, row.envelope, async () => (await knowing)?.id ?? null),
    from ? store.recentFrom(ctx, { id, address: from.address }, since) : [],
    from ? automaticSentTo(ctx, (form ?? from).address, since) : [],
  ])
  const past = { now: ctx.now, came, went }
  const coming = { subject: mail.subject, ticket: threading.thread?.ticket.id ?? null, print }
  const loop = mayComeIn(coming, past)
  const answered = mayAcknowledge({ ...past, came: [...came, { ...coming, at: ctx.now }] })
  return {
    from,
    forgery: mail.forgery[0] ?? null,
    several: new Set(mail.from.map(({ address }) => domainOf(address))).size > 1,
    person,
    kind: judgement.kind,
    kindWhy: judgement.why,
    quiet: judgement.neverReopen,
    authenticity: authenticity.from,
    authenticityWhy: authenticity.warnings[0] ?? null,
    doubt: person && (threading.thread || copied(mail)) ? await doubtAbout(ctx, id, person.email, authenticity) : null,
    twin: twin ? { mailbox: twin.mailbox, held: twin.held } : null,
    // Whoever forges a sender that is always let in is not let in.
    rule:
      rule && !(rule.kind === 'allow' && authenticity.from === 'failed')
        ? { kind: rule.kind, pattern: rule.pattern }
        : null,
    spam: spam.spam ? spam.why : null,
    loop: loop.open && !person?.agent ? loop.why : null,
    unanswered: answered.open ? answered.why : null,
    ...threading,
    bounceOfOurs: bounce && (await returned(ctx, bounce, authenticity.from === 'failed')),
    handling: mailbox.handling,
    onlyKept: row.verdict.onlyKept ?? null,
    form,
    forwarded: passedOn(forwarded?.from, own),
  }
}

/** The same Message-ID alone proves nothing: devices and scripts give all their mails the same. */
const twinOf = (
  { id, mailbox_id }: Pick<store.Begun, 'id' | 'mailbox_id'>,
  from: string,
  { messageId, date, subject }: Mail,
  print: string | null,
): store.TwinWish => ({
  id,
  mailbox: mailbox_id,
  header_id: messageId ?? '',
  from,
  sent_at: date,
  subject: subject.slice(0, 998),
  print,
})

/** Where a proof could be expected and is not there. Where nobody could look for one, its absence says nothing. */
async function doubtAbout(
  ctx: Context,
  id: string,
  address: string,
  { from, by, spf }: Authenticity,
): Promise<Facts['doubt']> {
  if (from !== 'unproven') return null
  if (await store.wasProven(ctx, { id, address }))
    return { kind: 'before', why: 'Their mails were proven to be theirs before, and this one is not.' }
  if (by === 'nobody' || spf?.result !== 'pass') return null
  const why = `It was sent for ${spf.domain ?? 'somebody else'}, and nothing shows that ${domainOf(address)} knows of it.`
  return { kind: 'elsewhere', why }
}

const copied = ({ to, cc }: Mail) => to.length + cc.length > 1

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

async function knownAs(ctx: Context, address: string): Promise<Known | null> {
  const actor = await actorByEmail(ctx, address)
  return actor
    ? {
        id: actor.id,
        name: actor.name,
        email: actor.email,
        organisation: actor.organisation ?? null,
        active: actor.active,
        agent: actor.permissions.has('tickets.work'),
      }
    : null
}
