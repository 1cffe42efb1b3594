// Invitations: one link, one use, one week, and never a way into an account that may do more than whoever made it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../../test/browser.ts'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, someone, type World } from '../../test/world.ts'

const password = 'tram tickets are blue'
const day = 24 * 3600 * 1000
let desk: TestDesk
let world: World
let now = new Date()
let people = 0

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => now } })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

async function newcomer() {
  const email = `newcomer${++people}@larkfield.example`
  await world.admin.post('/people', { name: 'Newcomer', email })
  return email
}

async function invited(email: string): Promise<string> {
  const { status, body } = await world.admin.post(`/people/${email}/invitation`)
  expect(status).toBe(201)
  return body.url.replace('http://desk.example.com/invitation#token=', '')
}

const accept = (token: string, page = browser(desk)) => page.post('/invitations/acceptance', { token, password })
const gone = { status: 404, code: 'not_found' }

test('a link shows whom it is for, sets a password and signs in', async () => {
  const email = await newcomer()
  const token = await invited(email)
  const shown = await browser(desk).post('/invitations/preview', { token })
  expect(shown.body).toMatchObject({ workspace: 'Larkfield Trams', name: 'Newcomer', email })
  const page = browser(desk)
  const { status, body } = await accept(token, page)
  expect([status, body.person.email, body.via]).toEqual([201, email, 'session'])
  expect((await page.get('/me')).body.person.email).toBe(email)
  expect((await browser(desk).post('/sessions', { email, password })).status).toBe(201)
})

test('it works once, also when two use it at the same time', async () => {
  const token = await invited(await newcomer())
  const statuses = (await Promise.all([accept(token), accept(token)])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([201, 404])
  expect((await accept(token)).body).toMatchObject(gone)
  expect((await browser(desk).post('/invitations/preview', { token })).body).toMatchObject(gone)
})

test('a newer one replaces it', async () => {
  const email = await newcomer()
  const [older, newer] = [await invited(email), await invited(email)]
  expect((await accept(older)).body).toMatchObject(gone)
  expect((await accept(newer)).status).toBe(201)
})

test('it ends after a week, and when its person is deactivated', async () => {
  const [late, left] = [await newcomer(), await newcomer()]
  const tokens = [await invited(late), await invited(left)] as const
  now = new Date(now.getTime() + 7 * day - 1000)
  expect((await browser(desk).post('/invitations/preview', { token: tokens[0] })).status).toBe(200)
  await desk.superuser.query('update person set active = false where email = $1', [left])
  expect((await accept(tokens[1])).body).toMatchObject(gone)
  now = new Date(now.getTime() + 2000)
  expect((await accept(tokens[0])).body).toMatchObject(gone)
})

test('guessed, empty, cut and foreign tokens open nothing', async () => {
  const token = await invited(await newcomer())
  const key = world.admin.token.replace(/^mb_/, 'mi_')
  for (const wrong of [
    token.slice(0, -1),
    `${token.slice(0, -4)}AAAA`,
    `${token}A`,
    token.toUpperCase(),
    key,
    'mi_',
    ' ',
  ]) {
    expect((await accept(wrong)).body).toMatchObject(gone)
  }
  expect((await accept('')).body.errors[0].path).toBe('token')
  const { rows } = await desk.superuser.query('select i::text as row from invitation i')
  expect(rows.some(({ row }) => row.includes(token))).toBe(false)
})

test('accepting ends the sessions that somebody else may have', async () => {
  const email = await newcomer()
  const old = browser(desk)
  await accept(await invited(email), old)
  const fresh = browser(desk)
  await accept(await invited(email), fresh)
  expect([(await old.get('/me')).status, (await fresh.get('/me')).status]).toEqual([401, 200])
})

test('nobody makes a link into an account that may do more than themselves', async () => {
  const { body } = await world.admin.post('/people', {
    name: 'Lead',
    email: 'lead@larkfield.example',
    roles: ['Service Desk Lead'],
  })
  const lead = await someone(desk, world.tenant, body.id, 'lead@larkfield.example')
  const refused = await lead.post(`/people/${world.admin.id}/invitation`)
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
  expect((await lead.post(`/people/${world.requester.id}/invitation`)).status).toBe(201)
  const newAddress = await lead.patch(`/people/${world.admin.id}`, { email: 'mine@larkfield.example' })
  expect([newAddress.status, newAddress.body.code]).toEqual([403, 'forbidden'])
})

test('the link is made of the configured address, whatever a request claims to be', async () => {
  const email = await newcomer()
  const { body } = await world.admin.post(
    `/people/${email}/invitation`,
    {},
    {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    },
  )
  expect(body.url).toMatch(/^http:\/\/desk\.example\.com\/invitation#token=mi_/)
})

test('a repeated request for one gets the same link, which is kept encrypted', async () => {
  const email = await newcomer()
  const key = { 'idempotency-key': `invite ${email}`.replace(' ', '-') }
  const first = await world.admin.post(`/people/${email}/invitation`, {}, key)
  const again = await world.admin.post(`/people/${email}/invitation`, {}, key)
  expect(again.body).toEqual(first.body)
  const { rows } = await desk.superuser.query('select k::text as row from idempotency_key k')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some(({ row }) => row.includes(first.body.url) || row.includes('mi_'))).toBe(false)
})
