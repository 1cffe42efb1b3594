// A server that dies is started again; one that keeps dying is tried more and more slowly, and never given up.
import { expect, it } from 'vitest'
import type { Running } from './server.ts'
import { pauseMs, supervise } from './supervise.ts'
import { until } from './test-folders.ts'

/** A server that dies when it is told to. */
function mortal(pid: number) {
  const { promise: ended, resolve: die } = Promise.withResolvers<string>()
  const running: Running = { pid, ended, stop: async () => die('stopped') }
  return { running, die }
}

it.each([
  [0, 50],
  [1, 100],
  [3, 400],
  [20, 5000],
])('after %i failures it waits %i ms', (failures, ms) => {
  expect(pauseMs(failures)).toBe(ms)
})

it('tries again until the server starts, and reports each death and each failure', async () => {
  const log: string[] = []
  const deaths: string[] = []
  const first = mortal(1)
  const second = mortal(2)
  const outcomes = [new Error('the disk is full'), new Error('the disk is full'), second.running]
  const supervised = supervise(
    first.running,
    async () => {
      const next = outcomes.shift()
      if (next instanceof Error || !next) throw next
      return next
    },
    { log: (level, message) => log.push(`${level}: ${message}`), onCrash: (why) => deaths.push(why) },
  )
  first.die('ended by SIGKILL')
  await until(() => supervised.pid === 2)
  expect(deaths).toEqual(['ended by SIGKILL'])
  expect(log).toEqual([
    'error: the database server died; it is started again',
    'error: the database server could not be started again; the next try follows',
    'error: the database server could not be started again; the next try follows',
    'info: the database server runs again',
  ])
  await supervised.stop()
  expect(await second.running.ended).toBe('stopped')
  expect(outcomes).toEqual([])
})

it('stops a server that came up while the desk was stopping', async () => {
  const first = mortal(1)
  const late = mortal(2)
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<Running>()
  const again = () => {
    ask()
    return arrival
  }
  const supervised = supervise(first.running, again, { log: () => undefined })
  first.die('ended by SIGKILL')
  await asked
  const stopped = supervised.stop()
  arrive(late.running)
  await stopped
  expect(await late.running.ended).toBe('stopped')
})
