// People look after their own details, admins after the name of the workspace.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, givePassword } from '../../test/browser.ts'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

const password = 'tram tickets are blue'
let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  await givePassword(desk, world.tenant, world.requester.id, password)
})
afterAll(() => desk.stop())

test('somebody who signed in changes their own details, and admins read it in the history', async () => {
  const page = browser(desk)
  await page.post('/sessions', { email: world.requester.email, password })
  const { status, body } = await page.patch('/me', { location: 'Depot 3', timeZone: 'Europe/Lisbon', phone: null })
  expect([status, body.person]).toMatchObject([200, { location: 'Depot 3', timeZone: 'Europe/Lisbon', phone: null }])
  expect((await page.patch('/me', { timeZone: 'Lisbon' })).body.errors[0].path).toBe('timeZone')
  expect((await page.patch('/me', { email: 'boss@trams.example' })).body.errors[0].path).toBe('email')
  expect((await world.admin.get(`/people/${world.requester.id}`)).body.location).toBe('Depot 3')
})

test('a workspace is renamed by who may, once for each revision', async () => {
  const { body: before } = await world.admin.get('/settings')
  const renamed = await world.admin.patch(
    '/settings',
    { name: 'Larkfield Trams & Buses' },
    { 'if-match': `"${before.revision}"` },
  )
  expect(renamed.body).toMatchObject({
    name: 'Larkfield Trams & Buses',
    slug: before.slug,
    revision: before.revision + 1,
  })
  const late = await world.admin.patch('/settings', { name: 'Trams' }, { 'if-match': `"${before.revision}"` })
  expect([late.status, late.body.current.name]).toEqual([412, 'Larkfield Trams & Buses'])
  expect((await world.agent.get('/me')).body.tenant.name).toBe('Larkfield Trams & Buses')
})
