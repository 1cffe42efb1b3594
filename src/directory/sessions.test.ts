// Sessions: the cookie that carries them, how they end, and that no page of another site can use them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, browser, givePassword } from '../../test/browser.ts'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

const password = 'tram tickets are blue'
const day = 24 * 3600 * 1000
let desk: TestDesk
let world: World
let now = new Date()

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => now } })
  world = await createWorld(desk)
  await givePassword(desk, world.tenant, world.requester.id, password)
})
afterAll(() => desk.stop())

async function signedIn(): Promise<Browser> {
  const page = browser(desk)
  expect((await page.post('/sessions', { email: world.requester.email, password })).status).toBe(201)
  return page
}

test('the cookie is for this site only, out of reach of scripts, and its token is kept as a hash', async () => {
  const page = await signedIn()
  const cookie = page.cookie()
  expect(cookie).toMatchObject({ name: 'mendbook_session', path: '/', httpOnly: true, sameSite: 'Lax' })
  expect(cookie?.value).toMatch(/^ms_/)
  expect(cookie?.maxAge).toBeGreaterThan(30 * 24 * 3600)
  const { rows } = await desk.superuser.query('select s::text as row from session s')
  expect(rows.some(({ row }) => row.includes(cookie?.value as string))).toBe(false)
})

test('behind https the cookie is never sent in the clear', async () => {
  const secure = await startTestDesk({ env: { BASE_URL: 'https://desk.example.com' } })
  try {
    const its = await createWorld(secure)
    await givePassword(secure, its.tenant, its.admin.id, password)
    const page = browser(secure, undefined, 'https://desk.example.com')
    await page.post('/sessions', { email: its.admin.email, password })
    expect(page.cookie()).toMatchObject({ secure: true, httpOnly: true })
  } finally {
    await secure.stop()
  }
})

test('each sign-in makes a new token, whatever the browser brought along', async () => {
  const page = await signedIn()
  const first = page.cookie()?.value
  await page.post('/sessions', { email: world.requester.email, password })
  expect(page.cookie()?.value).not.toBe(first)
  const planted = browser(desk)
  planted.setCookie(first?.replace(/.{8}$/, 'AAAAAAAA'))
  expect((await planted.get('/me')).status).toBe(401)
  await planted.post('/sessions', { email: world.requester.email, password })
  expect(planted.cookie()?.value).not.toContain('AAAAAAAA')
})

test('a session is listed with where it came from, and ends at once when it is revoked or signed out', async () => {
  const [here, there] = [await signedIn(), await signedIn()]
  const sessions = (await here.get('/sessions')).body.items as { id: string; current: boolean; agent: string }[]
  const [current, ...others] = [sessions.find((one) => one.current), ...sessions.filter((one) => !one.current)]
  expect(current?.agent).toBe('Test browser')
  expect((await there.get('/me')).status).toBe(200)
  for (const other of others) expect((await here.delete(`/sessions/${other?.id}`)).status).toBe(204)
  const ended = await there.get('/me')
  expect([ended.status, ended.body.code, there.cookie()]).toEqual([401, 'unauthenticated', undefined])
  expect((await here.delete('/sessions/current')).status).toBe(204)
  expect((await here.get('/me')).status).toBe(401)
})

test('a session lives for 14 days from its last use', async () => {
  const start = now
  const [used, left] = [await signedIn(), await signedIn()]
  now = new Date(start.getTime() + 10 * day)
  expect((await used.get('/me')).status).toBe(200)
  // The use is noted behind the answer.
  await expect
    .poll(async () => (await desk.superuser.query('select 1 from session where seen_at >= $1', [now])).rows.length)
    .toBe(1)
  now = new Date(start.getTime() + 15 * day)
  expect([(await used.get('/me')).status, (await left.get('/me')).status]).toEqual([200, 401])
})

test('a token of one kind is worth nothing as another', async () => {
  const page = await signedIn()
  const token = page.cookie()?.value as string
  const asKey = await world.nobody.get('/me', { authorization: `Bearer ${token}` })
  page.setCookie(world.requester.token)
  expect([asKey.status, (await page.get('/me')).status]).toEqual([401, 401])
  page.setCookie(token.replace(/^ms_/, 'mb_'))
  expect((await page.get('/me')).status).toBe(401)
})

test('a new password needs the old one, and ends every other session but not this one', async () => {
  const [here, there] = [await signedIn(), await signedIn()]
  const wrong = await here.put('/me/password', { current: 'a guess of mine', next: 'trams run on rails' })
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'current'])
  expect((await there.get('/me')).status).toBe(200)
  const short = await here.put('/me/password', { current: password, next: 'short' })
  expect(short.body.errors[0]).toMatchObject({ path: 'next' })
  const byKey = await world.requester.put('/me/password', { current: password, next: 'trams run on rails' })
  expect(byKey.status).toBe(403)
  expect((await here.put('/me/password', { current: password, next: 'trams run on rails' })).status).toBe(204)
  expect([(await here.get('/me')).status, (await there.get('/me')).status]).toEqual([200, 401])
  expect((await browser(desk).post('/sessions', { email: world.requester.email, password })).status).toBe(401)
  await givePassword(desk, world.tenant, world.requester.id, password)
})

const foreign: [string, Record<string, string>][] = [
  ['another origin', { origin: 'https://evil.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['another port', { origin: 'http://desk.example.com:8080' }],
  ['a sub-domain', { origin: 'http://evil.desk.example.com' }],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ['another origin that calls itself same-origin', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
]

test.each(foreign)('a page of %s changes nothing with somebody’s cookie', async (_name, headers) => {
  const page = await signedIn()
  const before = (await page.get('/tickets')).body.items.length
  const attempts = [
    await page.post('/tickets', { title: 'Forged' }, headers),
    await page.put('/me/password', { current: password, next: 'trams run on rails' }, headers),
    await page.delete('/sessions/current', headers),
    await browser(desk).post('/sessions', { email: world.requester.email, password }, headers),
  ]
  expect(attempts.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([403, 'forbidden']))
  expect((await page.get('/tickets')).body.items).toHaveLength(before)
})

test('a form of another site cannot pass as JSON, and no GET changes anything', async () => {
  const page = await signedIn()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const sent = await page.post('/tickets', '{"title":"Forged"}', { 'content-type': type })
    expect([sent.status, sent.body.code]).toEqual([415, 'invalid'])
  }
  for (const path of ['/sessions/current', '/tickets?title=Forged', '/me/password']) {
    expect((await page.get(path)).status).toBeGreaterThanOrEqual(400)
  }
  expect((await page.get('/me')).status).toBe(200)
})

test('with a key no cookie counts, and a bad key is not saved by a good cookie', async () => {
  const page = await signedIn()
  const asKey = await page.get('/me', { authorization: `Bearer ${world.agent.token}` })
  expect(asKey.body.person.id).toBe(world.agent.id)
  for (const authorization of ['Bearer mb_nonsense', 'Bearer', 'Basic YTpi', '']) {
    expect((await page.get('/me', { authorization })).status).toBe(401)
  }
})
