// Merging tickets that have parents and children.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

interface Opened {
  id: string
  number: string
}
const open = async (): Promise<Opened> => (await world.requester.post('/tickets', { title: 'The VPN drops' })).body
const merge = (source: Opened, target: Opened) => world.agent.post(`/tickets/${source.id}/merge`, { into: target.id })
const get = async (ticket: Opened) => (await world.agent.get(`/tickets/${ticket.id}`)).body
const history = async (ticket: Opened) =>
  (await world.agent.get(`/tickets/${ticket.id}/events`)).body.items.map((entry: { summary: string }) => entry.summary)

test('a mandatory child that was merged is done when that is done which it went into', async () => {
  const [parent, other] = [await open(), await open()]
  const child = (await world.agent.post(`/tickets/${parent.id}/children`, { title: 'Part', mandatory: true })).body
  await merge(child, other)
  expect((await get(parent)).can.resolve.reason).toContain(child.number)
  await world.agent.post(`/tickets/${other.id}/resolution`, { resolution: 'Done.' })
  expect((await get(parent)).can.resolve.allowed).toBe(true)
  expect(await history(parent)).toContain(`finished the last open child, ${other.number}`)
  // Into its own parent: then it is no child any more.
  const second = (await world.agent.post(`/tickets/${parent.id}/children`, { title: 'Part', mandatory: true })).body
  await merge(second, parent)
  expect((await get(parent)).can.resolve.allowed).toBe(true)
  expect((await get(parent)).related.children).toEqual({ done: 1, of: 1 })
})

test('tickets that stand above each other with one between them are not merged', async () => {
  const top = await open()
  const middle = (await world.agent.post(`/tickets/${top.id}/children`, { title: 'Middle' })).body
  const low = (await world.agent.post(`/tickets/${middle.id}/children`, { title: 'Low' })).body
  const refused = await merge(low, top)
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('between them')])
  expect((await merge(top, low)).status).toBe(409)
  expect((await merge(low, middle)).status).toBe(200)
})
