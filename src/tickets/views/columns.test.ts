// What rows tell of custom fields: what was asked for, in values and words, and to nobody who may not see it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

const choices = ['lyon', 'paris'].map((key) => ({ key, label: key.toUpperCase() }))

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const { admin, requester } = world
  await admin.post('/fields', { label: 'Site', key: 'site', kind: 'choice', choices, requesters: 'asked' })
  await admin.post('/fields', { label: 'Seats', key: 'seats', kind: 'number' })
  await admin.post('/fields', { label: 'Gone', key: 'gone', kind: 'text', requesters: 'shown' })
  await requester.post('/tickets', { title: 'Wiper stops', fields: { site: 'lyon' } })
  await admin.patch('/tickets/T-1', { fields: { seats: 3, gone: 'x', other: 'free' } })
  await requester.post('/tickets', { title: 'Bell is silent' })
})
afterAll(() => desk.stop())

const rows = async (who: Someone, query: string) => {
  const { status, body } = await who.get(`/tickets?sort=number&${query}`)
  expect([status, body.detail]).toEqual([200, undefined])
  return body.items.map(({ number, fields, fieldTexts }: Record<string, unknown>) => ({ number, fields, fieldTexts }))
}

test('rows tell the fields that were asked for, and none unless told', async () => {
  expect(await rows(world.agent, 'columns=field.site,field.seats,title')).toEqual([
    { number: 'T-1', fields: { site: 'lyon', seats: 3 }, fieldTexts: { site: 'LYON', seats: '3' } },
    { number: 'T-2', fields: {}, fieldTexts: {} },
  ])
  for (const query of ['', 'columns=title'])
    expect(await rows(world.agent, query)).toEqual([{ number: 'T-1' }, { number: 'T-2' }])
})

test('a requester is told what is shown to them; what is hidden is not there to be asked for', async () => {
  expect((await rows(world.requester, 'columns=field.site'))[0].fields).toEqual({ site: 'lyon' })
  const { status, body } = await world.requester.get('/tickets?columns=field.site,field.seats')
  expect([status, body.errors]).toEqual([400, [{ path: 'columns', message: expect.stringContaining('seats') }]])
  expect((await world.requester.get('/tickets?columns=field.other')).status).toBe(400)
  // Free details are no columns for the desk either.
  expect((await world.agent.get('/tickets?columns=field.other')).status).toBe(400)
})

test('an agent who only asked for what a restricted team does is told what requesters are', async () => {
  await world.admin.patch('/fields/seats', { requesters: 'hidden' })
  const asked = await world.agent.post('/tickets', { title: 'Pay slip', team: 'Vault' })
  await world.admin.patch(`/tickets/${asked.body.number}`, { fields: { site: 'paris', seats: 9 } })
  const columns = 'columns=field.site,field.seats&filter=pay'
  expect((await rows(world.agent, columns))[0].fields).toEqual({ site: 'paris' })
  expect((await rows(world.guard, columns))[0].fields).toEqual({ site: 'paris', seats: 9 })
})

test('a view shows what is left of its columns', async () => {
  const columns = ['number', 'field.gone', 'field.site']
  await world.agent.post('/views', { name: 'Sites', filter: 'wiper', columns })
  expect((await rows(world.agent, 'view=Sites'))[0].fields).toEqual({ gone: 'x', site: 'lyon' })
  expect((await rows(world.agent, 'view=Sites&columns=field.seats'))[0].fields).toEqual({ seats: 3 })
  await world.admin.patch('/tickets/T-1', { fields: { gone: null } })
  expect((await world.admin.delete('/fields/gone')).status).toBe(204)
  expect((await rows(world.agent, 'view=Sites'))[0].fields).toEqual({ site: 'lyon' })
  expect((await world.agent.get('/tickets/export?view=Sites')).body).toBe('Number,Site\r\nT-1,LYON\r\n')
})
