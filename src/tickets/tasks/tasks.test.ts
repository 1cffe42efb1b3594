// Tasks: what has to be done for a ticket, in an order, by somebody, before a date; mandatory ones hold it back.
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

const open = async () => (await world.requester.post('/tickets', { title: 'A new colleague starts' })).body
const add = async (ticket: { id: string }, text: string, fields: object = {}) =>
  (await world.agent.post(`/tickets/${ticket.id}/tasks`, { text, ...fields })).body
const change = (ticket: { id: string }, task: { id: string }, fields: object) =>
  world.agent.patch(`/tickets/${ticket.id}/tasks/${task.id}`, fields)
const texts = async (ticket: { id: string }) =>
  (await world.agent.get(`/tickets/${ticket.id}/tasks`)).body.items.map((task: { text: string }) => task.text)
const get = async (ticket: { id: string }) => (await world.agent.get(`/tickets/${ticket.id}`)).body
const history = async (ticket: { id: string }, who = world.agent) =>
  (await who.get(`/tickets/${ticket.id}/events`)).body.items.map((entry: { summary: string }) => entry.summary)

test('a task has words, an owner and a date; it is done by somebody at some time, and taken up again', async () => {
  const ticket = await open()
  const due = '2027-01-04T16:00:00.000Z'
  const added = await world.agent.post(`/tickets/${ticket.number}/tasks`, {
    text: 'Print the badge',
    owner: 'me',
    dueAt: due,
    mandatory: true,
  })
  expect([added.status, added.body]).toMatchObject([
    201,
    { text: 'Print the badge', owner: { id: world.agent.id }, dueAt: due, mandatory: true, done: false, from: null },
  ])
  const done = await change(ticket, added.body, { done: true })
  expect(done.body).toMatchObject({ done: true, doneBy: { id: world.agent.id } })
  expect((await get(ticket)).related).toMatchObject({ tasks: { done: 1, of: 1 }, dueAt: null })
  expect((await change(ticket, added.body, { done: false })).body).toMatchObject({ doneAt: null, doneBy: null })
  expect((await get(ticket)).related).toMatchObject({ tasks: { done: 0, of: 1 }, dueAt: due })
  await change(ticket, added.body, { text: 'Print two badges', owner: null, dueAt: null, mandatory: false })
  expect((await history(ticket)).slice(1)).toEqual([
    'added the mandatory task “Print the badge”',
    'finished the task “Print the badge”',
    'took up the task “Print the badge” again',
    'reworded the task “Print the badge” as “Print two badges”; took the task “Print two badges” from Agent; took the due date of the task “Print two badges” away; made the task “Print two badges” optional',
  ])
})

test('they have an order, which changes by naming what one stands before', async () => {
  const ticket = await open()
  const [one, two] = [await add(ticket, 'One'), await add(ticket, 'Two')]
  const three = await add(ticket, 'Three', { before: one.id })
  expect(await texts(ticket)).toEqual(['Three', 'One', 'Two'])
  await change(ticket, three, { before: null })
  expect(await texts(ticket)).toEqual(['One', 'Two', 'Three'])
  await change(ticket, two, { before: one.id })
  expect(await texts(ticket)).toEqual(['Two', 'One', 'Three'])
  expect((await change(ticket, two, { before: two.id })).body.errors[0].path).toBe('before')
  expect((await world.agent.delete(`/tickets/${ticket.id}/tasks/${one.id}`)).status).toBe(204)
  expect(await texts(ticket)).toEqual(['Two', 'Three'])
  const { items } = (await world.agent.get(`/tickets/${ticket.id}/tasks?limit=1`)).body
  expect(items).toHaveLength(1)
})

test('what is mandatory holds the ticket back, by name; without the mark it does not', async () => {
  const ticket = await open()
  const task = await add(ticket, 'Print the badge', { mandatory: true })
  const refused = await world.agent.post(`/tickets/${ticket.id}/resolution`, { resolution: 'Done.', children: true })
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('the task “Print the badge”')])
  await change(ticket, task, { mandatory: false })
  expect((await world.agent.post(`/tickets/${ticket.id}/resolution`, { resolution: 'Done.' })).status).toBe(200)
})

test('requesters neither see nor hear of tasks; owners are agents; a task belongs to its ticket', async () => {
  const [ticket, other] = [await open(), await open()]
  const task = await add(ticket, 'Print the badge')
  expect((await world.requester.get(`/tickets/${ticket.id}/tasks`)).status).toBe(403)
  expect((await history(ticket, world.requester)).join()).not.toContain('badge')
  expect((await change(ticket, task, { owner: world.requester.email })).body.errors[0].path).toBe('owner')
  expect((await change(other, task, { done: true })).status).toBe(404)
  await world.agent.post(`/tickets/${ticket.id}/resolution`, { resolution: 'Done.' })
  await world.agent.post(`/tickets/${ticket.id}/closure`)
  expect((await change(ticket, task, { done: true })).status).toBe(409)
})

test('a ticket has at most 200 of them', async () => {
  const ticket = await open()
  await desk.superuser.query(
    `insert into ticket_task (tenant_id, id, ticket_id, text, mandatory, place, at)
      select $1, gen_random_uuid(), $2, 'Task ' || n, false, n, now() from generate_series(1, 200) n`,
    [world.tenant, ticket.id],
  )
  const more = await world.agent.post(`/tickets/${ticket.id}/tasks`, { text: 'One more' })
  expect([more.status, more.body.detail]).toEqual([409, expect.stringContaining('200 tasks')])
})
