// A category is retired with all that is below it: its tickets keep it and are found by it, and nothing new is put into it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  for (const [name, parent] of [['Pagers'], ['Belt clips', 'Pagers'], ['Phones']])
    await world.admin.post('/categories', { name, ...(parent && { parent }) })
})
afterAll(() => desk.stop())

const turn = (category: string, active: boolean, more: object = {}) =>
  world.admin.patch(`/categories/${encodeURIComponent(category)}`, { active, ...more })
const named = async (name: string, who = world.agent) =>
  (await who.get('/categories?limit=200')).body.items.find((one: { name: string }) => one.name === name)
const open = (fields: object, who = world.agent) => who.post('/tickets', { title: 'It beeps', ...fields })
const refusal = ({ status, body }: { status: number; body: { errors?: { path: string; message: string }[] } }) => [
  status,
  body.errors?.[0]?.path,
  body.errors?.[0]?.message,
]
const retired = expect.stringContaining('is retired')

test('it goes with what is below it and comes back with it; the list says since when, by whom, and with which', async () => {
  const { body } = await turn('Pagers', false)
  expect(body).toMatchObject({
    active: false,
    retired: { at: expect.stringMatching(/^20/), by: { id: world.admin.id }, with: null },
  })
  expect(await named('Belt clips')).toMatchObject({ active: false, retired: { with: { name: 'Pagers' } } })
  expect(await named('Belt clips', world.requester)).toMatchObject({ active: false, retired: null })
  const only = (await world.agent.get('/categories?active=false')).body.items
  expect(only.map(({ name }: { name: string }) => name)).toEqual(['Pagers', 'Belt clips'])
  expect((await world.agent.get('/categories?active=true&limit=200')).body.items).toContainEqual(
    expect.objectContaining({ name: 'Phones', active: true, retired: null }),
  )
  const alone = await turn('Belt clips', true)
  expect([alone.status, alone.body.detail]).toEqual([409, expect.stringContaining('Bring back Pagers first')])
  expect((await turn('Pagers', true)).body).toMatchObject({ active: true, retired: null })
  expect(await named('Belt clips')).toMatchObject({ active: true })
})

test('what was retired by itself stays so when the one above comes back; moved elsewhere, a category is free of it', async () => {
  await turn('Belt clips', false)
  await turn('Pagers', false)
  await turn('Pagers', true)
  expect(await named('Belt clips')).toMatchObject({ active: false, retired: { with: null } })
  await turn('Belt clips', true)
  await turn('Pagers', false)
  expect((await turn('Belt clips', true, { parent: null })).body).toMatchObject({ active: true, path: 'Belt clips' })
  expect(refusal(await world.admin.patch('/categories/Belt%20clips', { parent: 'Pagers' }))).toEqual([
    400,
    'parent',
    retired,
  ])
  expect(refusal(await world.admin.post('/categories', { name: 'Cases', parent: 'Pagers' }))[1]).toBe('parent')
  await turn('Pagers', true)
})

test('the log tells both; whoever may not manage categories retires none', async () => {
  await turn('Phones', false)
  await turn('Phones', true)
  const { items } = (await world.admin.get('/audit?kind=category&name=category.retired,category.brought_back')).body
  const said = items.map(({ summary }: { summary: string }) => summary)
  expect(said.slice(0, 2)).toEqual(['brought back the category Phones', 'retired the category Phones'])
  expect(said).toContain('retired the category Pagers with 1 category below it')
  expect((await world.agent.patch('/categories/Phones', { active: false })).status).toBe(403)
  const { revision } = await named('Phones')
  const stale = await world.admin.patch('/categories/Phones', { active: false }, { 'if-match': `"${revision - 1}"` })
  expect(stale.status).toBe(412)
})

describe('while it is retired', () => {
  let ticket: { id: string; number: string }

  beforeAll(async () => {
    ticket = (await open({ category: 'Pagers' })).body
    await turn('Pagers', false)
  })
  afterAll(async () => {
    await turn('Pagers', true)
  })

  test('its tickets show it, are found by it, and are changed otherwise', async () => {
    const { body } = await world.agent.patch(`/tickets/${ticket.id}`, { priority: 'P2', category: 'Pagers' })
    expect(body).toMatchObject({ priority: 'P2', category: { path: 'Pagers' } })
    for (const query of ['category=Pagers', 'filter=category:Pagers'])
      expect((await world.agent.get(`/tickets?${query}`)).body.items).toMatchObject([{ id: ticket.id }])
  })

  test('nothing new is put into it, by whatever way', async () => {
    const other = (await open({ category: 'Phones' })).body
    const ways = [
      [open({ category: 'Pagers' }), 'category'],
      [open({ category: 'Pagers' }, world.requester), 'category'],
      [world.agent.patch(`/tickets/${other.id}`, { category: 'Pagers' }), 'category'],
      [
        world.agent.post('/bulk-changes', { tickets: [other.number], change: { category: 'Pagers' } }),
        'change.category',
      ],
      [
        world.admin.post('/canned-replies', { name: 'x', body: 'x', changes: { category: 'Pagers' } }),
        'changes.category',
      ],
      [world.admin.patch('/ticket-types/incident', { template: { category: 'Pagers' } }), 'template.category'],
      [world.admin.delete('/categories/Phones?moveTo=Pagers'), 'moveTo'],
    ] as const
    for (const [answer, path] of ways) expect(refusal(await answer)).toEqual([400, path, retired])
  })

  test('a copy of one of its tickets has none', async () => {
    const copy = (await world.agent.post(`/tickets/${ticket.id}/clone`, {})).body
    expect(copy).toMatchObject({ title: 'It beeps', category: null })
  })

  test('an import keeps it on what is over, and puts nothing to do into it', async () => {
    const row = (line: number, status: string) => ({
      line,
      id: `row ${line}`,
      title: 'Old',
      category: 'Pagers',
      status,
    })
    const sent = { source: 'old-desk', rows: [row(1, 'closed'), row(2, 'open')] }
    expect((await world.admin.post('/imports/tickets', sent)).body).toMatchObject({ imported: 2 })
    const found = async (category: string) =>
      (await world.admin.get(`/tickets?category=${category}`)).body.items.map((one: { status: string }) => one.status)
    expect((await found('Pagers')).sort()).toEqual(['closed', 'new'])
    expect(await found(encodeURIComponent('Imported / Pagers'))).toEqual(['open'])
  })
})

test('templates and saved replies that name it leave it out until it is back', async () => {
  const { body } = await world.admin.post('/ticket-types', {
    name: 'Ring tone',
    template: { category: 'Phones' },
  })
  const reply = (await world.admin.post('/canned-replies', { name: 'x', body: 'x', changes: { category: 'Phones' } }))
    .body
  const both = async () => [
    (await open({ type: body.key })).body.category?.path,
    (await world.agent.get(`/ticket-types/${body.key}`)).body.template.category?.path,
    (await world.admin.get(`/canned-replies/${reply.id}`)).body.changes.category?.path,
  ]
  await turn('Phones', false)
  expect(await both()).toEqual([undefined, undefined, undefined])
  await turn('Phones', true)
  expect(await both()).toEqual(['Phones', 'Phones', 'Phones'])
})
