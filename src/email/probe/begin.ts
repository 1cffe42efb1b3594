// Beginning the test of a mailbox. It runs behind the request: see run.ts, which is loaded with the first one.
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import type { LongFollowUp } from '../../platform/reactions.ts'
import { refuse } from '../mailboxes/change.ts'
import type { Incoming, Outgoing } from '../mailboxes/contract.ts'
import { mailboxOf } from '../mailboxes/read.ts'
import { readableSecrets, type Secrets, sealSecrets } from '../mailboxes/secrets.ts'
import type { ProbeSettings } from '../schema.ts'
import { getMailboxTest, type MailboxTest, type ProbeStep, probeSteps, testMailbox, tryMailbox } from './contract.ts'
import * as store from './store.ts'

export const probeFollowUp: LongFollowUp = {
  name: 'email.test-mailbox',
  on: ['mailbox-test.begun'],
  work: async (runtime, tenant, event) => (await import('./run.ts')).runProbe(runtime, tenant, event.subject.id),
}

export const begin = implement(tryMailbox, (ctx, wish) =>
  start(ctx, null, {
    settings: {
      address: wish.address,
      incoming: wish.incoming ?? { kind: 'delivered' },
      outgoing: wish.outgoing ?? { kind: 'none' },
    },
    secrets: passwordsOf(wish),
  }),
)

export const test = implement(testMailbox, async (ctx, { id, ...wish }) => {
  const saved = await mailboxOf(ctx, id)
  const settings = {
    address: wish.address ?? saved.address,
    incoming: wish.incoming ?? saved.incoming,
    outgoing: wish.outgoing ?? saved.outgoing,
  }
  refuseElsewhere('incoming', saved.incoming, settings.incoming, wish.incomingPassword)
  refuseElsewhere('outgoing', saved.outgoing, settings.outgoing, wish.outgoingPassword)
  const secrets = { ...readableSecrets(ctx, saved.secrets), ...passwordsOf(wish) }
  return start(ctx, saved.id, { settings, secrets })
})

export const get = implement(getMailboxTest, async (ctx, { id }) => {
  const row = await store.find(ctx, id)
  if (!row) throw missing('test')
  return present(row)
})

interface Told {
  incomingPassword?: string | undefined
  outgoingPassword?: string | undefined
}

const passwordsOf = ({ incomingPassword, outgoingPassword }: Told): Secrets => ({
  ...(incomingPassword !== undefined && { incomingPassword }),
  ...(outgoingPassword !== undefined && { outgoingPassword }),
})

/** A kept password goes to the server that it was given for, and to no other: else a test would tell it to anybody. */
function refuseElsewhere(
  side: 'incoming' | 'outgoing',
  saved: Incoming | Outgoing,
  wanted: Incoming | Outgoing,
  password: string | undefined,
) {
  if (password !== undefined || !('host' in wanted) || !('host' in saved)) return
  const same = saved.host === wanted.host && saved.port === wanted.port && saved.security === wanted.security
  if (!same && wanted.signIn === 'password' && ('user' in wanted ? wanted.user !== null : true))
    throw invalid(`${side}Password`, 'is needed again, because the server is another one than the saved one')
}

async function start(
  ctx: Context,
  mailbox: string | null,
  { settings, secrets }: { settings: ProbeSettings; secrets: Secrets },
): Promise<MailboxTest> {
  refuse(settings)
  const id = ctx.newId()
  await store.dropOld(ctx)
  await store.insert(ctx, {
    id,
    mailbox_id: mailbox,
    by_id: ctx.actor.id,
    settings,
    secrets: sealSecrets(ctx, secrets),
    steps: probeSteps.map(unseen),
  })
  await ctx.record({
    name: 'mailbox-test.begun',
    subject: { kind: 'mailbox-test', id },
    changes: { address: settings.address },
    audience: [audience.operators],
  })
  const row = await store.find(ctx, id)
  if (!row) throw missing('test')
  return present(row)
}

const unseen = (step: ProbeStep['step']): ProbeStep => ({
  step,
  state: 'waiting',
  detail: null,
  problem: null,
  hint: null,
  ms: null,
})

const present = (row: store.ProbeRow): MailboxTest => ({
  id: row.id,
  mailbox: row.mailbox_id,
  state: row.state,
  steps: row.steps,
  begunAt: row.begun_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
})
