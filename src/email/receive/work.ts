// From a row in the ledger to what it becomes: understood outside of any transaction, decided and done within one.
import { audience } from '../../platform/audience.ts'
import { type Context, theDesk } from '../../platform/context.ts'
import { isDatabaseGone, isRetryable } from '../../platform/database/failures.ts'
import { DeskError, missing } from '../../platform/errors.ts'
import { act, briefly, type Runtime } from '../../platform/events.ts'
import type { LedgerState, Verdict } from '../ledger/contract.ts'
import { boxesIn, boxesOf } from '../mailboxes/kept.ts'
import type { MailboxRecord } from '../mailboxes/store.ts'
import { carryOut, type Outcome } from './carry-out.ts'
import { decide } from './decide.ts'
import { factsOf } from './facts.ts'
import type { KeptMail } from './keep.ts'
import * as store from './store.ts'
import { type Understood, understand } from './understand.ts'
import { verdictOf } from './verdict.ts'

export interface Taken {
  ledgerId: string
  state: LedgerState
  reason: string | null
  ticket: { id: string; number: string } | null
}

/** Then it is parked, where somebody sees it. */
const mostAttempts = 3
const pauses = [60_000, 10 * 60_000] as const

/**
 * Finds out what becomes of a message, and does it. What is wrong with the message is no error of this: its row says `failed` then.
 * What is done already is not done again.
 * @param fresh as it was just kept: then this is the first try
 * @throws Error when the database or the disk are out of reach: it is tried again later
 */
export async function workOnMail(
  runtime: Runtime,
  tenant: string,
  id: string,
  fresh?: Pick<KeptMail, 'row' | 'bytes'>,
): Promise<Taken> {
  const desk = { tenant, actor: theDesk }
  const row =
    fresh?.row ?? (await act(runtime, desk, (ctx) => store.begin(ctx, id, new Date(ctx.now.getTime() + pauses[1]))))
  if (!row) return act(runtime, { ...desk, readOnly: true }, (ctx) => taken(ctx, id))
  const boxes = await boxesIn(runtime, tenant)
  const mailbox = boxes.find((box) => box.id === row.mailbox_id)
  if (!mailbox) throw missing('mailbox')
  const addresses = boxes.map(({ address }) => address)
  try {
    // Two tries ended the process or the transaction in an unforeseen way: a third one is the last.
    if (row.attempts > mostAttempts)
      throw new Error('It was tried three times, and each time the desk ended before it was done.')
    const understood = await understand(runtime, row, { tenant, handling: mailbox.handling, addresses }, fresh?.bytes)
    return await act(runtime, desk, (ctx) => settle(ctx, row, mailbox, understood))
  } catch (error) {
    if (outOfReach(error)) throw error
    runtime.log.error({ err: error, mail: id }, 'a mail could not be taken in')
    return act(runtime, desk, (ctx) => park(ctx, id, error))
  }
}

const outOfReach = (error: unknown) =>
  isDatabaseGone(error) || isRetryable(error) || (error instanceof DeskError && error.code === 'unavailable')

async function settle(ctx: Context, row: store.Begun, mailbox: MailboxRecord, understood: Understood): Promise<Taken> {
  const { id } = row
  const [held, facts] = await Promise.all([
    store.holdInTurn(ctx, id, understood.mail.messageId),
    factsOf(ctx, row, mailbox, understood),
  ])
  if (!held || !['received', 'failed'].includes(held.state)) return taken(ctx, id)
  const decision = decide(facts)
  const outcome = await carryOut(ctx, decision, facts, mailbox, understood)
  const match = decision.act === 'append' ? decision.match : null
  const { unanswered } = facts
  await note(ctx, row, outcome, understood, { match, person: facts.person?.id ?? null, unanswered })
  return { ledgerId: id, state: outcome.state, reason: outcome.reason, ticket: outcome.ticket }
}

/** Writes down what became of it. */
export async function note(
  ctx: Context,
  row: store.Begun,
  { state, reason, ticket, message }: Outcome,
  understood: Understood,
  { match, person, unanswered }: { match: Verdict['match']; person: string | null; unanswered: string | null },
): Promise<void> {
  const { mail } = understood
  const [from] = mail.from
  const written = store.settle(ctx, row.id, {
    state,
    reason,
    header_id: mail.messageId?.slice(0, 998) ?? null,
    from_name: from?.name || null,
    from_address: from?.address ?? null,
    subject: mail.subject.slice(0, 998),
    sent_at: mail.date,
    verdict: {
      ...verdictOf(understood, match, unanswered),
      ...(row.verdict.old && { old: true as const }),
      ...(row.verdict.onlyKept && { onlyKept: row.verdict.onlyKept }),
      ...(understood.print !== null && { print: understood.print }),
      ...(mail.sealed.length > 0 && { sealed: mail.sealed.slice(0, 5) }),
      ...(mail.invitation && { invites: true as const }),
    },
    person_id: person,
    ticket_id: ticket?.id ?? null,
    message_id: message,
  })
  await ctx.along(written)
  await store.keepFiles(ctx, row.id, mail.files)
  await tell(ctx, row, `mail.${state}`, { reason, ...(ticket && { ticket }) })
}

/** Heard by those who may look into the mailbox. */
export async function tell(
  ctx: Context,
  { id, mailbox_id }: Pick<store.Begun, 'id' | 'mailbox_id'>,
  name: `mail.${LedgerState | 'retried'}`,
  changes: Record<string, unknown> = {},
) {
  const box = (await boxesOf(ctx)).find((one) => one.id === mailbox_id)
  const heard = box?.team_restricted ? [audience.team(box.team_id as string), audience.overseers] : [audience.agents]
  await ctx.record({ name, subject: { kind: 'mail', id }, changes, audience: heard })
}

async function park(ctx: Context, id: string, error: unknown): Promise<Taken> {
  const row = await store.hold(ctx, id)
  if (row && ['received', 'failed'].includes(row.state)) {
    const pause = row.attempts < mostAttempts ? pauses[row.attempts - 1] : undefined
    const reason = `It could not be taken in: ${briefly(error)}`
    const next_try = pause === undefined ? null : new Date(ctx.now.getTime() + pause)
    await store.update(ctx, id, { state: 'failed', reason, next_try })
    await tell(ctx, row, 'mail.failed', { reason })
  }
  return taken(ctx, id)
}

async function taken(ctx: Context, id: string): Promise<Taken> {
  const row = await store.find(ctx, id)
  if (!row) throw new DeskError('not_found', 'There is no such message in the ledger.')
  return { ledgerId: id, state: row.state, reason: row.reason, ticket: await store.ticketName(ctx, row.ticket_id) }
}
