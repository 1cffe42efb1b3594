// What a step needs is asked for once for many tickets, and given to those that lack it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { standardWorkflow } from '../workflow/standard.ts'

let desk: TestDesk
let world: World
const numbers: Record<string, string> = {}

const open = async (by: Client, body: object) =>
  (await by.post('/tickets', { title: 'Lamp is dark', ...body })).body.number as string

beforeAll(async () => {
  desk = await startTestDesk({ work: true })
  world = await createWorld(desk)
  const { admin, requester } = world
  const { body: type } = await admin.post('/ticket-types', { name: 'Repair' })
  const { states, transitions } = structuredClone(standardWorkflow)
  const needing = transitions.map((one) =>
    one.to === 'resolved' ? { ...one, required: [...one.required, 'category', 'field.part'] } : one,
  )
  await admin.put(`/ticket-types/${type.id}/workflow`, { states, transitions: needing })
  await admin.post('/fields', { key: 'part', label: 'Part', kind: 'text', types: [type.key] })
  await admin.post('/fields', { key: 'cause', label: 'Cause', kind: 'text', required: 'resolving', types: [type.key] })
  await admin.post('/categories', { name: 'Lights' })
  await admin.post('/categories', { name: 'Cables' })
  numbers.plain = await open(requester, {})
  numbers.bare = await open(admin, { type: type.key })
  numbers.partly = await open(admin, { type: type.key, category: 'Cables', fields: { part: 'Fuse' } })
  numbers.done = await open(requester, {})
  await admin.post(`/tickets/${numbers.done}/resolution`, { resolution: 'New lamp' })
}, 60_000)
afterAll(() => desk.stop())

const four = () => [numbers.plain, numbers.bare, numbers.partly, numbers.done]
const read = async (number?: string) => (await world.admin.get(`/tickets/${number}`)).body

test('it says how many lack what, and which cannot take the step', async () => {
  const { status, body } = await world.agent.post('/bulk-changes/needs', {
    tickets: four(),
    change: { resolution: 'New fuse' },
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({ tickets: 4, ready: 1, refused: 1 })
  expect(body.needs).toEqual([
    { key: 'category', words: 'a category', tickets: 1 },
    { key: 'field.part', words: 'the field Part', tickets: 1 },
    { key: 'field.cause', words: 'the field Cause', tickets: 2 },
  ])
  expect(body.refusals).toEqual([
    expect.objectContaining({
      ticket: expect.objectContaining({ number: numbers.done }),
      reason: expect.stringContaining('is resolved; this works only while'),
    }),
  ])
  // What the change brings itself is not asked for.
  const brought = await world.agent.post('/bulk-changes/needs', {
    tickets: four(),
    change: { resolution: 'New fuse', category: 'Lights' },
  })
  expect(brought.body.needs.map(({ key }: { key: string }) => key)).toEqual(['field.part', 'field.cause'])
})

test('what is given reaches those that lack it, and no other; undo takes it back', async () => {
  const change = { resolution: 'New fuse', fill: { category: 'Lights', fields: { part: 'Lamp', cause: 'Age' } } }
  const started = await world.agent.post('/bulk-changes', { tickets: four(), change })
  expect([started.status, started.body.summary]).toEqual([202, 'fill in what is needed and missing; resolve'])
  const over = async (id: string) =>
    expect
      .poll(async () => (await world.agent.get(`/bulk-changes/${id}`)).body.state, { timeout: 20_000, interval: 20 })
      .toBe('done')
  await over(started.body.id)
  expect((await world.agent.get(`/bulk-changes/${started.body.id}`)).body).toMatchObject({ changed: 3, failed: 1 })
  expect(await read(numbers.plain)).toMatchObject({ status: 'resolved', category: null, fields: {} })
  expect(await read(numbers.bare)).toMatchObject({
    status: 'resolved',
    category: { name: 'Lights' },
    fields: { part: 'Lamp', cause: 'Age' },
  })
  expect(await read(numbers.partly)).toMatchObject({
    status: 'resolved',
    category: { name: 'Cables' },
    fields: { part: 'Fuse', cause: 'Age' },
  })
  const undone = await world.agent.post(`/bulk-changes/${started.body.id}/undo`, {})
  await over(undone.body.id)
  expect(await read(numbers.bare)).toMatchObject({ status: 'open', category: null, fields: {} })
})

test('without it a ticket says what it needs; what fits no step, or names nothing, is refused at once', async () => {
  const path = async (change: object) =>
    (await world.agent.post('/bulk-changes', { tickets: four(), change })).body.errors?.[0].path
  expect(await path({ priority: 'P1', fill: { category: 'Lights' } })).toBe('change.fill')
  expect(await path({ resolution: 'So', fill: { category: 'Moons' } })).toBe('change.fill.category')
  expect(await path({ fill: { category: 'Lights' } })).toBe('change')
  const { body } = await world.requester.post('/bulk-changes/needs', { tickets: four(), change: { close: true } })
  expect(body.code).toBe('forbidden')
})
