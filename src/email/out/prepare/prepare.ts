// Makes a mail that is due ready to go: looks once more whether it may, fixes from where and to where, and composes it.
import type { Context } from '../../../platform/context.ts'
import { channels } from '../../../tickets/index.ts'
import { boxesOf } from '../../mailboxes/kept.ts'
import * as mailboxes from '../../mailboxes/store.ts'
import { ownMark } from '../../ours.ts'
import { signToken } from '../../token.ts'
import { boxes, boxFor } from '../boxes.ts'
import { compose } from '../compose/compose.ts'
import type { Letter, Making } from '../compose/letter.ts'
import { leftOutOf } from '../decide.ts'
import { fileLinkLife, fileToken } from '../files/token.ts'
import { linkToken } from '../links/token.ts'
import * as templates from '../templates/store.ts'
import { languageOf, texts } from '../templates/texts/index.ts'
import { earlierThan } from './earlier.ts'
import * as store from './facts.store.ts'
import { acknowledgeEvery, mayGo, type Verdict } from './may-go.ts'
import { widthsOf } from './widths.ts'

export interface Ready {
  mailbox: mailboxes.MailboxRecord
  address: string
  letter: Letter
}

export type Prepared = { ready: Ready } | { refused: Exclude<Verdict, { go: true }> }

const refused = (state: 'suppressed' | 'cancelled', reason: string): Prepared => ({
  refused: { go: false, state, reason },
})

export async function prepare(ctx: Context, row: store.OutRow): Promise<Prepared> {
  const correspondence = await channels.correspondenceOf(ctx, row.ticket_id)
  if (!correspondence) return refused('cancelled', 'The ticket was moved to the bin before it left.')
  const recipient = correspondence.people.find(({ person }) => person.id === row.person_id)
  if (!recipient) return refused('suppressed', 'They are not on this ticket any more.')
  const { person } = recipient
  const mails = await store.mailsOf(ctx, row.ticket_id)
  const first = mails[0]
  const box = boxFor(await boxes(ctx), row.mailbox_id ?? first?.mailbox_id ?? null, correspondence.ticket.team_id)
  const mailbox = box && (await mailboxes.find(ctx, { id: box.id }))
  const around = await store.surroundings(ctx, row.person_id)
  const message = await saidBy(ctx, row)
  const about = row.message_id ? mails.find((mail) => mail.message_id === row.message_id) : first
  const suppressed = await store.suppression(ctx, person.email)
  const isSilent = ({ id, handling }: mailboxes.MailboxRecord) =>
    (id === mailbox?.id || id === first?.mailbox_id) && !handling.acknowledge
  const verdict = mayGo({
    kind: row.kind,
    now: ctx.now,
    name: person.name,
    address: person.email,
    ticket: correspondence.ticket,
    active: person.active,
    sees: recipient.sees,
    role: row.role,
    mailbox: mailbox ? { name: mailbox.name } : null,
    silentBox: (await boxesOf(ctx)).find(isSilent)?.name ?? null,
    own: around.own,
    suppressed: suppressed?.reason ?? null,
    muted: await store.isMuted(ctx, row.ticket_id, row.person_id),
    wordless: row.message_id !== null && !message,
    cameBy: about ? cameBy(about) : null,
    acknowledgedAt:
      row.kind === 'acknowledgement'
        ? await store.lastAcknowledged(ctx, row, person.email, new Date(ctx.now.getTime() - acknowledgeEvery))
        : null,
  })
  if (!verdict.go || !mailbox) return { refused: verdict as Exclude<Verdict, { go: true }> }
  const language = languageOf(mailbox.language)
  const cause = await store.cause(ctx, row.event_id)
  const making: Making = {
    row,
    correspondence,
    mailbox,
    workspace: around.workspace,
    timeZone: around.time_zone,
    recipient: { name: person.name, address: person.email },
    author: message?.author ?? (cause?.actor_kind === 'person' ? cause.actor_name : null),
    message: message ?? reasonOf(cause?.changes.reason),
    leftOut: leftOutOf(cause?.changes),
    earlier: await earlierThan(ctx, row, correspondence, message, mailbox.handling.quoteMessages ?? 3),
    subject: first?.subject ?? null,
    unproven: row.kind === 'acknowledgement' && first !== undefined && first.verdict.from !== 'proven',
    thread: threadOf(mails, await store.sentIds(ctx, row.ticket_id, row.person_id)),
    template: (await templates.find(ctx, row.kind, language)) ?? texts[language].templates[row.kind],
    words: texts[language].words,
    language,
    baseUrl: ctx.baseUrl,
    token: signToken(ctx, { ticket: correspondence.ticket.number, person: row.person_id }),
    link: `${ctx.baseUrl}/m/${linkToken(ctx, row.id)}`,
    fileLink: (attachment) =>
      `${ctx.baseUrl}/f/${fileToken(ctx.secret, { tenant: ctx.tenant, mail: row.id, attachment })}`,
    filesUntil: new Date(ctx.now.getTime() + fileLinkLife),
    widths: await widthsOf(ctx, message),
    mark: ownMark(ctx, ctx.tenant),
  }
  const letter = compose(making)
  // At a second try it is the same mail, whatever has changed since: its name was fixed at the first.
  return {
    ready: { mailbox, address: person.email, letter: { ...letter, messageId: row.header_id ?? letter.messageId } },
  }
}

async function saidBy(ctx: Context, row: store.OutRow): Promise<store.Said | undefined> {
  if (row.message_id) return store.message(ctx, row.message_id)
  return row.kind === 'reminder' ? (await store.lastSaid(ctx, row.ticket_id, 1, 'desk'))[0] : undefined
}

/** A ticket that was reopened with a word: those who work it read the word. */
const reasonOf = (reason: unknown): store.Said | undefined =>
  typeof reason === 'string' && reason
    ? { id: '', body: reason, side: 'requester', at: new Date(0), author: null, author_id: null, files: [] }
    : undefined

const machines = new Set(['person', 'calendar-reply'])

const cameBy = ({ verdict, sent_at, received_at }: store.CameBy) => ({
  forged: verdict.from === 'failed',
  machine:
    verdict.kind !== undefined && !machines.has(verdict.kind)
      ? (verdict.why ?? 'a machine did.')
      : verdict.neverAnswer
        ? (verdict.why ?? 'it asks for no answer.')
        : null,
  sentAt: sent_at,
  receivedAt: received_at,
  addressed: verdict.addressed ?? [],
})

/** The last of both sides in the order in which they were said: mail programs keep together what names the same ones. */
function threadOf(mails: store.CameBy[], sent: { id: string; at: Date }[]): string[] {
  const theirs = mails.flatMap((mail) =>
    mail.public && mail.header_id ? [{ id: mail.header_id, at: mail.received_at }] : [],
  )
  const all = [...theirs, ...sent].sort((one, other) => one.at.getTime() - other.at.getTime())
  return [...new Set(all.map(({ id }) => id))].slice(-12)
}
