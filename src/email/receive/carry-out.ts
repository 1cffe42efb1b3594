// Does what was decided about a mail, in the transaction of its ledger row.
import { actorOf, addKnownPeople, peopleByEmail } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { foldedBelow } from '../../tickets/contract.ts'
import { channels } from '../../tickets/index.ts'
import { quotesToMarkdown } from '../html/index.ts'
import type { LedgerState } from '../ledger/contract.ts'
import { boxesOf } from '../mailboxes/kept.ts'
import type { MailboxRecord } from '../mailboxes/store.ts'
import type { Address, MailFile } from '../message/mail.ts'
import { noteBounce } from '../out/index.ts'
import type { Decision, Facts } from './decide.ts'
import * as store from './store.ts'
import type { Content, Understood } from './understand.ts'

export interface Outcome {
  state: LedgerState
  reason: string | null
  ticket: { id: string; number: string } | null
  message: string | null
}

const none = { ticket: null, message: null }

export async function carryOut(
  ctx: Context,
  decision: Decision,
  facts: Facts,
  mailbox: MailboxRecord,
  understood: Understood,
): Promise<Outcome> {
  switch (decision.act) {
    case 'ignore':
      return { state: 'ignored', reason: decision.reason, ...none }
    case 'quarantine':
      return { state: 'quarantined', reason: decision.reason, ...none }
    case 'bounce': {
      if (understood.bounce) await noteBounce(ctx, understood.bounce)
      return {
        state: 'ignored',
        reason: decision.reason,
        ticket: await store.ticketName(ctx, decision.ticket),
        message: null,
      }
    }
    case 'append':
      return append(ctx, decision, facts, understood)
    case 'open':
      return begin(ctx, decision, mailbox, understood, facts)
  }
}

async function append(
  ctx: Context,
  { ticket, as, reason }: Decision & { act: 'append' },
  { person, authenticity }: Facts,
  understood: Understood,
): Promise<Outcome> {
  const words = wordsOf(understood)
  if (as === 'machine') {
    const place = await channels.sayQuietly(channels.asChannel(ctx, 'Mail'), ticket, words, person?.id ?? null)
    return { state: 'appended', reason, ...place }
  }
  const place = await channels.say(ctx.as(await actorOf(ctx, (person as { id: string }).id)), ticket, words)
  // Whoever forges a participant must not be able to add themselves to those who are answered.
  if (authenticity === 'proven') await copyIn(ctx, place.ticket.id, understood)
  return { state: 'appended', reason, ...place }
}

async function begin(
  ctx: Context,
  { requester, forwardedBy, reason }: Decision & { act: 'open' },
  mailbox: MailboxRecord,
  understood: Understood,
  { authenticity, person, doubt }: Facts,
): Promise<Outcome> {
  const desk = channels.asChannel(ctx, 'Mail')
  const asking = person?.email === requester.address ? person : await personFor(ctx, requester)
  const ticket = await channels.openFromChannel(desk, {
    requester: asking,
    ...textsOf(understood, forwardedBy !== null),
    channel: 'email',
    team: mailbox.team_id,
    category: mailbox.category_id,
    files: attached(understood),
    // Whoever forges somebody must not be told what they are answered.
    cc: authenticity === 'failed' || doubt?.kind === 'before' ? [] : await inCopy(ctx, understood, requester.address),
  })
  const comment = forwardedBy ? understood.forwarded?.comment.trim() : ''
  if (comment) {
    const words = { body: quotesToMarkdown(comment), quoted: null, channel: 'email' as const, files: [] }
    await channels.sayInside(desk, ticket.id, words, forwardedBy)
  }
  return { state: 'ticketed', reason, ticket, message: null }
}

export async function personFor(
  ctx: Context,
  { name, address }: Address,
): Promise<{ id: string; organisation: string | null }> {
  const known = (await peopleByEmail(ctx, [address])).get(address)
  if (known) return known
  const added = await addKnownPeople(ctx, [{ email: address, name: (name || address).slice(0, 120) }])
  return added.get(address) as { id: string; organisation: string | null }
}

/** A title is one line of at most 200 characters. */
export function titleOf(subject: string): string {
  let title = subject.trim()
  for (let cut = prefix.exec(title); cut; cut = prefix.exec(title)) title = title.slice(cut[0].length)
  return title.length > 200
    ? `${title
        .slice(0, 199)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`
    : title || 'No subject'
}

/** What mail programs put in front of a subject, in the languages of their users. */
const prefix =
  /^(?:re|fwd?|aw|antw|wg|sv|vs|vb|tr|rv|r|i|ref|enc|odp|pd|ynt|ilt|doorst|rif|res|回复|答复|转发|返信|転送)(?:\s*\[\d+\])?\s*[:：]\s*/iu

const mostText = 190_000

export function textsOf({ mail, reply, body, forwarded }: Content, passedOn: boolean) {
  const title = titleOf(passedOn ? (forwarded?.subject ?? mail.subject) : mail.subject)
  if (passedOn && forwarded) return { title, description: cut(quotesToMarkdown(forwarded.text, mostText)) }
  const rest = reply.quoted ? quotesToMarkdown(reply.quoted, mostText) : ''
  return { title, description: cut(body.trim() && rest ? body + foldedBelow + rest : body + rest) }
}

export function wordsOf(content: Content) {
  const { reply, body } = content
  return {
    body: cut(body) || '*This mail has no text.*',
    // With the signature, in its place.
    quoted: reply.quoted ? cut(quotesToMarkdown(reply.quoted, mostText)) : null,
    channel: 'email' as const,
    files: attached(content),
  }
}

const cut = (text: string) =>
  text.length > mostText ? `${text.slice(0, mostText).toWellFormed()}\n\n… *It goes on in the mail itself.*` : text

/** Small pictures within a text are logos and lines; a pasted screenshot is what the mail is about. */
const smallest = 4096

/** What stands on the ticket beside the text. */
export function attached({ mail, reply }: Content): MailFile[] {
  const shown = (file: MailFile) =>
    !file.inline || (file.cid !== null && file.size >= smallest && (reply.html ?? '').includes(`cid:${file.cid}`))
  return mail.files.filter(shown)
}

const mostCopies = 20

async function inCopy(ctx: Context, { mail }: Content, requester: string): Promise<string[]> {
  if (mail.to.length + mail.cc.length < 2) return []
  const own = new Set((await boxesOf(ctx)).map(({ address }) => address))
  const others = [...mail.to, ...mail.cc].filter(({ address }) => {
    const plain = address.replace(/\+[^@]*@/, '@')
    return address !== requester && address !== mail.from[0]?.address && !own.has(address) && !own.has(plain)
  })
  const unique = [...new Map(others.map((one) => [one.address, one])).values()].slice(0, mostCopies)
  const ids: string[] = []
  for (const one of unique) ids.push((await personFor(ctx, one)).id)
  return ids
}

async function copyIn(ctx: Context, ticket: string, understood: Understood): Promise<void> {
  const people = await inCopy(ctx, understood, understood.mail.from[0]?.address ?? '')
  await channels.putInCopy(channels.asChannel(ctx, 'Mail'), ticket, people)
}
