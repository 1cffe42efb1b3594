// Sends what is due of one workspace: takes a few rows, makes them up, speaks to the servers outside of any transaction, and writes down
// what became of each at once. A desk that is killed in between leaves rows whose time runs out, and the next one sends them again
// under the same Message-ID, by which mail programs know them.
import { randomUUID } from 'node:crypto'
import { type Context, theDesk } from '../../../platform/context.ts'
import { act, briefly, type Runtime } from '../../../platform/events.ts'
import { aboutTheNetwork, aboutTheWay, inOne } from '../../fetch/explain.ts'
import type { Outgoing } from '../../mailboxes/contract.ts'
import type { OutRow } from '../prepare/facts.store.ts'
import { noMailboxSends } from '../prepare/may-go.ts'
import { prepare, type Ready } from '../prepare/prepare.ts'
import * as sent from '../sent.store.ts'
import { tellUndelivered } from '../undelivered.ts'
import { connections, type LateSends, lateSends } from './late-sends.ts'
import { type Failure, mostTries, type Outcome, outcomeOf, pauseFor, tryAgainIn } from './outcome.ts'
import * as store from './store.ts'
import type { Transports } from './transport.ts'

export interface Sender {
  runtime: Runtime
  transports: Pick<Transports, 'send'>
  /** Those that are still on their way when this ends. */
  late?: LateSends
  /** How many are taken at a time. */
  atOnce?: number
  stop?: AbortSignal
}

/** How long what was to be sent waits for somebody to switch a mailbox on, and how often it looks. */
const patience = 3 * 24 * 3600_000
const aWhile = 5 * 60_000

interface Job {
  row: OutRow
  ready: Ready
}

/** Mailboxes whose server let nobody in just now, and why. */
type Failing = Map<string, string>

/** Answers how many rows were looked at; 0: nothing is due. */
export async function sendDue(by: Sender, tenant: string): Promise<number> {
  const { runtime, atOnce = 20 } = by
  const sender = randomUUID()
  let all = 0
  while (!by.stop?.aborted) {
    const { jobs, taken } = await act(runtime, { tenant, actor: theDesk }, (ctx) => takeSome(ctx, sender, atOnce))
    const queues = new Map<string, Job[]>()
    for (const job of jobs) {
      const { id } = job.ready.mailbox
      queues.set(id, [...(queues.get(id) ?? []), job])
    }
    const failing: Failing = new Map()
    await Promise.all([...queues.values()].flatMap((queue) => lanes(by, tenant, sender, failing, queue)))
    all += taken
    if (taken < atOnce) break
  }
  return all
}

/**
 * As many at a time as there are connections, and one alone where the last one failed: a server that refuses a password counts how
 * often it had to, and locks the account.
 */
function lanes(by: Sender, tenant: string, sender: string, failing: Failing, queue: Job[]): Promise<void>[] {
  const { runtime, late = lateSends(), stop } = by
  const failed = (err: unknown) => runtime.log.warn({ err, tenant }, 'what became of a mail was not written down')
  const lane = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const { id } = job.ready.mailbox
      if (stop?.aborted) await standBack(by, tenant, sender, job, job.row.reason)
      else if (failing.has(id)) await standBack(by, tenant, sender, job, failing.get(id) ?? null)
      else if (late.hangs(id)) await waitForOthers(by, tenant, sender, job)
      else await late.wait(id, sendOne(by, tenant, sender, failing, job), failed)
    }
  }
  const troubled = queue[0]?.ready.mailbox.state?.sending_problem
  return Array.from({ length: troubled ? 1 : connections }, lane)
}

async function takeSome(ctx: Context, sender: string, limit: number) {
  const rows = await store.take(ctx, sender, new Date(ctx.now.getTime() + store.lease), limit)
  const jobs: Job[] = []
  for (const row of rows) {
    const job = await ctx.attempt(() => makeReady(ctx, row, sender)).catch((error) => putBack(ctx, row, sender, error))
    if (job) jobs.push(job)
  }
  return { jobs, taken: rows.length }
}

async function makeReady(ctx: Context, row: OutRow, sender: string): Promise<Job | null> {
  const prepared = await prepare(ctx, row)
  const mine = { id: row.id, sender }
  if ('refused' in prepared) {
    const { state, reason } = prepared.refused
    if (reason === noMailboxSends && ctx.now.getTime() - row.created_at.getTime() < patience) {
      await store.setAside(ctx, row, sender, new Date(ctx.now.getTime() + aWhile))
      return null
    }
    await store.settle(ctx, mine, { state, reason, due_at: null })
    return null
  }
  const { mailbox, address, letter } = prepared.ready
  await store.address(ctx, row.id, { mailbox_id: mailbox.id, address, header_id: letter.messageId })
  const { state } = mailbox
  if (state?.sending_due && state.sending_due > ctx.now) {
    await store.standBack(ctx, row, sender, state.sending_problem ?? takesLong)
    return null
  }
  return { row, ready: prepared.ready }
}

/** One that cannot be made up stops no other: it comes back later, and says why. */
async function putBack(ctx: Context, row: OutRow, sender: string, error: unknown): Promise<null> {
  ctx.log.error({ err: error, mail: row.id }, 'a mail could not be made up')
  await conclude(ctx, row, sender, { kind: 'later', reason: `It could not be made up: ${briefly(error)}` }, null)
  return null
}

const slowPause = 20_000
const takesLong = 'Its mail server takes long over other mail. It goes when that is over.'

const standBack = ({ runtime }: Sender, tenant: string, sender: string, { row }: Job, reason: string | null) =>
  act(runtime, { tenant, actor: theDesk }, (ctx) => store.standBack(ctx, row, sender, reason))

/** All else of the mailbox waits with it. */
async function waitForOthers({ runtime }: Sender, tenant: string, sender: string, { row, ready: { mailbox } }: Job) {
  await act(runtime, { tenant, actor: theDesk }, async (ctx) => {
    await store.standBack(ctx, row, sender, takesLong)
    await store.pauseMailbox(ctx, mailbox.id, new Date(ctx.now.getTime() + slowPause))
  })
}

async function sendOne(
  { runtime, transports }: Sender,
  tenant: string,
  sender: string,
  failing: Failing,
  { row, ready }: Job,
) {
  const { mailbox, address, letter } = ready
  const settle = (work: (ctx: Context) => Promise<void>) => act(runtime, { tenant, actor: theDesk }, work)
  try {
    const response = await transports.send(runtime, mailbox, {
      letter,
      envelope: { from: mailbox.address, to: address },
      read: (sha256) => runtime.files.read(tenant, sha256),
    })
    await settle(async (ctx) => {
      const values = {
        state: 'sent' as const,
        sent_at: ctx.now,
        response: response.slice(0, 1000),
        reason: null,
        due_at: null,
      }
      await store.settle(ctx, { id: row.id, sender }, values)
      await store.mailboxWorks(ctx, mailbox.id)
    })
  } catch (error) {
    const failure = failureOf(error, mailbox.outgoing)
    const outcome = outcomeOf(failure)
    runtime.log.debug({ err: error, mail: row.id }, 'a mail did not leave')
    const first = outcome.kind === 'mailbox' && !failing.has(mailbox.id)
    if (first) failing.set(mailbox.id, outcome.reason)
    await settle(async (ctx) => {
      const travelling = letter.files.length > 0
      await conclude(ctx, row, sender, outcome, failure.response ?? null, { address, travelling })
      if (!first) return
      const failures = await store.mailboxFails(ctx, mailbox.id, outcome.reason)
      await store.pauseMailbox(ctx, mailbox.id, new Date(ctx.now.getTime() + pauseFor(failures, Math.random())))
    })
  }
}

/** What the library tells of one recipient stands in a list. */
function failureOf(error: unknown, outgoing: Outgoing): Failure {
  const told = error as Failure & { rejectedErrors?: Failure[]; name?: string }
  const [first] = told.rejectedErrors ?? []
  if (first?.responseCode) return { ...first, code: told.code, message: told.message, command: 'RCPT TO' }
  return {
    code: told.code,
    command: told.command,
    response: told.response,
    responseCode: told.responseCode,
    timeoutType: told.timeoutType,
    inside: told.inside,
    handedOver: told.handedOver,
    ...inWords(error, outgoing),
    message: briefly(error),
  }
}

/** Certificates, sign-ins that are refused, servers that are not reached. What one says about a mail is told in its own words. */
function inWords(error: unknown, outgoing: Outgoing): Pick<Failure, 'told' | 'network'> {
  if (outgoing.kind !== 'smtp') return {}
  const asked = { ...outgoing, sending: true }
  const [way, network] = [aboutTheWay(error, asked), aboutTheNetwork(error, asked)]
  return { told: way && inOne(way), network: network && inOne(network) }
}

async function conclude(
  ctx: Context,
  row: OutRow,
  sender: string,
  outcome: Outcome,
  response: string | null,
  { address = row.address, travelling = false }: { address?: string | null; travelling?: boolean } = {},
): Promise<void> {
  const mine = { id: row.id, sender }
  const said = { response: response?.slice(0, 1000) ?? null }
  if (outcome.kind === 'mailbox') {
    // It does not count as a try: the mail itself was never looked at. Behind the others, for whom it may go another way.
    const values = { state: 'queued' as const, attempts: row.attempts - 1, due_at: ctx.now, reason: outcome.reason }
    await store.settle(ctx, mine, { ...values, ...said })
    return
  }
  if (outcome.kind === 'later' && row.attempts < mostTries) {
    const due_at = new Date(ctx.now.getTime() + tryAgainIn(row.attempts, Math.random()))
    const unsure = row.unsure || outcome.unsure === true
    await store.settle(ctx, mine, { state: 'queued', due_at, reason: outcome.reason, unsure, ...said })
    return
  }
  if (outcome.kind === 'never' && outcome.tooLarge && travelling) {
    await store.settle(ctx, mine, { state: 'queued', due_at: ctx.now, reason: outcome.reason, linked: true, ...said })
    return
  }
  const reason = outcome.kind === 'later' ? `Given up after ${row.attempts} tries. ${outcome.reason}` : outcome.reason
  if (!(await store.settle(ctx, mine, { state: 'failed', due_at: null, reason, ...said }))) return
  if (outcome.kind === 'never' && outcome.address && address)
    await sent.suppress(ctx, address, { cause: 'bounced', reason: outcome.reason, by_id: null })
  await tellUndelivered(ctx, {
    ticket: row.ticket_id,
    person: row.person_id,
    address: address ?? '',
    reason: reason.replace(/\.$/, ''),
  })
}
