// The answer to an opening is put together from what was written: it says what reading the ticket says a moment later.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const { admin } = world
  for (const category of [
    { name: 'Cabling' },
    { name: 'Tunnels', parent: 'Cabling' },
    { name: 'Racks', ownerTeam: 'Service', assignsOwner: true },
    { name: 'Locks', ownerTeam: 'Vault', assignsOwner: true },
  ])
    expect((await admin.post('/categories', category)).status).toBe(201)
  expect((await admin.post('/fields', { key: 'site', label: 'Site', kind: 'text' })).status).toBe(201)
  const type = {
    name: 'Starter',
    template: { category: 'Cabling', tags: ['joins'], checklist: ['Order a laptop', 'Make an account'] },
  }
  expect((await admin.post('/ticket-types', type)).status).toBe(201)
  await admin.post('/people', { name: 'Boss', email: 'boss@elsewhere.example', roles: ['End User'], vip: true })
})
afterAll(() => desk.stop())

type Asker = 'admin' | 'agent' | 'guard' | 'requester'

test.each<[string, Asker, object]>([
  ['with a title only', 'agent', {}],
  ['by a requester with an organisation', 'requester', { description: 'Since noon.' }],
  ['by a requester, about something', 'requester', { category: 'Tunnels', impact: 'high', urgency: 'high' }],
  ['for somebody else', 'agent', { requester: 'requester@larkfield.example', channel: 'phone' }],
  ['for a VIP without organisation', 'agent', { requester: 'boss@elsewhere.example' }],
  ['for a team and an agent', 'agent', { team: 'Service', assignee: 'agent@larkfield.example' }],
  ['with a priority by hand', 'agent', { priority: 'P1', priorityReason: 'The board meets.' }],
  ['with tags and a day', 'agent', { tags: ['vpn', 'site-a'], dueAt: '2031-05-01T10:00:00.000Z' }],
  ['in no category', 'agent', { category: null }],
  ['in a category with an owner', 'agent', { category: 'Racks' }],
  ['in a category with an owner, for another team', 'admin', { category: 'Racks', team: 'Vault' }],
  ['with fields', 'agent', { fields: { site: 'Lyon' } }],
  ['of a type with a template', 'agent', { type: 'starter' }],
  ['of a type with a template, in another category', 'agent', { type: 'starter', category: 'Tunnels', tags: [] }],
  ['by a member of a restricted team', 'guard', { team: 'Vault' }],
])('%s', async (_, who, wish) => {
  const opened = await world[who].post('/tickets', { title: 'The VPN drops', ...wish })
  expect(opened.status).toBe(201)
  const { status, body } = await world[who].get(`/tickets/${opened.body.id}`)
  expect(status).toBe(200)
  expect(opened.body).toEqual(body)
})

test('an agent is told of what goes to a team whose tickets they do not see, once', async () => {
  const wish = { title: 'A key is lost', category: 'Locks', requester: 'requester@larkfield.example' }
  const { status, body } = await world.agent.post('/tickets', wish)
  expect(status).toBe(201)
  expect(body).toMatchObject({ title: 'A key is lost', category: { path: 'Locks' } })
  expect((await world.agent.get(`/tickets/${body.id}`)).status).toBe(404)
  expect((await world.guard.get(`/tickets/${body.id}`)).body.team.name).toBe('Vault')
})

test('a type that was retired behind the back of this process is refused, and nothing of the ticket stays', async () => {
  const { body: type } = await world.admin.post('/ticket-types', { name: 'Passing' })
  const wish = { title: 'Nothing of this', type: type.key }
  expect((await world.agent.post('/tickets', { ...wish, title: 'Before' })).status).toBe(201)
  await desk.superuser.query('update ticket_type set active = false where id = $1', [type.id])
  const { status, body } = await world.agent.post('/tickets', wish)
  expect([status, body.errors[0].path]).toEqual([400, 'type'])
  const { rows } = await desk.superuser.query(
    "select (select count(*)::int from ticket where title = $1) as tickets, (select count(*)::int from event where changes->>'title' = $1) as events",
    [wish.title],
  )
  expect(rows[0]).toEqual({ tickets: 0, events: 0 })
  expect((await world.agent.get('/search?q=nothing')).body.items).toEqual([])
})
