// Parents and children: opened, attached, detached; what is mandatory holds the parent back; the last one tells its parent.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const open = async (fields: object = {}) =>
  (await world.requester.post('/tickets', { title: 'A new colleague starts', ...fields })).body
const child = async (parent: { id: string }, fields: object = {}, who: Someone = world.agent) =>
  (await who.post(`/tickets/${parent.id}/children`, { title: 'Order the laptop', ...fields })).body
const get = async (ticket: { id: string }, who: Someone = world.agent) => (await who.get(`/tickets/${ticket.id}`)).body
const children = async (ticket: { id: string }, who: Someone = world.agent) =>
  (await who.get(`/tickets/${ticket.id}/children`)).body.items
const resolve = (ticket: { id: string }, fields: object = {}) =>
  world.agent.post(`/tickets/${ticket.id}/resolution`, { resolution: 'Done.', ...fields })
const history = async (ticket: { id: string }, who: Someone = world.agent) =>
  (await who.get(`/tickets/${ticket.id}/events`)).body.items.map((entry: { summary: string }) => entry.summary)

test('a child is opened with team, owner and date, and takes requester and category from its parent', async () => {
  const parent = await open({ category: 'Network' })
  const due = '2027-01-04T16:00:00.000Z'
  const made = await world.agent.post(`/tickets/${parent.number}/children`, {
    title: 'Order the laptop',
    team: 'Service',
    assignee: 'me',
    dueAt: due,
    mandatory: true,
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    requester: { id: world.requester.id },
    category: { name: 'Network' },
    parent: { id: parent.id, number: parent.number, title: parent.title },
    mandatory: true,
    dueAt: due,
    status: 'open',
  })
  expect(await children(parent)).toMatchObject([
    {
      number: made.body.number,
      mandatory: true,
      done: false,
      dueAt: due,
      assignee: { id: world.agent.id },
      children: null,
    },
  ])
  expect((await get(parent)).related).toEqual({
    children: { done: 0, of: 1 },
    tasks: { done: 0, of: 0 },
    links: 0,
    merges: 0,
    waitsFor: { children: [made.body.number], tasks: [], hidden: 0 },
    dueAt: due,
  })
  expect(await history(parent)).toContain(`opened the child ${made.body.number}`)
  expect(await history(made.body)).toContain(`made it a child of ${parent.number}`)
  const rows = (await world.agent.get('/tickets?limit=200')).body.items as {
    id: string
    parent: unknown
    children: unknown
  }[]
  expect(rows.find(({ id }) => id === parent.id)).toMatchObject({ parent: null, children: { done: 0, of: 1 } })
  expect(rows.find(({ id }) => id === made.body.id)).toMatchObject({
    parent: { number: parent.number },
    children: null,
  })
})

test('a ticket that exists is attached and detached; it has one parent at a time', async () => {
  const [parent, other, stray] = [await open(), await open(), await open()]
  const attached = await world.agent.post(`/tickets/${parent.id}/children`, { ticket: stray.number, mandatory: true })
  expect(attached.body).toMatchObject({ id: stray.id, parent: { id: parent.id }, mandatory: true })
  const second = await world.agent.post(`/tickets/${other.id}/children`, { ticket: stray.number })
  expect([second.status, second.body.detail]).toEqual([409, expect.stringContaining(parent.number)])
  expect((await world.agent.post(`/tickets/${parent.id}/children`, { ticket: stray.number })).status).toBe(409)
  const both = await world.agent.post(`/tickets/${parent.id}/children`, { ticket: other.number, title: 'Mine' })
  expect(both.body.errors[0].path).toBe('title')
  expect((await world.agent.delete(`/tickets/${other.id}/children/${stray.id}`)).status).toBe(404)
  expect((await world.agent.delete(`/tickets/${parent.id}/children/${stray.number}`)).status).toBe(204)
  expect(await get(stray)).toMatchObject({ parent: null, mandatory: false })
  expect(await history(stray)).toContain(`detached it from its parent ${parent.number}`)
})

test('three levels, and no ticket below itself', async () => {
  const top = await open()
  const middle = await child(top)
  const low = await child(middle)
  const deeper = await world.agent.post(`/tickets/${low.id}/children`, { title: 'Too deep' })
  expect([deeper.status, deeper.body.detail]).toEqual([409, expect.stringContaining('level 4')])
  const circle = await world.agent.post(`/tickets/${low.id}/children`, { ticket: top.id })
  expect([circle.status, circle.body.detail]).toEqual([409, expect.stringContaining('circle')])
  const itself = await world.agent.post(`/tickets/${top.id}/children`, { ticket: top.id })
  expect(itself.body.errors[0].path).toBe('ticket')
  const pair = await open()
  await child(pair)
  const tooHigh = await world.agent.post(`/tickets/${middle.id}/children`, { ticket: pair.id })
  expect([tooHigh.status, tooHigh.body.detail]).toEqual([409, expect.stringContaining('level 4')])
})

test('a parent does not end before its mandatory children; the reason names them', async () => {
  const parent = await open()
  const [needed] = [await child(parent, { mandatory: true }), await child(parent)]
  const { can } = await get(parent)
  expect(can.resolve).toEqual({ allowed: false, reason: expect.stringContaining(`waits for ${needed.number}.`) })
  const refused = await resolve(parent)
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining(needed.number)])
  await resolve(needed)
  expect((await get(parent)).can.resolve.allowed).toBe(true)
  expect((await resolve(parent)).status).toBe(200)
  // Reopened meanwhile: then the parent is not closed either, and its requester learns no more than that.
  await world.agent.delete(`/tickets/${needed.id}/resolution`)
  const closing = await world.requester.post(`/tickets/${parent.id}/closure`)
  expect([closing.status, closing.body.detail]).toEqual([409, expect.not.stringContaining(needed.number)])
  await world.agent.patch(`/tickets/${needed.id}`, { mandatory: false })
  expect((await world.requester.post(`/tickets/${parent.id}/closure`)).status).toBe(200)
})

test('a child in the bin holds nothing back, until it is brought back', async () => {
  const parent = await open()
  const [needed, done] = [await child(parent, { mandatory: true }), await child(parent)]
  await world.admin.delete(`/tickets/${needed.id}`)
  expect((await get(parent)).can.resolve).toEqual({ allowed: true, reason: null })
  expect((await get(parent)).related.children).toEqual({ done: 0, of: 1 })
  await resolve(done)
  expect(await history(parent)).toContain(`finished the last open child, ${done.number}`)
  await world.admin.post(`/tickets/${needed.id}/restoration`)
  expect((await get(parent)).can.resolve.reason).toContain(needed.number)
  await world.admin.delete(`/tickets/${needed.id}`)
  expect((await resolve(parent, { children: true })).status).toBe(200)
})

test('what holds back and may not be seen is said without a name', async () => {
  const parent = await open()
  const secret = await child(parent, { mandatory: true, title: 'Check the sign-ins' }, world.guard)
  await world.guard.put(`/tickets/${secret.id}/assignment`, { team: 'Vault' })
  expect(await children(parent)).toEqual([])
  expect((await get(parent)).related.children).toEqual({ done: 0, of: 0 })
  expect((await get(parent)).can.resolve.reason).toContain('work that you may not see')
  expect((await history(parent)).join()).not.toContain(secret.number)
  expect((await get(parent, world.guard)).related.children).toEqual({ done: 0, of: 1 })
  expect((await get(parent, world.guard)).can.resolve.reason).toContain(secret.number)
})

test('children are resolved with their parent, as set on it or as asked, as one act', async () => {
  const parent = await open()
  const [one, low] = [await child(parent, { mandatory: true }), await child(parent)]
  const below = await child(low)
  await world.agent.patch(`/tickets/${parent.id}`, { childrenFollow: true })
  expect((await get(parent)).can.resolve.allowed).toBe(true)
  expect((await resolve(parent, { children: false })).status).toBe(409)
  expect((await resolve(parent)).body).toMatchObject({ status: 'resolved', related: { children: { done: 2, of: 2 } } })
  const ends = await Promise.all([one, low, below].map((ticket) => get(ticket)))
  expect(ends.map(({ status, resolution }) => [status, resolution])).toEqual(Array(3).fill(['resolved', 'Done.']))
})

test('one child that cannot be resolved holds back them all', async () => {
  const parent = await open()
  const [free, held] = [await child(parent), await child(parent)]
  const below = await child(held, { mandatory: true })
  await world.guard.put(`/tickets/${below.id}/assignment`, { team: 'Vault' })
  const refused = await resolve(parent, { children: true })
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining(held.number)])
  expect((await get(free)).status).toBe('new')
})

test('the last child tells its parent, once, in a line that its assignee sees and its requester does not', async () => {
  const parent = await open()
  await world.agent.put(`/tickets/${parent.id}/assignment`, { assignee: 'me' })
  const [one, two] = [await child(parent), await child(parent)]
  await resolve(one)
  expect((await history(parent)).join()).not.toContain('last open child')
  const before = await get(parent)
  await resolve(two)
  const line = `finished the last open child, ${two.number}`
  expect((await history(parent)).filter((entry: string) => entry === line)).toHaveLength(1)
  const after = await get(parent)
  expect([after.revision, after.updatedAt > before.updatedAt]).toEqual([before.revision, true])
  await world.requester.post(`/tickets/${two.id}/closure`)
  expect((await history(parent)).filter((entry: string) => entry === line)).toHaveLength(1)
  expect((await history(parent, world.requester)).join()).not.toContain('child')
})

test('two last children that end at the same moment: the parent is told by one of them', async () => {
  const parent = await open()
  const [one, two] = [await child(parent), await child(parent)]
  await Promise.all([resolve(one), resolve(two)])
  const lines = (await history(parent)).filter((entry: string) => entry.startsWith('finished the last open child'))
  expect(lines).toHaveLength(1)
})

test('requesters see none of the planning: dates, marks, progress', async () => {
  const parent = await open()
  const made = await child(parent, { mandatory: true, dueAt: '2027-01-04T16:00:00Z' })
  await world.agent.patch(`/tickets/${made.id}`, { dueAt: '2027-01-05T16:00:00Z', mandatory: false })
  expect(await get(made, world.requester)).toMatchObject({ dueAt: null, parent: null, mandatory: false, related: null })
  expect(await history(made, world.requester)).toEqual(['opened the ticket'])
  expect(await history(made)).toContain('set its due date to 5 January 2027, 16:00 UTC; took its mandatory mark away')
  expect((await world.requester.get(`/tickets/${parent.id}/children`)).status).toBe(403)
  const wish = await world.requester.post('/tickets', { title: 'Soon', dueAt: '2027-01-04T16:00:00Z' })
  expect(wish.body.errors[0].path).toBe('dueAt')
})

test('a child of a restricted team’s ticket stays with that team', async () => {
  const parent = await open()
  await world.guard.put(`/tickets/${parent.id}/assignment`, { team: 'Vault' })
  const made = await child(parent, {}, world.guard)
  expect(made.team.name).toBe('Vault')
  expect((await world.agent.get(`/tickets/${made.id}`)).status).toBe(404)
})

test('an end that one may not see looks missing', async () => {
  const [here, hidden] = [await open(), await open()]
  await world.admin.put(`/tickets/${hidden.id}/assignment`, { team: 'Vault' })
  const refused = await world.agent.post(`/tickets/${here.id}/children`, { ticket: hidden.id })
  const missing = await world.agent.post(`/tickets/${here.id}/children`, { ticket: 'T-999999' })
  expect([refused.status, refused.body]).toEqual([404, missing.body])
})

test('what its reader may not see is counted, and not named', async () => {
  const parent = await open()
  const [seen, secret] = [await child(parent, { mandatory: true }), await child(parent, { mandatory: true })]
  await world.guard.put(`/tickets/${secret.id}/assignment`, { team: 'Vault' })
  const { related, can } = await get(parent)
  expect(related.waitsFor).toEqual({ children: [seen.number], tasks: [], hidden: 1 })
  expect(can.resolve.reason).toMatch(
    new RegExp(`^${parent.number} waits for ${seen.number}\\. .*1 more that you may not see`),
  )
  expect(can.resolve.reason).not.toContain(secret.number)
  await resolve(seen)
  expect((await get(parent)).can.resolve.reason).toContain('work that you may not see: one child or task')
})
