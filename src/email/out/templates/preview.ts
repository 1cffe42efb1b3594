// What a text becomes: with a ticket that somebody works, or with a sample. Nothing is sent, and its links lead nowhere.
import type { Context } from '../../../platform/context.ts'
import { implement } from '../../../platform/execute.ts'
import { channels } from '../../../tickets/index.ts'
import { Handling } from '../../mailboxes/contract.ts'
import { mailboxOf } from '../../mailboxes/read.ts'
import * as mailboxes from '../../mailboxes/store.ts'
import { boxes, boxFor } from '../boxes.ts'
import { compose } from '../compose/compose.ts'
import type { Making, Person } from '../compose/letter.ts'
import type { MailKind } from '../contract.ts'
import { fileLinkLife } from '../files/token.ts'
import * as plan from '../plan.store.ts'
import { earlierThan, quotes } from '../prepare/earlier.ts'
import * as facts from '../prepare/facts.store.ts'
import { previewTemplate } from './contract.ts'
import { show } from './read.ts'
import { texts } from './texts/index.ts'
import { checkTemplate } from './variables.ts'

export const preview = implement(previewTemplate, async (ctx, { kind, language = 'en', ticket, mailbox, ...wish }) => {
  checkTemplate(wish)
  const { subject, body } = await show(ctx, kind, language)
  const { workspace, time_zone } = await facts.surroundings(ctx, ctx.actor.id as string)
  const box = mailbox === undefined ? await itsBox(ctx, ticket) : await mailboxOf(ctx, mailbox)
  const many = box?.handling.quoteMessages ?? 3
  const shown = ticket === undefined ? sample(ctx, kind) : await real(ctx, kind, ticket, many)
  const letter = compose({
    ...shown,
    mailbox: box ?? {
      name: workspace,
      address: 'help@desk.example',
      sender_name: null,
      language,
      signature: '',
      handling: Handling.parse({}),
    },
    workspace,
    timeZone: time_zone,
    leftOut: new Set(),
    thread: [],
    template: { subject: wish.subject ?? subject, body: wish.body ?? body },
    words: texts[language].words,
    language,
    baseUrl: ctx.baseUrl,
    token: 'a'.repeat(46),
    link: `${ctx.baseUrl}/m/preview`,
    fileLink: () => `${ctx.baseUrl}/f/preview`,
    filesUntil: new Date(ctx.now.getTime() + fileLinkLife),
    widths: new Map(),
    mark: '',
  })
  const named = ({ name, address }: Person) => `${name} <${address}>`
  return {
    from: named(letter.from),
    to: letter.to.map(named).join(', '),
    subject: letter.subject,
    html: letter.html,
    text: letter.text,
  }
})

type Said = facts.Said
type Shown = Pick<
  Making,
  'row' | 'correspondence' | 'recipient' | 'author' | 'message' | 'earlier' | 'subject' | 'unproven'
>

const rowOf = (kind: MailKind, id: string, person: string): Making['row'] => ({
  id,
  kind,
  person_id: person,
  role: kind === 'copy' ? 'cc' : kind === 'notice' ? 'assignee' : 'requester',
})

/** By which a ticket is answered. */
async function itsBox(ctx: Context, reference: string | undefined) {
  if (reference === undefined) return undefined
  const { id, team_id } = await channels.workedTicket(ctx, reference)
  const box = boxFor(await boxes(ctx), await plan.cameBy(ctx, id), team_id)
  return box && mailboxes.find(ctx, { id: box.id })
}

/** Made by what makes the mail itself, so that it shows what would leave if it were sent now. */
async function real(ctx: Context, kind: MailKind, reference: string, many: number): Promise<Shown> {
  const { id } = await channels.workedTicket(ctx, reference)
  const correspondence = (await channels.correspondenceOf(ctx, id)) as channels.Correspondence
  const { requester, requester_id } = correspondence.ticket
  const side = sideOf[kind]
  const message = side && (await facts.lastSaid(ctx, id, 1, side))[0]
  const [first] = await facts.mailsOf(ctx, id)
  return {
    row: rowOf(kind, ctx.newId(), requester_id),
    correspondence,
    recipient: { name: requester.name, address: requester.email },
    author: message?.author ?? ctx.actor.name,
    message,
    earlier: await earlierThan(ctx, { kind, ticket_id: id }, correspondence, message, many),
    subject: first?.subject ?? null,
    unproven: kind === 'acknowledgement' && first !== undefined && first.verdict.from !== 'proven',
  }
}

/** Whose last message a mail of this kind carries. */
const sideOf: Partial<Record<MailKind, Said['side']>> = {
  reply: 'desk',
  reminder: 'desk',
  copy: 'requester',
  notice: 'requester',
}

function sample(ctx: Context, kind: MailKind): Shown {
  const id = ctx.newId()
  const said = (side: Said['side'], author: string, body: string, minutes: number): Said => ({
    id: ctx.newId(),
    body,
    side,
    at: new Date(ctx.now.getTime() - minutes * 60_000),
    author,
    author_id: null,
    files: [],
  })
  const ticket = {
    id,
    number: 'T-1042',
    title: 'The printer on deck 3 prints blank pages',
    description: 'Since this morning every page comes out blank.',
    resolution: 'The drum was worn out. We put in a **new one** and printed a test page.',
    requester: { id, name: 'Alex Example', email: 'alex@example.com' },
    requester_id: id,
  }
  const { name } = ticket.requester
  const asked = said('requester', name, 'Since this morning every page comes out blank.', 90)
  const answered = said(
    'desk',
    ctx.actor.name,
    'Please switch it off for a minute:\n\n1. Hold the power key.\n2. Wait until all lamps are out.\n3. Print a [test page](https://example.com/test).',
    5,
  )
  const side = sideOf[kind]
  const message = side === 'desk' ? answered : side && said(side, name, 'It prints again, but only in grey.', 1)
  const before = side === 'requester' ? [answered, asked] : [asked]
  return {
    row: rowOf(kind, id, id),
    correspondence: { ticket: ticket as unknown as Making['correspondence']['ticket'], people: [], inside: [] },
    recipient: { name, address: ticket.requester.email },
    author: message?.author ?? ctx.actor.name,
    message,
    earlier: quotes.has(kind) ? before : [],
    subject: null,
    unproven: false,
  }
}
