// Signing in: with the right password, and in every way in which it must not work or must not tell.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, givePassword, someAddress } from '../../test/browser.ts'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { hashPassword } from './password.ts'

const password = 'tram tickets are blue'
let desk: TestDesk
let world: World
let now = new Date()

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => now } })
  world = await createWorld(desk)
  now = new Date()
  for (const person of [world.agent, world.requester]) await givePassword(desk, world.tenant, person.id, password)
})
afterAll(() => desk.stop())

const signIn = (email: string, secret = password, address = someAddress(), more: object = {}) =>
  browser(desk, address).post('/sessions', { email, password: secret, ...more })

test('address and password open a session, in any case and with spaces around the address', async () => {
  const page = browser(desk)
  const { status, body } = await page.post('/sessions', { email: ` ${world.agent.email.toUpperCase()} `, password })
  expect(status).toBe(201)
  expect(body).toMatchObject({ person: { id: world.agent.id }, via: 'session', tenant: { name: 'Larkfield Trams' } })
  expect((await page.get('/me')).body).toEqual(body)
})

test('a wrong password, an unknown address, a person without a password and a deactivated one get the same answer', async () => {
  const gone = await world.admin.post('/people', { name: 'Gone', email: 'gone@larkfield.example' })
  await givePassword(desk, world.tenant, gone.body.id, password)
  await givePassword(desk, world.tenant, world.admin.id, password)
  expect((await world.admin.patch('/people/gone@larkfield.example', { active: false })).status).toBe(200)
  const answers = await Promise.all([
    signIn(world.agent.email, 'not the password'),
    signIn('nobody@larkfield.example'),
    signIn(world.colleague.email),
    signIn('gone@larkfield.example'),
    signIn(world.agent.email, password, someAddress(), { workspace: 'no-such-workspace' }),
  ])
  for (const { status, body } of answers) {
    expect([status, body.code]).toEqual([401, 'unauthenticated'])
    expect(body).toEqual(answers[0]?.body)
  }
})

test('a workspace of another name costs as much time as a wrong password, so time does not tell who has an account', async () => {
  const timed = async (workspace: string | undefined, email: string) => {
    const start = performance.now()
    await signIn(email, 'not the password', someAddress(), workspace ? { workspace } : {})
    return performance.now() - start
  }
  const hashing = Math.min(await timeOfHashing(), await timeOfHashing())
  expect(await timed(undefined, world.requester.email)).toBeGreaterThan(hashing / 2)
  expect(await timed('no-such-workspace', world.requester.email)).toBeGreaterThan(hashing / 2)
  expect(await timed(undefined, 'nobody@larkfield.example')).toBeGreaterThan(hashing / 2)
})

async function timeOfHashing() {
  const start = performance.now()
  await hashPassword(password)
  return performance.now() - start
}

test('after ten failures an account is closed for 15 minutes, wherever the tries come from, also for the right password', async () => {
  const tries = await Promise.all(Array.from({ length: 16 }, () => signIn(world.agent.email, 'guess')))
  const statuses = tries.map(({ status }) => status).sort()
  // All at once is no way around it. One failure stands from before.
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10)
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(8)
  const right = await signIn(world.agent.email)
  expect([right.status, right.body.code]).toEqual([429, 'rate_limited'])
  expect(Number(right.headers['retry-after'])).toBe(15 * 60)
  expect((await signIn(world.requester.email)).status).toBe(201)
  now = new Date(now.getTime() + 15 * 60_000 + 1000)
  expect((await signIn(world.agent.email)).status).toBe(201)
})

test('a right password takes the failures of the account back', async () => {
  for (let round = 0; round < 2; round++) {
    await Promise.all(Array.from({ length: 8 }, () => signIn(world.requester.email, 'guess')))
    expect((await signIn(world.requester.email)).status).toBe(201)
  }
})

test('one address that tries many accounts is closed too, and right passwords do not count against it', async () => {
  now = new Date(now.getTime() + 1000)
  const address = someAddress()
  expect((await signIn('a@larkfield.example', 'guess', address)).status).toBe(401)
  for (let n = 0; n < 3; n++) expect((await signIn(world.requester.email, password, address)).status).toBe(201)
  const failures = () =>
    desk.superuser.query("select bucket from sign_in_attempt where bucket like 'address:%' order by at desc limit 1")
  const bucket = (await failures()).rows[0].bucket
  const { rows } = await desk.superuser.query('select count(*)::int as n from sign_in_attempt where bucket = $1', [
    bucket,
  ])
  expect(rows[0].n).toBe(1)
  await desk.superuser.query('insert into sign_in_attempt select $1, $2 from generate_series(1, 99)', [bucket, now])
  expect((await signIn(world.requester.email, password, address)).status).toBe(429)
  expect((await signIn(world.requester.email, password)).status).toBe(201)
})

test('one address gets 30 attempts a minute, whatever it sends', async () => {
  const address = someAddress()
  const page = browser(desk, address)
  const statuses = []
  for (let n = 0; n < 31; n++) statuses.push((await page.post('/sessions', { nonsense: n })).status)
  expect(statuses.slice(0, 30)).toEqual(Array(30).fill(400))
  const refused = await page.post('/sessions', { email: world.requester.email, password })
  expect([statuses[30], refused.status, refused.body.code]).toEqual([429, 429, 'rate_limited'])
  expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
})

test('an address with accounts in two workspaces says which; each password counts for its own workspace only', async () => {
  const email = 'both@larkfield.example'
  const [here, there] = await Promise.all(
    [world.admin, world.stranger].map((admin) => admin.post('/people', { name: 'Both', email })),
  )
  const other = (await world.stranger.get('/me')).body.tenant
  await givePassword(desk, world.tenant, here?.body.id, password)
  await givePassword(desk, other.id, there?.body.id, password)
  const unclear = await signIn(email)
  expect([unclear.status, unclear.body.errors[0].path]).toEqual([400, 'workspace'])
  const chosen = await signIn(email, password, someAddress(), { workspace: other.slug })
  expect([chosen.status, chosen.body.tenant.id]).toEqual([201, other.id])
  await givePassword(desk, other.id, there?.body.id, 'another password entirely')
  expect((await signIn(email)).body.tenant.id).toBe(world.tenant)
  expect((await signIn(email, 'another password entirely')).body.tenant.id).toBe(other.id)
})

test('passwords are kept by scrypt with a salt of their own', async () => {
  const { rows } = await desk.superuser.query('select password_hash from person where password_hash is not null')
  const hashes = rows.map((row) => row.password_hash as string)
  expect(hashes.every((hash) => hash.startsWith('scrypt$32768$8$1$'))).toBe(true)
  expect(new Set(hashes).size).toBe(hashes.length)
})
