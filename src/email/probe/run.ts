// Runs the test of a mailbox, as a job behind the request: step by step, each written down as it ends, 90 seconds at most.
import type { Runtime } from '../../platform/events.ts'
import { explain } from '../fetch/explain.ts'
import { Session } from '../fetch/session.ts'
import { usualPace } from '../fetch/settings.ts'
import { type Secrets, unsealSecrets } from '../mailboxes/secrets.ts'
import { realBases } from '../oauth/providers.ts'
import { accessTokenOf } from '../oauth/token.ts'
import type { ProbeStep } from './contract.ts'
import { certificate, connect, resolve, type Server } from './network.ts'
import { roundTrip } from './round-trip.ts'
import { way } from './smtp.ts'
import * as store from './store.ts'

export interface ProbeOptions {
  /** ms for one step. */
  step: number
  /** ms for the mail to come back. */
  roundTrip: number
  ca?: string
}

const usual: ProbeOptions = { step: 15_000, roundTrip: 60_000 }

export async function runProbe(runtime: Runtime, tenant: string, id: string, options = usual): Promise<void> {
  const inTenant = runtime.database.inTenant
  const row = await inTenant(tenant, (db) => store.find({ db, tenant }, id))
  if (row?.state !== 'running') return
  const steps = row.steps
  const note = (ended?: { state: 'ok' | 'failed'; at: Date }) =>
    inTenant(tenant, (db) => store.note({ db, tenant }, id, steps, ended))
  const walk = new Walk(steps, note)
  try {
    await steer(walk, runtime, row, options)
  } finally {
    walk.skipRest()
    const failed = steps.some(({ state }) => state === 'failed')
    await note({ state: failed ? 'failed' : 'ok', at: runtime.clock.now() })
  }
}

interface Seen {
  detail: string
  hint?: string
}

/** Goes from step to step of one side; after one that failed the rest of that side is skipped. */
class Walk {
  readonly #steps: ProbeStep[]
  readonly #note: () => Promise<void>
  constructor(steps: ProbeStep[], note: () => Promise<void>) {
    this.#steps = steps
    this.#note = note
  }

  async step<T extends Seen>(
    name: ProbeStep['step'],
    asked: Parameters<typeof explain>[1],
    look: () => Promise<T>,
  ): Promise<T | undefined> {
    const step = this.#steps.find((one) => one.step === name)
    if (!step) return undefined
    step.state = 'running'
    await this.#note()
    const began = performance.now()
    try {
      const seen = await look()
      Object.assign(step, { state: 'ok', detail: seen.detail.slice(0, 1000), hint: seen.hint ?? null })
      return seen
    } catch (error) {
      const { problem, hint } = explain(error, asked)
      Object.assign(step, { state: 'failed', problem, hint })
      return undefined
    } finally {
      step.ms = Math.round(performance.now() - began)
      await this.#note()
    }
  }

  skip(name: ProbeStep['step'], hint: string) {
    const step = this.#steps.find((one) => one.step === name)
    if (step?.state === 'waiting') Object.assign(step, { state: 'skipped', hint })
  }

  skipRest() {
    for (const step of this.#steps) if (['waiting', 'running'].includes(step.state)) step.state = 'skipped'
  }
}

async function steer(walk: Walk, runtime: Runtime, row: store.ProbeRow, options: ProbeOptions): Promise<void> {
  const { incoming, outgoing } = row.settings
  const secrets = unsealSecrets(runtime, row.secrets)
  const token = () => tokenFor(runtime, row, secrets)
  const session = incoming.kind === 'imap' ? await fetchSide(walk, incoming, secrets, token, options) : undefined
  try {
    const sending = outgoing.kind === 'smtp' ? await sendSide(walk, outgoing, secrets, token, options) : undefined
    if (!session || !sending) {
      walk.skip('round-trip', 'It needs both ways: fetching by IMAP and sending by SMTP.')
      return
    }
    await walk
      .step('round-trip', { ...(outgoing as Server), sending: true }, () =>
        roundTrip(runtime, row, { session, sending, ms: options.roundTrip }),
      )
      .finally(() => sending.close())
  } finally {
    await session?.end()
  }
}

type Token = () => Promise<string>

/** A test of saved settings uses the mailbox's token; settings that are not saved have none yet. */
async function tokenFor(
  runtime: Runtime,
  { tenant_id, mailbox_id }: store.ProbeRow,
  secrets: Secrets,
): Promise<string> {
  if (mailbox_id) return accessTokenOf(runtime, tenant_id, mailbox_id, realBases)
  return secrets.token?.access ?? ''
}

async function approach(walk: Walk, server: Server, prefix: '' | 'smtp-', options: ProbeOptions): Promise<boolean> {
  const { host, port, security } = server
  const asked = { host, port, security, sending: prefix === 'smtp-' }
  if (!(await walk.step(`${prefix}dns`, asked, async () => ({ detail: await resolve(server) })))) return false
  const connected = () => connect(server, options.step)
  if (!(await walk.step(`${prefix}connect`, asked, async () => ({ detail: await connected() })))) return false
  if (security === 'none') {
    walk.skip(`${prefix}tls`, 'Not encrypted: good for a server on this machine only.')
    return true
  }
  if (security === 'starttls') return true
  const seen = () => certificate(server, options.step, options.ca)
  return (await walk.step(`${prefix}tls`, asked, async () => ({ detail: await seen() }))) !== undefined
}

type Imap = Extract<store.ProbeRow['settings']['incoming'], { kind: 'imap' }>

async function fetchSide(walk: Walk, server: Imap, secrets: Secrets, token: Token, options: ProbeOptions) {
  if (!(await approach(walk, server, '', options))) return undefined
  const { host, port, security, user, signIn } = server
  const pace = { ...usualPace, connect: options.step, answer: options.step }
  const credentials = async () =>
    signIn === 'password' ? { password: secrets.incomingPassword ?? '' } : { accessToken: await token() }
  let session: Session | undefined
  const account = { host, port, security, user, credentials, ...(options.ca && { ca: options.ca }) }
  const enter = async () => {
    session = await Session.connect(account, pace)
    const known = ['IDLE', 'ESEARCH', 'UIDPLUS', 'CONDSTORE'].filter((one) => session?.client.capabilities.has(one))
    return { detail: `Signed in as ${user}; the server knows ${known.join(', ') || 'the basics'}` }
  }
  if (!(await walk.step('login', server, enter)) || !session) return undefined
  walk.skip('tls', 'TLS was switched on before the password was sent (STARTTLS).')
  const open = async () => {
    await session?.open(server.folder)
    return { detail: `${server.folder}: ${session?.there === 1 ? 'one message' : `${session?.there} messages`}` }
  }
  if (!(await walk.step('folder', server, open))) {
    await session.end()
    return undefined
  }
  await walk.step('idle', server, async () =>
    session?.client.capabilities.has('IDLE')
      ? { detail: 'The server tells of new mail at once' }
      : { detail: 'The server does not tell of new mail', hint: 'The desk looks every minute instead.' },
  )
  return session
}

type SmtpServer = Extract<store.ProbeRow['settings']['outgoing'], { kind: 'smtp' }>

async function sendSide(walk: Walk, server: SmtpServer, secrets: Secrets, token: Token, options: ProbeOptions) {
  if (!(await approach(walk, server, 'smtp-', options))) return undefined
  const enter = async () => {
    const password = secrets.outgoingPassword ?? secrets.incomingPassword ?? ''
    const credentials =
      server.user === null ? null : server.signIn === 'password' ? { password } : { accessToken: await token() }
    const sending = way(server, credentials, options.step, options.ca)
    try {
      await sending.verify()
    } catch (error) {
      sending.close()
      throw error
    }
    return { detail: server.user === null ? 'The server asks for no sign-in' : `Signed in as ${server.user}`, sending }
  }
  const entered = await walk.step('smtp-login', { ...server, sending: true }, enter)
  if (entered) walk.skip('smtp-tls', 'TLS was switched on before the password was sent (STARTTLS).')
  return entered?.sending
}
