// What becomes of a mail. Pure: facts in, one decision out, with the reason that the ledger shows. The order is the rule: what comes
// first wins. Nothing that a mail claims of itself is believed without proof where it would act for somebody.
import type { Handling } from '../mailboxes/contract.ts'
import type { Address } from '../message/mail.ts'

export interface Known {
  id: string
  name: string
  email: string
  /** Id. */
  organisation: string | null
  active: boolean
  /** Works tickets. */
  agent: boolean
}

/** A ticket that the mail seems to belong to, and how its sender stands to it. */
export interface Thread {
  by: 'token' | 'reference' | 'subject'
  ticket: { id: string; number: string }
  /** `on`: asked for it or is in copy; `desk`: works it; `off`: neither. */
  sender: 'on' | 'desk' | 'off'
  /** Whom the token was made for; null without a token. */
  writtenTo: string | null
}

export interface Facts {
  from: Address | null
  /** Several From headers, or another sign of forgery. */
  forgery: string | null
  /** One From header with addresses of several domains. */
  several: boolean
  person: Known | null
  kind: string
  kindWhy: string
  /** It may stand on its ticket, and nothing follows from it. */
  quiet: boolean
  authenticity: 'proven' | 'unproven' | 'failed'
  /** Why it failed, in a sentence. */
  authenticityWhy: string | null
  /** Why an unproven mail is to be believed less than others: a proof was looked for, or was there before. */
  doubt: { kind: 'before' | 'elsewhere'; why: string } | null
  /** The same mail came before; `held`: that one waits for somebody. */
  twin: { mailbox: string; held: boolean } | null
  rule: { kind: 'block' | 'allow'; pattern: string } | null
  spam: string | null
  loop: string | null
  /** Why no machine answers it, whatever it is. */
  unanswered: string | null
  thread: Thread | null
  forgedToken: boolean
  bounceOfOurs: { ticket: string | null } | null
  handling: Handling
  /** Why it was to be kept only: it is older than what was to be taken over. */
  onlyKept: string | null
  /** Who filled in a form that sends from an address that nobody reads. */
  form: Address | null
  /** The original sender, where the mail was forwarded. */
  forwarded: Address | null
}

export type Decision =
  | { act: 'ignore' | 'quarantine'; reason: string }
  | { act: 'bounce'; ticket: string | null; reason: string }
  | { act: 'append'; ticket: string; match: Thread['by']; as: 'person' | 'machine'; reason: string | null }
  | { act: 'open'; requester: Address; forwardedBy: string | null; reason: string | null }

/** Kinds that only answer something: without a ticket there is nothing that they could be about. */
const answersOnly = new Set([
  'auto-reply',
  'bounce',
  'calendar-reply',
  'challenge',
  'delayed',
  'delivered',
  'feedback-report',
  'read-receipt',
])

export function decide(facts: Facts): Decision {
  const { twin } = facts
  const decision = alone(facts)
  // Another mailbox lets in fewer people, or that copy was broken on its way: what is sound here does not wait for somebody there.
  return twin?.held && decision.act === 'quarantine' ? same(twin) : decision
}

function alone(facts: Facts): Decision {
  return (
    dropped(facts) ??
    distrusted(facts) ??
    (facts.thread ? threaded(facts, facts.thread) : null) ??
    unasked(facts) ??
    begun(facts)
  )
}

const quarantine = (reason: string): Decision => ({ act: 'quarantine', reason })
const ignore = (reason: string): Decision => ({ act: 'ignore', reason })
const same = ({ mailbox }: { mailbox: string }) => ignore(`The same mail came into ${mailbox} before.`)

function dropped({ kind, kindWhy, twin, bounceOfOurs, rule, onlyKept }: Facts): Decision | null {
  if (kind === 'ours') return ignore(`The desk sent it itself. ${kindWhy}`)
  if (twin && !twin.held) return same(twin)
  if (onlyKept) return ignore(onlyKept)
  if (bounceOfOurs) return { act: 'bounce', ticket: bounceOfOurs.ticket, reason: kindWhy }
  if (rule?.kind === 'block') return ignore(`Its sender is blocked: ${rule.pattern}.`)
  return null
}

function distrusted(facts: Facts): Decision | null {
  const { kind, kindWhy, from, forgery, person, spam, rule, loop, forgedToken } = facts
  if (!from) return quarantine('It names no sender, so nobody could be answered.')
  if (forgery) return quarantine(forgery)
  if (facts.several && person)
    return quarantine(`It names ${person.name} and others as its senders, so nobody can tell who wrote it.`)
  if (facts.authenticity === 'failed' && person)
    return quarantine(
      `It claims to come from ${person.name}. ${facts.authenticityWhy ?? 'That is not true, as far as can be told.'}`,
    )
  // Had it been here before, it would be known: a rule that passes on what is written to an address of the desk leaves such a header too.
  if (kind === 'loop')
    return quarantine(
      `${kindWhy} It was not, so a rule of that mailbox may have redirected it: make a ticket of it if somebody wrote it.`,
    )
  if (spam && rule?.kind !== 'allow') return quarantine(spam)
  if (loop) return quarantine(loop)
  if (forgedToken)
    return quarantine(
      'It answers to an address with a token that this desk did not make, so it was put into no ticket.',
    )
  if (person && !person.active) return quarantine(`${person.name} is deactivated here.`)
  return null
}

function threaded(facts: Facts, thread: Thread): Decision | null {
  const { quiet, handling, kindWhy, authenticity, person } = facts
  const { ticket, by, sender } = thread
  const append = (as: 'person' | 'machine', reason: string | null): Decision => ({
    act: 'append',
    ticket: ticket.id,
    match: by,
    as,
    reason,
  })
  if (quiet && handling.autoReplies === 'ignore') return ignore(`${kindWhy} This mailbox ignores automatic answers.`)
  // Only a number in the subject: whoever is not on the ticket begins one of their own. An answer of a machine is no exception: what
  // stands on a ticket is read by whoever asked, so they could have the desk's address confirmed to them by others' machines.
  if (sender === 'off') return by === 'subject' ? null : outsider(thread)
  const own = by === 'token' && thread.writtenTo === person?.id
  // A number can be guessed, and what others on the ticket got is known to them: only a mail that this person got is theirs alone.
  if (authenticity === 'unproven' && facts.doubt && !own)
    return quarantine(
      `It would answer ${ticket.number} in the name of ${person?.name}. ${facts.doubt.why} Put it there if they wrote it.`,
    )
  if (quiet) return append('machine', kindWhy)
  if (sender === 'on') return append('person', null)
  if (authenticity === 'proven' && own) return append('person', null)
  return quarantine(
    `It would answer ${ticket.number} in the name of ${person?.name}, who works it. That takes ${
      own ? 'a proof that they sent it.' : 'an answer to a mail that the desk sent to them.'
    }`,
  )
}

const outsider = ({ ticket }: Thread) =>
  quarantine(
    `It belongs to ${ticket.number}, and its sender is not on that ticket. Put it there, or make a ticket of it.`,
  )

/** Mails that could only have been an answer. */
const unasked = ({ kind, kindWhy }: Facts): Decision | null =>
  answersOnly.has(kind) ? ignore(`${kindWhy} It answers no ticket.`) : null

function begun(facts: Facts): Decision {
  const { from, person, handling, rule, forwarded, authenticity, thread } = facts
  if (!person && handling.strangers === 'review' && rule?.kind !== 'allow')
    return quarantine('Its sender is not known here, and this mailbox lets in known people only.')
  const believed = authenticity !== 'failed'
  const onward = forwarded && person?.agent && believed ? forwarded : null
  const form = believed ? facts.form : null
  const claimed = thread ? `Its subject names ${thread.ticket.number}, and its sender is not on that ticket.` : null
  const filled = form ? `${from?.address} reads nothing, and names ${form.address} as the one to answer.` : claimed
  return {
    act: 'open',
    requester: onward ?? form ?? (from as Address),
    forwardedBy: onward ? (person?.id ?? null) : null,
    reason: onward ? `${person?.name} forwarded it.` : filled,
  }
}
