// API keys: what they may do, how long, and that revoking one takes effect at once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, givePassword } from '../../test/browser.ts'
import { client, startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

const hour = 3600 * 1000
let desk: TestDesk
let world: World
let now = new Date()

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => now } })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

async function key(wish: object = {}, by = world.agent) {
  const { status, body } = await by.post('/api-keys', { name: 'Script', ...wish })
  expect([status, body.token?.slice(0, 3)]).toEqual([201, 'mb_'])
  return { ...client(desk, body.token), id: body.id as string, token: body.token as string, shown: body }
}

const inHours = (hours: number) => new Date(now.getTime() + hours * hour).toISOString()

test('a key acts as its owner; it is shown once, and kept as a hash', async () => {
  const { token, get, shown, id } = await key()
  expect((await get('/me')).body).toMatchObject({ person: { id: world.agent.id }, via: 'api_key' })
  const listed = (await world.agent.get('/api-keys')).body.items.find((one: { id: string }) => one.id === id)
  expect(listed).toMatchObject({ name: 'Script', start: shown.start, person: { id: world.agent.id } })
  expect(JSON.stringify(listed)).not.toContain(token)
  const { rows } = await desk.superuser.query('select k::text as row from api_key k')
  expect(rows.some(({ row }) => row.includes(token))).toBe(false)
})

test('that a key was made stands in the log, also when it was made without a browser', async () => {
  const { rows } = await desk.superuser.query(
    "select k.name from event e join api_key k on k.id = e.subject where e.name = 'api_key.created' and k.person_id = $1",
    [world.admin.id],
  )
  expect(rows.map(({ name }) => name)).toContain('test')
})

test('with scopes it may do these and no more, and never more than its owner', async () => {
  const narrow = await key({ scopes: ['tickets.use'] })
  expect((await narrow.get('/me')).body.permissions).toEqual(['tickets.use'])
  expect((await narrow.get('/tickets')).status).toBe(200)
  const { status, body } = await narrow.get('/people')
  expect([status, body.code]).toEqual([403, 'forbidden'])
  // Without the scope to work tickets it sees what a requester sees: its owner's own.
  const { id } = (await world.requester.post('/tickets', { title: 'Not mine' })).body
  expect((await narrow.get(`/tickets/${id}`)).status).toBe(404)
  const beyond = await world.agent.post('/api-keys', { name: 'Too much', scopes: ['people.manage'] })
  expect([beyond.status, beyond.body.errors[0].path]).toEqual([400, 'scopes'])
})

test('a key made by a key stays within its scopes and its time', async () => {
  const parent = await key({ scopes: ['tickets.use', 'keys.own'], expiresAt: inHours(2) })
  const wider = await parent.post('/api-keys', { name: 'Wider', scopes: ['tickets.use', 'tickets.work'] })
  expect([wider.status, wider.body.errors[0].path]).toEqual([400, 'scopes'])
  for (const scopes of [undefined, null]) {
    const child = await parent.post('/api-keys', { name: 'Child', ...(scopes === null && { scopes }) })
    expect(child.body.scopes.sort()).toEqual(['keys.own', 'tickets.use'])
    expect(child.body.expiresAt).toBe(parent.shown.expiresAt)
  }
  const longer = await parent.post('/api-keys', { name: 'Longer', expiresAt: inHours(3) })
  expect([longer.status, longer.body.errors[0].path]).toEqual([400, 'expiresAt'])
  expect((await parent.post('/api-keys', { name: 'Shorter', expiresAt: inHours(1) })).status).toBe(201)
})

test('what its owner loses, the key loses', async () => {
  const { body } = await world.admin.post('/people', {
    name: 'Helper',
    email: 'helper@larkfield.example',
    roles: ['Support Agent'],
  })
  await givePassword(desk, world.tenant, body.id, 'tram tickets are blue')
  const page = browser(desk)
  await page.post('/sessions', { email: 'helper@larkfield.example', password: 'tram tickets are blue' })
  const helper = client(desk, (await page.post('/api-keys', { name: 'Helper' })).body.token)
  expect((await helper.get('/people')).status).toBe(200)
  await givePassword(desk, world.tenant, world.admin.id, 'tram tickets are blue')
  expect((await world.admin.patch(`/people/${body.id}`, { roles: ['End User'] })).status).toBe(200)
  expect((await helper.get('/people')).status).toBe(403)
  expect((await world.admin.patch(`/people/${body.id}`, { active: false })).status).toBe(200)
  expect((await helper.get('/me')).status).toBe(401)
})

test('revoked, it is refused with the next request, here and in another process', async () => {
  const other = await desk.beside()
  try {
    const { id, token, get } = await key()
    const there = client(other, token)
    expect([(await get('/me')).status, (await there.get('/me')).status]).toEqual([200, 200])
    expect((await world.agent.delete(`/api-keys/${id}`)).status).toBe(204)
    expect((await get('/me')).status).toBe(401)
    await expect.poll(async () => (await there.get('/me')).status, { timeout: 20_000, interval: 10 }).toBe(401)
  } finally {
    await other.stop()
  }
})

test('expired, it is refused; a time in the past is refused at once', async () => {
  const { get } = await key({ expiresAt: inHours(1) })
  expect((await get('/me')).status).toBe(200)
  const past = await world.agent.post('/api-keys', { name: 'Past', expiresAt: inHours(-1) })
  expect([past.status, past.body.errors[0].path]).toEqual([400, 'expiresAt'])
  now = new Date(now.getTime() + hour + 1)
  expect((await get('/me')).status).toBe(401)
})

test('people see and revoke their own keys; with keys.manage those of everybody', async () => {
  const { id } = await key()
  const owners = async (who: typeof world.agent) =>
    new Set((await who.get('/api-keys?limit=200')).body.items.map((one: { person: { id: string } }) => one.person.id))
  expect(await owners(world.guard)).toEqual(new Set([world.guard.id]))
  expect((await owners(world.admin)).size).toBeGreaterThan(2)
  expect(await owners(world.stranger)).toEqual(new Set([world.stranger.id]))
  expect((await world.guard.delete(`/api-keys/${id}`)).status).toBe(404)
  expect((await world.admin.delete(`/api-keys/${id}`)).status).toBe(204)
})

test('a key without the scope keys.own looks after no credentials', async () => {
  await givePassword(desk, world.tenant, world.guard.id, 'tram tickets are blue')
  const page = browser(desk)
  await page.post('/sessions', { email: world.guard.email, password: 'tram tickets are blue' })
  const [session] = (await page.get('/sessions')).body.items
  const narrow = await key({ scopes: ['tickets.use', 'directory.read'] }, world.guard)
  const answers = await Promise.all([
    narrow.get('/sessions'),
    narrow.delete(`/sessions/${session.id}`),
    narrow.get('/api-keys'),
    narrow.post('/api-keys', { name: 'More' }),
    narrow.put('/me/password', { current: 'tram tickets are blue', next: 'trams run on rails' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  expect((await page.get('/me')).status).toBe(200)
})

test('a repeated request for a key gets the same key, which is kept encrypted', async () => {
  const once = { 'idempotency-key': 'one-key' }
  const first = await world.agent.post('/api-keys', { name: 'Once' }, once)
  const again = await world.agent.post('/api-keys', { name: 'Once' }, once)
  expect([again.status, again.body]).toEqual([201, first.body])
  const { rows } = await desk.superuser.query('select k::text as row from idempotency_key k')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some(({ row }) => row.includes(first.body.token))).toBe(false)
})
