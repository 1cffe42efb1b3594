// Two desk processes on one database: what one of them changes, the other holds its next openings against. It is loaded a second
// time, so that it keeps its own copy of the settings, as another process does.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Client, client, startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import type { Desk } from '../main.ts'

let desk: TestDesk
let world: World
let other: Desk
let there: Client

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  vi.resetModules()
  const { createDesk } = await import('../main.ts')
  other = await desk.beside(createDesk)
  there = client(other, world.admin.token)
})
afterAll(async () => {
  await other.stop()
  await desk.stop()
})

const openThere = (more: object = {}) => there.post('/tickets', { title: 'The VPN drops', ...more })
const soon = { timeout: 20_000, interval: 50 }

test('a field that is needed from now on', async () => {
  expect((await openThere()).status).toBe(201)
  const { body } = await world.admin.post('/fields', { key: 'site', label: 'Site', kind: 'text', required: 'opening' })
  await expect.poll(async () => (await openThere()).status, soon).toBe(400)
  await world.admin.delete(`/fields/${body.id}`)
  await expect.poll(async () => (await openThere()).status, soon).toBe(201)
})

test('a cell of the priority matrix', async () => {
  const severe = { impact: 'high', urgency: 'high' }
  expect((await openThere(severe)).body.priority).toBe('P1')
  const { body: matrix } = await world.admin.get('/priority-matrix')
  const cells = { ...matrix.cells, high: { ...matrix.cells.high, high: 'P2' } }
  await world.admin.put('/priority-matrix', { cells })
  await expect.poll(async () => (await openThere(severe)).body.priority, soon).toBe('P2')
})

test('a type that is retired, and the workflow of one', async () => {
  const { body: type } = await world.admin.post('/ticket-types', { name: 'Wish' })
  await expect.poll(async () => (await openThere({ type: type.key })).status, soon).toBe(201)
  await world.admin.patch(`/ticket-types/${type.id}`, { active: false })
  await expect.poll(async () => (await openThere({ type: type.key })).status, soon).toBe(400)
})
