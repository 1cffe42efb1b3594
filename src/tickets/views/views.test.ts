// Saved views: whose they are, what they find, what stands in the sidebar, and how they tell that something is gone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'
import { builtInViews } from './built-in.ts'
import { narrowed } from './narrow.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const { requester, agent } = world
  for (const title of ['Wiper stops', 'Bell is silent', 'Lamp flickers']) await requester.post('/tickets', { title })
  await agent.put('/tickets/T-1/assignment', { assignee: 'me' })
  await agent.post('/tickets/T-3/resolution', { resolution: 'New lamp.' })
})
afterAll(() => desk.stop())

const titles = async (who: Someone, query: string): Promise<string[]> => {
  const { status, body } = await who.get(`/tickets?sort=number&${query}`)
  expect([status, body.detail]).toEqual([200, undefined])
  return body.items.map(({ title }: { title: string }) => title)
}
const save = async (who: Someone, more: object) =>
  (await who.post('/views', { name: 'Mine', filter: 'is:mine', ...more })).body

test.each([
  ['is:unresolved -is:snoozed', 'tag:vpn', 'is:unresolved -is:snoozed tag:vpn'],
  ['assignee:me is:unresolved -is:snoozed', 'is:done', 'assignee:me -is:snoozed is:done'],
  ['is:unresolved -is:snoozed', 'is:snoozed', 'is:unresolved is:snoozed'],
  ['is:unresolved -is:snoozed', 'T-7', 'number:7'],
  ['assignee:me is:unresolved', 'status:closed OR tag:x', 'assignee:me (status:closed OR tag:x)'],
  ['is:waiting', '', 'is:waiting'],
  ['', 'vpn', 'vpn'],
])('%s narrowed by %s', (view, filter, both) => expect(narrowed(view, filter)).toBe(both))

test('the views of the desk find what they say, and are counted alike', async () => {
  expect(await titles(world.agent, 'view=mine')).toEqual(['Wiper stops'])
  expect(await titles(world.agent, 'view=unassigned')).toEqual(['Bell is silent'])
  expect(await titles(world.agent, 'view=unassigned&filter=is:done')).toEqual(['Lamp flickers'])
  expect(await titles(world.agent, 'view=resolved')).toEqual(['Lamp flickers'])
  expect(await titles(world.agent, 'view=all&filter=T-3')).toEqual(['Lamp flickers'])
  await world.admin.patch('/tickets/T-2', { dueAt: new Date(Date.now() + 3_600_000).toISOString() })
  const counts = (await world.agent.get('/tickets/counts')).body
  for (const [key, count] of [
    ['mine', 'mine'],
    ['unassigned', 'unassigned'],
    ['all', 'unresolved'],
    ['due', 'due'],
    ['resolved', 'resolved'],
  ])
    expect([key, (await titles(world.agent, `view=${key}`)).length]).toEqual([key, counts[count as string]])
  for (const { key } of builtInViews) expect((await world.agent.get(`/tickets?view=${key}`)).status).toBe(200)
  expect(await titles(world.requester, 'view=requested')).toEqual(['Wiper stops', 'Bell is silent'])
})

test('one is saved, found by name, changed, deleted and brought back', async () => {
  const view = await save(world.agent, {
    name: 'Bells',
    filter: '  BELL   is:Unresolved ',
    sort: '-number',
    group: 'team',
    columns: ['number', 'title', 'field.site'],
  })
  expect(view).toMatchObject({
    filter: 'BELL is:unresolved',
    sort: '-number',
    group: 'team',
    scope: 'private',
    pin: null,
    problem: null,
  })
  expect(await titles(world.agent, 'view=bells')).toEqual(['Bell is silent'])
  expect(await titles(world.agent, `view=${view.id}&filter=lamp`)).toEqual([])
  const stale = await world.agent.patch(`/views/${view.id}`, { name: 'X' }, { 'if-match': '"9"' })
  expect([stale.status, stale.body.current.id]).toEqual([412, view.id])
  const changed = await world.agent.patch(`/views/${view.id}`, { filter: 'lamp', group: null })
  expect(changed.body).toMatchObject({ filter: 'lamp', group: null, sort: '-number', revision: 2 })
  expect((await world.agent.delete(`/views/${view.id}`)).status).toBe(204)
  expect((await world.agent.get(`/views/${view.id}`)).status).toBe(404)
  expect((await world.agent.get(`/tickets?view=${view.id}`)).body.errors[0].path).toBe('view')
  const back = await world.agent.post(`/views/${view.id}/restoration`)
  expect(back.body).toMatchObject({ name: 'Bells', filter: 'lamp' })
})

test('what is wrong in its filter is refused at the place', async () => {
  const { status, body } = await world.agent.post('/views', { name: 'Wrong', filter: 'is:open team:atlantis' })
  expect([status, body.errors[0]]).toEqual([400, expect.objectContaining({ path: 'filter', offset: 13, length: 8 })])
  const columns = await world.agent.post('/views', { name: 'Wrong', filter: '', columns: ['number', 'nonsense'] })
  expect([columns.status, columns.body.errors[0].path]).toEqual([400, 'columns.1'])
  const team = await world.agent.post('/views', { name: 'Theirs', filter: '', scope: 'team', team: 'Vault' })
  expect([team.status, team.body.errors[0].path]).toEqual([400, 'team'])
  expect((await world.agent.post('/views', { name: 'Nobody’s', filter: '', scope: 'team' })).body.errors[0].path).toBe(
    'team',
  )
})

test('others see what is shared with them, and nothing else', async () => {
  const [own, shared] = [
    await save(world.agent, { name: 'For me' }),
    await save(world.agent, { name: 'For all', scope: 'shared' }),
  ]
  const ours = await save(world.guard, { name: 'For the vault', scope: 'team', team: 'Vault' })
  const seen = async (who: Someone) =>
    (await who.get('/views?limit=200')).body.items.map(({ name }: { name: string }) => name)
  expect(await seen(world.guard)).toEqual(expect.arrayContaining(['For all', 'For the vault']))
  expect(await seen(world.guard)).not.toContain('For me')
  expect(await seen(world.agent)).not.toContain('For the vault')
  expect((await world.guard.get(`/views/${own.id}`)).status).toBe(404)
  expect((await world.agent.get('/views/for the vault')).status).toBe(404)
  expect((await world.agent.get(`/views/${ours.id}`)).status).toBe(404)
  const foreign = await world.guard.patch(`/views/${shared.id}`, { name: 'Taken' })
  expect([foreign.status, foreign.body.detail]).toEqual([403, expect.stringContaining('copy of your own')])
  expect((await world.guard.get(`/views/${shared.id}`)).body.can.change.allowed).toBe(false)
  // Whoever manages teams tidies up after people who left.
  expect((await world.admin.patch(`/views/${shared.id}`, { name: 'For everybody' })).body.name).toBe('For everybody')
})

test('the sidebar is each person’s own, in their order, and counted in one go', async () => {
  const [first, second] = [
    await save(world.agent, { name: 'A', filter: 'is:mine', pin: true, scope: 'shared' }),
    await save(world.agent, { name: 'B', filter: '', pin: true }),
  ]
  const pinned = async (who: Someone) =>
    (await who.get('/views?pinned=true')).body.items.map(({ name }: { name: string }) => name)
  expect(await pinned(world.agent)).toEqual(['A', 'B'])
  expect(await pinned(world.guard)).toEqual([])
  const arranged = await world.agent.put('/views/pins', { views: [second.id, 'A'] })
  expect(arranged.body.items.map(({ name, pin }: { name: string; pin: number }) => [name, pin])).toEqual([
    ['B', 0],
    ['A', 1],
  ])
  expect((await world.agent.get('/views/counts')).body.items).toEqual([
    { id: second.id, count: 3, atLeast: false },
    { id: first.id, count: 1, atLeast: false },
  ])
  await world.guard.put(`/views/${first.id}/pin`)
  expect((await world.guard.get('/views/counts')).body.items).toEqual([{ id: first.id, count: 0, atLeast: false }])
  await world.agent.delete(`/views/${second.id}/pin`)
  expect(await pinned(world.agent)).toEqual(['A'])
  const stranger = await world.agent.put('/views/pins', { views: ['A', crypto.randomUUID()] })
  expect([stranger.status, stranger.body.errors[0].path]).toEqual([400, 'views.1'])
})

test('a view that names what is gone says so', async () => {
  await world.admin.post('/teams', { name: 'Night', members: [world.agent.id] })
  const view = await save(world.agent, { name: 'Nights', filter: 'is:unresolved team:night', pin: true })
  await world.admin.delete('/teams/Night')
  const { body } = await world.agent.get(`/views/${view.id}`)
  expect(body.problem).toEqual({ message: 'names no team: night', offset: 19, length: 5 })
  const listed = await world.agent.get(`/tickets?view=${view.id}`)
  expect([listed.status, listed.body.errors[0]]).toEqual([
    400,
    { path: 'view', message: expect.stringContaining('names no team: night') },
  ])
  const counts = (await world.agent.get('/views/counts')).body.items
  expect(counts).toContainEqual({ id: view.id, count: null, atLeast: false })
})

test('lists are sorted by dates too, whatever has none last', async () => {
  const day = 86_400_000
  const at = (days: number) => new Date(Date.now() + days * day).toISOString()
  await world.admin.patch('/tickets/T-1', { dueAt: at(2) })
  await world.admin.patch('/tickets/T-2', { dueAt: at(1) })
  const order = async (sort: string) => {
    const first = (await world.agent.get(`/tickets?limit=2&sort=${sort}`)).body
    const rest = (await world.agent.get(`/tickets?limit=2&sort=${sort}&cursor=${first.nextCursor}`)).body
    return [...first.items, ...rest.items].map(({ number }: { number: string }) => number)
  }
  expect(await order('dueAt')).toEqual(['T-2', 'T-1', 'T-3'])
  expect(await order('-dueAt')).toEqual(['T-1', 'T-2', 'T-3'])
  expect((await order('resolvedAt'))[0]).toBe('T-3')
  expect((await order('status')).at(-1)).toBe('T-3')
  expect((await order('-status'))[0]).toBe('T-3')
})
