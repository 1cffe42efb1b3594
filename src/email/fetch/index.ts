// Fetching mail by IMAP: one fetcher for each active mailbox of each workspace, in whichever desk process gets hold of it.
import { theDesk } from '../../platform/context.ts'
import { tenantsOf } from '../../platform/each-tenant.ts'
import { act, type Runtime } from '../../platform/events.ts'
import type { Service } from '../../platform/service.ts'
import { unsealSecrets } from '../mailboxes/secrets.ts'
import * as mailboxes from '../mailboxes/store.ts'
import { type Bases, realBases } from '../oauth/providers.ts'
import { accessTokenOf } from '../oauth/token.ts'
import { MailProblem } from './explain.ts'
import { fetchFor } from './fetcher.ts'
import { gate } from './gate.ts'
import { type Account, type Fetching, type Pace, usualPace } from './settings.ts'
import * as store from './store.ts'
import type { Imap } from './task.ts'

export interface FetchOptions {
  keep: Fetching['keep']
  work: Fetching['work']
  pace?: Partial<Pace>
  bases?: Bases
  /** Certificate authorities to trust beside the usual ones. */
  ca?: string
  /** ms between two looks at which mailboxes there are; settings that change are met at once. */
  roundsEvery?: number
}

interface Running {
  revision: number
  end(): Promise<void>
}

/** Messages that are taken in at the same time, of all mailboxes together: people at the desk come first. */
const atOnce = 4

const started = new Set<() => void>()

/** Settings of a mailbox changed: met at once. */
export const lookAtMailboxes = (): void => {
  for (const look of started) look()
}

export function fetchService(runtime: () => Runtime, options: FetchOptions): Service {
  const running = new Map<string, Running>()
  const room = gate(atOnce)
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> | undefined
  let again = false
  let stopped = true

  async function goRound() {
    const { database } = runtime()
    const wanted = new Map<string, { tenant: string; mailbox: string; revision: number }>()
    for (const tenant of await tenantsOf(database))
      for (const { id, revision } of await database.inTenant(tenant, (db) => store.toFetch(db, tenant), {
        readOnly: true,
      }))
        wanted.set(`${tenant} ${id}`, { tenant, mailbox: id, revision })
    for (const [key, { end, revision }] of running)
      if (wanted.get(key)?.revision !== revision) {
        running.delete(key)
        await end()
      }
    for (const [key, { tenant, mailbox, revision }] of wanted)
      if (!running.has(key) && !stopped) {
        const fetcher = await begin(tenant, mailbox)
        if (fetcher) running.set(key, { revision, ...fetcher })
      }
  }

  async function begin(tenant: string, mailbox: string): Promise<Pick<Running, 'end'> | undefined> {
    const row = await act(runtime(), { tenant, actor: theDesk, readOnly: true }, (ctx) =>
      mailboxes.find(ctx, { id: mailbox }),
    )
    if (row?.incoming.kind !== 'imap') return undefined
    const stop = new AbortController()
    const task = {
      ...{ runtime: runtime(), keep: options.keep, work: options.work, pace: { ...usualPace, ...options.pace } },
      ...{ tenant, mailbox, incoming: row.incoming, createdAt: row.created_at },
      ...{ stop: stop.signal, gate: room, trouble: new Map<string, number>(), progress: { made: false } },
    }
    const over = fetchFor(task, accountOf(runtime(), tenant, mailbox, row.incoming, options)).catch((err) =>
      runtime().log.error({ err, mailbox }, 'a mailbox is no longer fetched'),
    )
    return {
      async end() {
        stop.abort()
        await over
      },
    }
  }

  function look() {
    if (stopped) return
    if (round) {
      again = true
      return
    }
    again = false
    round = goRound()
      .catch((err) => runtime().log.warn({ err }, 'which mailboxes there are could not be read'))
      .finally(() => {
        round = undefined
        if (again) look()
      })
  }

  return {
    name: 'email.fetch',
    async start() {
      if (!stopped) return
      stopped = false
      started.add(look)
      look()
      timer = setInterval(look, options.roundsEvery ?? 30_000)
    },
    async stop() {
      stopped = true
      started.delete(look)
      clearInterval(timer)
      await round
      await Promise.all([...running.values()].map(({ end }) => end()))
      running.clear()
    },
  }
}

function accountOf(
  runtime: Runtime,
  tenant: string,
  mailbox: string,
  { host, port, security, user, signIn }: Imap,
  { ca, bases = realBases }: Pick<FetchOptions, 'ca' | 'bases'>,
): Account {
  return {
    ...{ host, port, security, user },
    ...(ca && { ca }),
    async credentials(refused) {
      if (signIn !== 'password') return { accessToken: await accessTokenOf(runtime, tenant, mailbox, bases, refused) }
      const row = await act(runtime, { tenant, actor: theDesk, readOnly: true }, (ctx) =>
        mailboxes.find(ctx, { id: mailbox }),
      )
      return { password: passwordIn(runtime, row?.secrets ?? null) }
    },
  }
}

function passwordIn(runtime: Runtime, sealed: string | null): string {
  let password: string | undefined
  try {
    password = unsealSecrets(runtime, sealed).incomingPassword
  } catch {
    throw new MailProblem(
      'The password cannot be read with the key of this desk.',
      'Enter it again. This happens after a restore without the file secret.key.',
    )
  }
  if (password === undefined)
    throw new MailProblem('There is no password for fetching yet.', 'Enter it on the page of the mailbox.')
  return password
}
