// Runs for as long as the desk does: sends what is due as soon as it is, and looks after all workspaces now and then, for what another
// process wrote or left behind.

import { theDesk } from '../../../platform/context.ts'
import { tenantsOf } from '../../../platform/each-tenant.ts'
import { act, type Runtime } from '../../../platform/events.ts'
import type { Service } from '../../../platform/service.ts'
import { onNudge } from '../nudge.ts'
import { nextDue } from './store.ts'
import type { AccessToken, Limits } from './transport.ts'

const roundMs = 20_000

export interface SendingOptions {
  accessToken(runtime: Runtime): AccessToken
  limits?: Limits
}

export function sendingService(runtime: () => Runtime, options: SendingOptions): Service {
  const timers = new Map<string, NodeJS.Timeout>()
  const working = new Map<string, Promise<void>>()
  const ending = new AbortController()
  let loaded: ReturnType<typeof load> | undefined
  let round: NodeJS.Timeout | undefined
  let off: (() => void) | undefined

  /** With the first mail that is due: what composes and sends takes some 20 MB, and many desks send none. */
  async function load() {
    const [{ sendDue }, { Transports }, { lateSends }] = await Promise.all([
      import('./send-due.ts'),
      import('./transport.ts'),
      import('./late-sends.ts'),
    ])
    return { sendDue, transports: new Transports(options.accessToken(runtime()), options.limits), late: lateSends() }
  }

  async function send(tenant: string) {
    loaded ??= load()
    const { sendDue, transports, late } = await loaded
    await sendDue({ runtime: runtime(), transports, late, stop: ending.signal }, tenant)
  }

  function look(tenant: string, inMs: number) {
    // Several that are due in the same second are found by one look.
    const key = `${tenant} ${Math.floor((Date.now() + inMs) / 1000)}`
    if (ending.signal.aborted || timers.has(key)) return
    const timer = setTimeout(() => {
      timers.delete(key)
      work(tenant)
    }, inMs)
    timers.set(key, timer)
  }

  function work(tenant: string) {
    if (ending.signal.aborted) return
    const before = working.get(tenant) ?? Promise.resolve()
    const now = before
      .then(() => send(tenant))
      .then(() => plan(tenant))
      .catch((err) => runtime().log.warn({ err, tenant }, 'mail could not be sent; it is tried again'))
      .finally(() => {
        if (working.get(tenant) === now) working.delete(tenant)
      })
    working.set(tenant, now)
  }

  async function plan(tenant: string) {
    const { clock } = runtime()
    const due = await act(runtime(), { tenant, actor: theDesk, readOnly: true }, (ctx) => nextDue(ctx))
    const wait = due && due.getTime() - clock.now().getTime()
    // What waits for a mailbox that fails stays due: the next round looks after it.
    if (wait !== null && wait > 0 && wait < roundMs) look(tenant, wait + 20)
    else if (wait !== null && wait <= 0 && !working.has(tenant)) work(tenant)
  }

  async function everybody() {
    for (const id of await tenantsOf(runtime().database)) if (!ending.signal.aborted) await plan(id)
  }

  const goRound = () =>
    everybody().catch((err) => runtime().log.warn({ err }, 'the outbox could not be looked at; it is tried again'))

  return {
    name: 'email.send',
    async start() {
      off = onNudge((tenant, at) => {
        const wait = Math.max(0, at.getTime() - runtime().clock.now().getTime())
        // The first may come before the commit, and the second then finds it.
        look(tenant, wait + 200)
        look(tenant, wait + 2000)
      })
      round = setInterval(() => void goRound(), roundMs)
      void goRound()
    },
    async stop() {
      ending.abort()
      off?.()
      clearInterval(round)
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, 5000)
      })
      const ended = async () => Promise.all([...working.values(), (await loaded)?.late.over()])
      await Promise.race([ended(), patience])
      clearTimeout(timer)
      ;(await loaded)?.transports.close()
      // Connections that were cut end what still speaks.
      await ended()
    },
  }
}
