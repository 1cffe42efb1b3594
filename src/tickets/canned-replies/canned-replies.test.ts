// Saved replies through the real app: who uses and changes them, what goes along when one is sent.
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

const save = async (who: World['agent'], fields: object = {}) =>
  (await who.post('/canned-replies', { name: 'Hello', body: 'Hello {{requester.first_name|there}}', ...fields })).body
const open = async () => (await world.requester.post('/tickets', { title: 'The VPN drops' })).body
const names = async (who: World['agent'], query = '') =>
  (await who.get(`/canned-replies?limit=200${query}`)).body.items.map(({ name }: { name: string }) => name)

test('one’s own is one’s own, a team’s its members’, everyone’s needs the permission', async () => {
  await save(world.agent, { name: 'Mine alone' })
  await save(world.agent, { name: 'Of Service', scope: 'team', team: 'Service' })
  const mayNot = await world.agent.post('/canned-replies', { name: 'All', body: 'x', scope: 'everyone' })
  expect([mayNot.status, mayNot.body.code]).toEqual([403, 'forbidden'])
  const notHis = await world.agent.post('/canned-replies', { name: 'Vault', body: 'x', scope: 'team', team: 'Vault' })
  expect(notHis.status).toBe(403)
  const all = await save(world.admin, { name: 'For everyone', scope: 'everyone' })
  expect(await names(world.agent)).toEqual(['For everyone', 'Mine alone', 'Of Service'])
  expect(await names(world.guard)).toEqual(['For everyone'])
  expect((await world.guard.get(`/canned-replies/${all.id}`)).body.can.change).toEqual({
    allowed: false,
    reason: 'Needs the permission replies.manage.',
  })
  expect((await world.guard.patch(`/canned-replies/${all.id}`, { name: 'x' })).status).toBe(403)
  expect((await world.guard.delete(`/canned-replies/${all.id}`)).status).toBe(403)
  expect((await world.requester.get('/canned-replies')).status).toBe(403)
  expect(await names(world.agent, '&q=service%20OF')).toEqual(['Of Service'])
  expect(await names(world.agent, '&scope=everyone')).toEqual(['For everyone'])
})

test('what cannot be filled in is refused by name and place', async () => {
  const { status, body } = await world.agent.post('/canned-replies', {
    name: 'x',
    body: 'Hello {{requester.first_name}},\nsee {{ticket.numbr}} and {{agent',
  })
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([
    { path: 'body', message: expect.stringContaining('line 2, column 5: {{ticket.numbr}} is no variable') },
    { path: 'body', message: expect.stringContaining('line 2, column 26: {{ is not closed') },
  ])
})

test('a team is named where one is meant, and nowhere else', async () => {
  const missing = await world.agent.post('/canned-replies', { name: 'x', body: 'x', scope: 'team' })
  expect(missing.body.errors[0].path).toBe('team')
  const astray = await world.agent.post('/canned-replies', { name: 'x', body: 'x', team: 'Service' })
  expect(astray.body.errors[0].path).toBe('team')
})

test('it is filled in for a ticket', async () => {
  const { number } = await open()
  const saved = await save(world.agent, {
    body: 'Hello {{requester.first_name}}, {{ticket.number}} is {{ticket.status}}: {{ticket.link}} {{ticket.category}} {{agent.name}}, {{desk.name}}',
    changes: { status: 'pending' },
  })
  const { body } = await world.agent.get(`/tickets/${number}/canned-replies/${saved.id}`)
  expect(body).toMatchObject({
    text: `Hello Requester, ${number} is new: http://desk.example.com/portal/tickets/${number}  Agent, Larkfield Trams`,
    empty: ['ticket.category'],
    changes: { status: 'pending' },
  })
})

test('what goes along goes in the same breath as the reply, by the verbs of an agent, and is counted', async () => {
  const { id } = await open()
  const saved = await save(world.agent, {
    changes: { status: 'pending', addTags: ['VPN'], category: 'Network', assignee: 'me' },
  })
  expect(saved.changes).toMatchObject({
    status: 'pending',
    addTags: ['vpn'],
    category: { name: 'Network' },
    assignee: 'me',
  })
  const sent = await world.agent.post(`/tickets/${id}/replies`, {
    body: 'Hello there',
    status: 'pending',
    with: { addTags: ['vpn'], category: saved.changes.category.id, assignee: 'me' },
    cannedReply: saved.id,
  })
  expect(sent.status).toBe(201)
  expect((await world.agent.get(`/tickets/${id}`)).body).toMatchObject({
    status: 'pending',
    tags: ['vpn'],
    category: { name: 'Network' },
    assignee: { id: world.agent.id },
  })
  expect((await world.agent.get(`/canned-replies/${saved.id}`)).body).toMatchObject({ uses: 1, revision: 1 })
  const events = (await world.agent.get(`/tickets/${id}/events`)).body.items
  expect(events.map(({ name }: { name: string }) => name)).toEqual([
    'ticket.opened',
    'ticket.changed',
    'ticket.assigned',
    'ticket.replied',
    'ticket.changed',
  ])
})

test('if one part is refused, nothing is sent, and the part is named', async () => {
  const { id } = await open()
  const { status, body } = await world.agent.post(`/tickets/${id}/replies`, {
    body: 'Hello',
    with: { addTags: ['vpn'], category: 'Nowhere' },
  })
  expect([status, body.errors[0].path]).toEqual([400, 'with.category'])
  const theirs = await world.requester.post(`/tickets/${id}/replies`, { body: 'Hello', with: { addTags: ['vpn'] } })
  expect([theirs.status, theirs.body.errors[0].path]).toEqual([400, 'with'])
  expect((await world.agent.get(`/tickets/${id}/messages`)).body.items).toEqual([])
  expect((await world.agent.get(`/tickets/${id}`)).body.tags).toEqual([])
})

test('a reply that began as one that is gone is sent all the same', async () => {
  const { id } = await open()
  const saved = await save(world.agent)
  await world.agent.delete(`/canned-replies/${saved.id}`)
  expect((await world.agent.post(`/tickets/${id}/replies`, { body: 'Hi', cannedReply: saved.id })).status).toBe(201)
})

test('it changes hands with care: a stale look is refused, and so is giving it where one may not', async () => {
  const saved = await save(world.agent, { name: 'Moves' })
  const path = `/canned-replies/${saved.id}`
  expect((await world.agent.patch(path, { scope: 'everyone' })).status).toBe(403)
  const given = await world.agent.patch(path, { scope: 'team', team: 'Service' }, { 'if-match': '"1"' })
  expect(given.body).toMatchObject({ scope: 'team', team: { name: 'Service' }, revision: 2 })
  expect((await world.agent.patch(path, { name: 'Late' }, { 'if-match': '"1"' })).status).toBe(412)
  expect((await world.agent.patch(path, { scope: 'mine' })).body.team).toBeNull()
})

test('when a team goes, its replies are left to whoever wrote them', async () => {
  const { id } = (
    await world.admin.post('/teams', { name: 'Passing', members: [world.agent.email, world.guard.email] })
  ).body
  await save(world.agent, { name: 'Of the passing team', scope: 'team', team: 'Passing' })
  expect(await names(world.guard)).toContain('Of the passing team')
  expect((await world.admin.delete(`/teams/${id}`)).status).toBe(204)
  expect(await names(world.guard)).not.toContain('Of the passing team')
  expect(await names(world.agent)).toContain('Of the passing team')
})
