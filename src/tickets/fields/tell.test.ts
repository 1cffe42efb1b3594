// Details that a requester adds: only what they are asked for, on what they asked for, while it is open.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  expect((await world.admin.post('/fields', { label: 'Cost', kind: 'number' })).status).toBe(201)
})
afterAll(() => desk.stop())

const open = async () =>
  (await world.requester.post('/tickets', { title: 'The screen flickers', type: 'incident' })).body

test('details of the context are added and taken back, and told as a change of the ticket', async () => {
  const { id } = await open()
  const told = await world.requester.patch(`/tickets/${id}/details`, {
    fields: { device: ' LF-22 ', reproducible: 'Not sure' },
  })
  expect([told.status, told.body.fields]).toEqual([200, { device: 'LF-22', reproducible: 'unknown' }])
  const { items } = (await world.agent.get(`/tickets/${id}/events`)).body
  expect(items.at(-1)).toMatchObject({ name: 'ticket.changed', actor: { name: 'Requester' } })
  const back = await world.requester.patch(`/tickets/${id}/details`, { fields: { device: null } })
  expect(back.body.fields).toEqual({ reproducible: 'unknown' })
})

test.each([
  [{ cost: 3 }, 'fields.cost', 'is set by agents only'],
  [{ last_known_good: '2026-01-02' }, 'fields.last_known_good', 'is set by agents only'],
  [{ anything: 'x' }, 'fields.anything', 'is no field of this desk'],
  [{ reproducible: 'perhaps' }, 'fields.reproducible', 'is one of'],
])('%j is refused at its field', async (fields, path, message) => {
  const { id } = await open()
  const answer = await world.requester.patch(`/tickets/${id}/details`, { fields })
  expect(answer.status).toBe(400)
  expect(answer.body.errors[0]).toMatchObject({ path, message: expect.stringContaining(message) })
})

test('a ticket that waited for them goes on', async () => {
  const { id } = await open()
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Which device is it?', status: 'pending' })
  const told = await world.requester.patch(`/tickets/${id}/details`, { fields: { device: 'LF-22' } })
  expect(told.body.status).toBe('open')
})

test('what somebody saw before another change is not written over', async () => {
  const { id, revision } = await open()
  await world.agent.patch(`/tickets/${id}`, { fields: { device: 'LF-1' } })
  const stale = await world.requester.patch(
    `/tickets/${id}/details`,
    { fields: { device: 'LF-2' } },
    { 'if-match': `"${revision}"` },
  )
  expect([stale.status, (await world.agent.get(`/tickets/${id}`)).body.fields.device]).toEqual([412, 'LF-1'])
})

test('a resolved one is told in words', async () => {
  const { id } = await open()
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'New cable' })
  const told = await world.requester.patch(`/tickets/${id}/details`, { fields: { device: 'LF-22' } })
  expect([told.status, told.body.detail]).toEqual([409, expect.stringContaining('Say in a reply')])
})
