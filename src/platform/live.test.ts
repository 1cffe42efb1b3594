// Following the log: what depends on the moment at which listeners come and go. While another transaction of the same server
// is under way, a listener begins before it, and hears again what had happened since: tests run beside each other.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { followEvents, type Live, type LiveEvent } from './live.ts'

let desk: TestDesk
let world: World
let live: Live

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  live = followEvents(desk.database, desk.log, () => undefined)
})
afterAll(async () => {
  await live.stop()
  await desk.stop()
})

function listener() {
  const heard: LiveEvent[] = []
  const places: string[] = []
  return {
    heard,
    places,
    hear: async (events: LiveEvent[]) => void heard.push(...events),
    joined: (position: string) => void places.push(position),
  }
}

/** Tickets: that a key was used for the first time is told as well, at some moment or other. */
const subjects = ({ heard }: ReturnType<typeof listener>) =>
  heard.flatMap(({ subject }) => (subject.kind === 'ticket' ? [subject.id] : []))
const open = async () => (await world.requester.post('/tickets', { title: 'The VPN drops' })).body.id as string

test('who comes at the moment at which the last one leaves is heard', async () => {
  const [old, fresh] = [listener(), listener()]
  const leave = await live.listen(world.tenant, undefined, old)
  const arriving = live.listen(world.tenant, undefined, fresh)
  leave()
  const leaveToo = await arriving
  const id = await open()
  await expect.poll(() => subjects(fresh), { timeout: 20_000 }).toContain(id)
  expect(subjects(old)).not.toContain(id)
  expect(live.listeners()).toBe(1)
  leaveToo()
  expect(live.listeners()).toBe(0)
})

test('two who come at the same moment both hear everything from the place that they were told', async () => {
  const both = [listener(), listener()]
  const leaving = await Promise.all(both.map((one) => live.listen(world.tenant, undefined, one)))
  const id = await open()
  for (const one of both) await expect.poll(() => subjects(one), { timeout: 20_000 }).toContain(id)
  const late = listener()
  leaving.push(await live.listen(world.tenant, both[0]?.places[0], late))
  expect(subjects(late)).toEqual(subjects(both[0] as typeof late))
  for (const leave of leaving) leave()
})
