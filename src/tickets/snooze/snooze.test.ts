// Snoozed tickets: out of the agents' lists, back when their time has come or their requester writes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { wakeDue } from './snooze.ts'

let desk: TestDesk
let world: World
const clock = { at: Date.now(), now: () => new Date(clock.at) }
const hour = 3600 * 1000

beforeAll(async () => {
  desk = await startTestDesk({ clock })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const inHours = (hours: number) => new Date(clock.at + hours * hour).toISOString()
const open = async (): Promise<string> => (await world.requester.post('/tickets', { title: 'Spare parts' })).body.id
const snooze = (id: string, hours = 2, reason?: string) =>
  world.agent.put(`/tickets/${id}/snooze`, { until: inHours(hours), reason })
const history = async (id: string, who = world.agent) =>
  (await who.get(`/tickets/${id}/events`)).body.items.map(({ summary }: { summary: string }) => summary)
const listed = async (id: string, filter = 'snoozed=false') =>
  (await world.agent.get(`/tickets?limit=200&${filter}`)).body.items.some((one: { id: string }) => one.id === id)

test('a snoozed ticket leaves the counts and lists of agents, and comes back when its time has come', async () => {
  const before = (await world.agent.get('/tickets/counts')).body
  const id = await open()
  const until = inHours(2)
  const snoozed = await world.agent.put(`/tickets/${id}/snooze`, { until, reason: 'Parts come at noon' })
  expect(snoozed.body.snooze).toMatchObject({ until, reason: 'Parts come at noon', by: { name: 'Agent' } })
  expect([await listed(id), await listed(id, 'snoozed=true'), await listed(id, '')]).toEqual([false, true, true])
  const counts = (await world.agent.get('/tickets/counts')).body
  expect([counts.unresolved, counts.snoozed]).toEqual([before.unresolved, before.snoozed + 1])
  // That it waits is the desk's affair.
  const mine = (await world.requester.get(`/tickets/${id}`)).body
  expect([mine.snooze, mine.snoozedUntil]).toEqual([null, null])
  expect(await history(id, world.requester)).toEqual(['opened the ticket'])

  await wakeDue(desk.runtime)
  expect(await listed(id)).toBe(false)
  clock.at += 2 * hour
  await wakeDue(desk.runtime)
  expect(await listed(id)).toBe(true)
  expect((await world.agent.get(`/tickets/${id}`)).body).toMatchObject({ snooze: null, updatedAt: until })
  const told = await history(id)
  expect(told[1]).toMatch(/^snoozed it until .* UTC: Parts come at noon$/)
  expect(told[2]).toBe('brought it back: its snooze is over')
})

test('a reply of the public side wakes it, what the desk writes does not', async () => {
  const id = await open()
  await snooze(id)
  await world.agent.post(`/tickets/${id}/replies`, { body: 'They come at noon' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Ordered twice', visibility: 'internal' })
  expect((await world.agent.get(`/tickets/${id}`)).body.snooze).not.toBeNull()
  await world.requester.post(`/tickets/${id}/replies`, { body: 'It smells of smoke' })
  expect((await world.agent.get(`/tickets/${id}`)).body.snooze).toBeNull()
  expect((await history(id)).at(-1)).toBe('brought it back from its snooze by replying')
})

test('by hand it comes back at once; resolved, it is snoozed no more', async () => {
  const id = await open()
  await snooze(id)
  expect((await world.agent.delete(`/tickets/${id}/snooze`)).body.snooze).toBeNull()
  expect((await world.agent.delete(`/tickets/${id}/snooze`)).status).toBe(409)
  await snooze(id)
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Came' })
  expect((await world.agent.get(`/tickets/${id}`)).body.snooze).toBeNull()
  expect((await snooze(id)).status).toBe(409)
})

test('only to a time to come, and within a year', async () => {
  const id = await open()
  expect((await snooze(id, -1)).body.errors[0]).toMatchObject({ path: 'until' })
  expect((await snooze(id, 24 * 400)).status).toBe(400)
})

test('many at once are woken in several steps, and a deleted one sleeps on', async () => {
  const many = await Promise.all(Array.from({ length: 12 }, open))
  await Promise.all(many.map((id) => snooze(id)))
  await desk.superuser.query(
    `insert into ticket (tenant_id, id, number, title, description, type, status, state, priority, priority_by, impact, urgency, channel, requester_id, opened_at, updated_at, snoozed_until)
     select tenant_id, gen_random_uuid(), 100000 + i, title, '', type, status, state, priority, priority_by, impact, urgency, channel, requester_id, now(), now(), now()
     from ticket, generate_series(1, 150) i where id = $1`,
    [many[1]],
  )
  await world.admin.delete(`/tickets/${many[0]}`)
  clock.at += 3 * hour
  await wakeDue(desk.runtime)
  const { rows } = await desk.superuser.query('select id from ticket where snoozed_until is not null')
  expect(rows.map(({ id }) => id)).toEqual([many[0]])
})
