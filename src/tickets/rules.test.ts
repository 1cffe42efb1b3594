// What openings are held against is kept between changes: each kind of change is seen by the very next opening.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const open = (more: object = {}) => world.admin.post('/tickets', { title: 'The VPN drops', ...more })

test('a cell of the priority matrix', async () => {
  const severe = { impact: 'high', urgency: 'high' }
  expect((await open(severe)).body.priority).toBe('P1')
  const { body: matrix } = await world.admin.get('/priority-matrix')
  const cells = { ...matrix.cells, high: { ...matrix.cells.high, high: 'P2' } }
  expect((await world.admin.put('/priority-matrix', { cells })).status).toBe(200)
  expect((await open(severe)).body.priority).toBe('P2')
})

test('a field that is needed from now on', async () => {
  expect((await open()).status).toBe(201)
  const field = { key: 'site', label: 'Site', kind: 'text', required: 'opening' }
  const { status, body } = await world.admin.post('/fields', field)
  expect(status).toBe(201)
  expect((await open()).status).toBe(400)
  await world.admin.delete(`/fields/${body.id}`)
  expect((await open()).status).toBe(201)
})

test('a type that is retired', async () => {
  const { body: type } = await world.admin.post('/ticket-types', { name: 'Wish' })
  expect((await open({ type: type.key })).status).toBe(201)
  await world.admin.patch(`/ticket-types/${type.id}`, { active: false })
  expect((await open({ type: type.key })).status).toBe(400)
})
