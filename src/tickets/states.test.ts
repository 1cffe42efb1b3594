// Types and states of tickets through the real app, with the workflow that every type has until somebody changes it.
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

const open = async (fields: object = {}) =>
  (await world.requester.post('/tickets', { title: 'The VPN drops', ...fields })).body
const moves = (ticket: { moves: { state: { key: string }; by: string; can: { allowed: boolean } }[] }) =>
  ticket.moves.filter(({ can }) => can.allowed).map(({ state, by }) => `${by} ${state.key}`)

test('a ticket has the first type unless told, and stands where its workflow starts', async () => {
  expect(await open()).toMatchObject({ type: 'incident', status: 'new', state: { key: 'new', name: 'New' }, moves: [] })
  expect(await open({ type: 'bug' })).toMatchObject({ type: 'bug', status: 'new' })
  const taken = await world.agent.post('/tickets', { title: 'Mine', assignee: 'me' })
  expect(taken.body).toMatchObject({ status: 'open', state: { key: 'open', name: 'Open' } })
})

test('an unknown type is refused by naming those that there are, when opening, changing and listing', async () => {
  const { id } = await open()
  for (const answer of [
    await world.requester.post('/tickets', { title: 'x', type: 'wish' }),
    await world.agent.patch(`/tickets/${id}`, { type: 'wish' }),
    await world.agent.get('/tickets?type=bug,wish'),
  ]) {
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]).toMatchObject({ path: 'type' })
    expect(answer.body.errors[0].message).toMatch(/no type of ticket: .*incident, request or bug/)
  }
  expect((await world.agent.patch(`/tickets/${id}`, { type: 'request' })).body).toMatchObject({ type: 'request' })
})

test('it says where it may go, and goes there by its state', async () => {
  const { id } = await open()
  expect(moves((await world.agent.get(`/tickets/${id}`)).body)).toEqual([
    'change open',
    'change pending',
    'change on_hold',
    'resolve resolved',
  ])
  const waiting = await world.agent.patch(`/tickets/${id}`, { state: 'pending' })
  expect(waiting.body).toMatchObject({ status: 'pending', state: { key: 'pending', name: 'Waiting' } })
  expect((await world.agent.get('/tickets?state=pending')).body.items.map((row: { id: string }) => row.id)).toEqual([
    id,
  ])
  const resolved = await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Fixed', state: 'resolved' })
  expect(moves(resolved.body)).toEqual(['reopen open', 'close closed'])
  const history = (await world.requester.get(`/tickets/${id}/events`)).body.items
  expect(history.map((entry: { summary: string }) => entry.summary)).toEqual([
    'opened the ticket',
    'set it from new to waiting for the requester',
    'resolved the ticket',
  ])
  expect(JSON.stringify(history)).not.toContain('"state"')
})

test('what is not allowed says what is, and a state that is none names those that there are', async () => {
  const { id } = await open()
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Fixed' })
  const back = await world.agent.patch(`/tickets/${id}`, { state: 'pending' })
  expect([back.status, back.body.detail]).toEqual([
    409,
    expect.stringMatching(/From Resolved a ticket goes to Open or Closed, not to Waiting\./),
  ])
  const detour = await world.agent.patch(`/tickets/${id}`, { state: 'open' })
  expect([detour.status, detour.body.errors[0].message]).toEqual([400, expect.stringMatching(/Reopen the ticket/)])
  const unknown = await world.agent.patch(`/tickets/${id}`, { state: 'limbo' })
  expect([unknown.status, unknown.body.errors[0].message]).toEqual([
    400,
    expect.stringMatching(/new, open, .* or closed/),
  ])
})

test('an import sets type and state, by key or name, and a wrong one costs its row', async () => {
  const rows = [
    { line: 1, id: 'a', title: 'A', type: 'Request', status: 'on_hold' },
    { line: 2, id: 'b', title: 'B', state: 'Waiting' },
    { line: 3, id: 'c', title: 'C', type: 'wish' },
    { line: 4, id: 'd', title: 'D', state: 'Waiting', status: 'open' },
  ]
  const { body } = await world.admin.post('/imports/tickets', { source: 'old', rows })
  expect(body).toMatchObject({ imported: 2, failed: 2 })
  expect(body.failures.map(({ line }: { line: number }) => line)).toEqual([3, 4])
  const made = await Promise.all(
    body.ids.map(async ({ ticket }: { ticket: string }) => (await world.admin.get(`/tickets/${ticket}`)).body),
  )
  expect(made.map(({ type, status, state }) => [type, status, state.key])).toEqual([
    ['request', 'on_hold', 'on_hold'],
    ['incident', 'pending', 'pending'],
  ])
})
