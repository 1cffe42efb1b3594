// Fields of the desk's own, through the real app: what they refuse, who sees them, and what stays when they go.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const define = async (field: object) => expect((await world.admin.post('/fields', field)).status).toBe(201)
  await define({
    label: 'Site',
    kind: 'choice',
    choices: [{ label: 'Lyon' }, { label: 'Paris Nord' }],
    requesters: 'asked',
  })
  await define({ label: 'Seats', kind: 'number', min: 1, max: 500 })
  await define({
    label: 'Systems',
    kind: 'multi',
    choices: [{ label: 'Mail' }, { label: 'VPN' }, { label: 'ERP' }],
    max: 2,
  })
  await define({ label: 'Approver', kind: 'person', requesters: 'shown' })
  await define({ label: 'Approved', kind: 'checkbox' })
  await define({ label: 'Order', kind: 'link' })
  await define({ label: 'Serial', kind: 'text', max: 12 })
  await define({ label: 'Wanted by', kind: 'date' })
  await define({ label: 'Cable', kind: 'text', types: ['incident'], categories: ['Network'] })
})
afterAll(() => desk.stop())

const open = async (fields: object = {}, more: object = {}) =>
  world.agent.post('/tickets', { title: 'New screens', type: 'request', fields, ...more })

async function put(fields: object) {
  const { body } = await open()
  return world.agent.patch(`/tickets/${body.id}`, { fields })
}

describe('a value is kept as its definition says', () => {
  test.each([
    [{ site: 'lyon' }, 'lyon', 'Lyon'],
    [{ site: 'paris nord' }, 'paris_nord', 'Paris Nord'],
    [{ seats: '12' }, 12, '12'],
    [{ systems: ['erp', 'MAIL', 'mail'] }, ['mail', 'erp'], 'Mail, ERP'],
    [{ systems: 'vpn' }, ['vpn'], 'VPN'],
    [{ approved: 'yes' }, true, 'Yes'],
    [{ order: ' https://shop.example/1 ' }, 'https://shop.example/1', 'https://shop.example/1'],
    [{ serial: ' AB-12 ' }, 'AB-12', 'AB-12'],
    [{ wanted_by: '2026-02-28' }, '2026-02-28', '2026-02-28'],
  ])('%j', async (fields, kept, told) => {
    const [key = ''] = Object.keys(fields)
    for (const { status, body } of [await open(fields), await put(fields)]) {
      expect([status < 300, body.fields[key], body.fieldTexts[key]]).toEqual([true, kept, told])
    }
  })

  test('a person is kept by id, by whichever name they were called, and told by name', async () => {
    const { body } = await open({ approver: world.guard.email })
    expect([body.fields.approver, body.fieldTexts.approver]).toEqual([world.guard.id, 'Guard'])
  })
})

describe('what does not fit is refused by the name of the field, with what is allowed', () => {
  test.each([
    [{ site: 'Berlin' }, 'site', 'is one of: lyon, paris_nord (Paris Nord)'],
    [{ seats: 'many' }, 'seats', 'takes a number'],
    [{ seats: 0 }, 'seats', 'at least 1'],
    [{ seats: 501 }, 'seats', 'at most 500'],
    [{ systems: ['mail', 'fax'] }, 'systems', 'takes any of: mail, vpn, erp'],
    [{ systems: ['mail', 'vpn', 'erp'] }, 'systems', 'at most 2'],
    [{ approver: 'nobody@nowhere.example' }, 'approver', 'names nobody here'],
    [{ approved: 'perhaps' }, 'approved', 'true or false'],
    [{ order: 'javascript:alert(1)' }, 'order', 'web address'],
    [{ order: 'https://me:secret@shop.example' }, 'order', 'without a password'],
    [{ serial: 'a serial that is too long' }, 'serial', 'at most 12 characters'],
    [{ serial: 5 }, 'serial', 'takes a text'],
    [{ wanted_by: '2026-02-30' }, 'wanted_by', 'takes a day'],
    [{ cable: 'red' }, 'cable', 'is not a field of such a ticket'],
  ])('%j', async (fields, key, message) => {
    for (const { status, body } of [await open(fields), await put(fields)]) {
      expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid', `fields.${key}`])
      expect(body.errors[0].message).toContain(message)
    }
  })

  test('all of them at once', async () => {
    const { body } = await open({ site: 'x', seats: 'x', color: 'any' })
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['fields.site', 'fields.seats'])
  })
})

test('a field of a category is one of the tickets below it, from the moment they move there', async () => {
  await world.admin.post('/categories', { name: 'VPN', parent: 'Network' })
  const inside = await open({ cable: 'red' }, { type: 'incident', category: 'Network / VPN' })
  expect(inside.body.fields.cable).toBe('red')
  const { body } = await open({}, { type: 'incident' })
  const moved = await world.agent.patch(`/tickets/${body.id}`, { category: 'VPN', fields: { cable: 'blue' } })
  expect(moved.body.fields.cable).toBe('blue')
  const listed = async (query: string) =>
    (await world.agent.get(`/fields?${query}`)).body.items.map(({ key }: { key: string }) => key)
  expect(await listed('type=incident&category=VPN')).toContain('cable')
  expect(await listed('type=incident&category=Hardware')).not.toContain('cable')
  expect(await listed('type=request&category=VPN')).not.toContain('cable')
  expect(await listed('category=none')).not.toContain('cable')
})

test('what nobody defined stays a free detail; null takes one away', async () => {
  const { body } = await open({ colour: 'green', floor: 3 })
  expect(body.fields).toEqual({ colour: 'green', floor: 3 })
  const after = await world.agent.patch(`/tickets/${body.id}`, { fields: { colour: null, site: 'lyon' } })
  expect(after.body.fields).toEqual({ floor: 3, site: 'lyon' })
})

describe('requesters', () => {
  test('see what is shown to them, set what they are asked for, and hear of nothing else', async () => {
    const refused = await world.requester.post('/tickets', { title: 'x', fields: { seats: 3 } })
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'fields.seats'])
    const { body } = await world.requester.post('/tickets', { title: 'x', fields: { site: 'lyon' } })
    expect(body.fields).toEqual({ site: 'lyon' })
    await world.agent.patch(`/tickets/${body.id}`, { fields: { seats: 7, approver: world.agent.email, secret: 'y' } })
    const seen = (await world.requester.get(`/tickets/${body.id}`)).body
    expect(seen.fields).toEqual({ site: 'lyon', approver: world.agent.id })
    expect(seen.fieldTexts).toEqual({ site: 'Lyon', approver: 'Agent' })
    const history = JSON.stringify((await world.requester.get(`/tickets/${body.id}/events`)).body)
    expect(history).toContain('set Approver to Agent')
    expect(history).not.toMatch(/seats|secret/i)
    const whole = JSON.stringify((await world.agent.get(`/tickets/${body.id}/events`)).body)
    expect(whole).toContain('set Seats to 7')
  })

  test('find no definition that is hidden from them', async () => {
    const keys = (await world.requester.get('/fields')).body.items.map(({ key }: { key: string }) => key)
    expect(keys).toEqual(['device', 'location', 'last_known_good', 'reproducible', 'site', 'approver'])
    expect((await world.requester.get('/fields/seats')).status).toBe(404)
  })
})

describe('what is needed', () => {
  test('on opening: from whoever can say it; on resolving: before the ticket is resolved', async () => {
    await world.admin.post('/fields', { label: 'Cost centre', kind: 'text', types: ['bug'], required: 'opening' })
    await world.admin.post('/fields', { label: 'Cause', kind: 'text', types: ['bug'], required: 'resolving' })
    const refused = await open({}, { type: 'bug' })
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'fields.cost_centre'])
    // It is hidden from requesters, so nobody can ask it of them.
    expect((await world.requester.post('/tickets', { title: 'x', type: 'bug' })).status).toBe(201)
    const { body } = await open({ cost_centre: '4711' }, { type: 'bug' })
    const kept = await world.agent.patch(`/tickets/${body.id}`, { fields: { cost_centre: null } })
    expect([kept.status, kept.body.errors[0].path]).toEqual([400, 'fields.cost_centre'])
    const early = await world.agent.post(`/tickets/${body.id}/resolution`, { resolution: 'Patched' })
    expect([early.status, early.body.errors[0].path]).toEqual([400, 'fields.cause'])
    await world.agent.patch(`/tickets/${body.id}`, { fields: { cause: 'A typo' } })
    expect((await world.agent.post(`/tickets/${body.id}/resolution`, { resolution: 'Patched' })).status).toBe(200)
  })
})

describe('a definition', () => {
  const define = (field: object) => world.admin.post('/fields', field)

  test.each([
    [{ label: 'Site', kind: 'text', key: 'site' }, 'key'],
    [{ label: 'A', kind: 'choice' }, 'choices'],
    [{ label: 'A', kind: 'text', choices: [{ label: 'x' }] }, 'choices'],
    [{ label: 'A', kind: 'choice', choices: [{ label: 'x' }, { label: 'X' }] }, 'choices.1.label'],
    [{ label: 'A', kind: 'number', min: 3, max: 2 }, 'min'],
    [{ label: 'A', kind: 'date', max: 2 }, 'max'],
    [{ label: 'A', kind: 'person', requesters: 'asked' }, 'requesters'],
    [{ label: 'A', kind: 'text', types: ['poem'] }, 'types'],
    [{ label: 'A', kind: 'text', categories: ['Nowhere'] }, 'categories'],
  ])('that makes no sense is refused: %j', async (field, path) => {
    const { status, body } = await define(field)
    expect([status, body.errors[0].path]).toEqual([400, path])
  })

  test('of a key that tickets hold already takes their values over, and keeps them when it goes', async () => {
    const { id } = (await open({ rack: 'R2' })).body
    const { body } = await define({ label: 'Rack', kind: 'text' })
    expect(body.key).toBe('rack')
    const usage = () => world.admin.get('/fields/rack/usage')
    expect((await usage()).body).toEqual({ tickets: 1, atLeast: false, choices: [] })
    const refused = await world.admin.delete('/fields/rack')
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('1 tickets hold a Rack')])
    expect((await world.admin.delete('/fields/rack?confirm=rock')).body.errors[0].path).toBe('confirm')
    expect((await world.admin.delete('/fields/rack?confirm=rack')).status).toBe(204)
    expect((await world.agent.get(`/tickets/${id}`)).body.fields).toEqual({ rack: 'R2' })
  })

  test('keeps its kind and its choices while tickets hold them; both can be retired', async () => {
    const choices = [{ label: 'Red' }, { label: 'Blue' }]
    await define({ label: 'Colour code', kind: 'choice', choices })
    const { id } = (await open({ colour_code: 'red' })).body
    const change = (wish: object) => world.admin.patch('/fields/colour_code', wish)
    expect((await change({ kind: 'text', choices: [] })).status).toBe(409)
    expect((await change({ choices: [{ label: 'Blue' }] })).body.detail).toContain('1 tickets say Red')
    const renamed = await change({
      choices: [
        { key: 'blue', label: 'Navy' },
        { key: 'red', label: 'Red', retired: true },
      ],
    })
    expect(renamed.body.choices.map(({ key }: { key: string }) => key)).toEqual(['blue', 'red'])
    expect((await open({ colour_code: 'red' })).status).toBe(400)
    expect((await open({ colour_code: 'navy' })).body.fields.colour_code).toBe('blue')
    // What has it may keep it.
    expect((await world.agent.patch(`/tickets/${id}`, { fields: { colour_code: 'red', floor: 1 } })).status).toBe(200)
    await change({ active: false })
    expect((await open({ colour_code: 'blue' })).body.errors[0].message).toContain('is retired')
    expect((await world.agent.get(`/tickets/${id}`)).body.fieldTexts.colour_code).toBe('Red')
    expect((await world.agent.patch(`/tickets/${id}`, { fields: { colour_code: null } })).body.fields).toEqual({
      floor: 1,
    })
  })

  test('stands where it is put, and is not changed from an old copy', async () => {
    const order = async () =>
      (await world.agent.get('/fields')).body.items.map(({ key, position }: { key: string; position: number }) => [
        key,
        position,
      ])
    const before = await order()
    expect(before.map(([, position]: [string, number]) => position)).toEqual(
      before.map((_: unknown, index: number) => index + 1),
    )
    const { body } = await world.admin.patch('/fields/seats', { position: 1 })
    const after = await order()
    expect(after[0]).toEqual(['seats', 1])
    expect(after.map(([, position]: [string, number]) => position)).toEqual(
      before.map((_: unknown, index: number) => index + 1),
    )
    const stale = await world.admin.patch('/fields/seats', { hint: 'x' }, { 'if-match': `"${body.revision - 1}"` })
    expect([stale.status, stale.body.current.key]).toEqual([412, 'seats'])
  })
})

test('an import reads values as people wrote them, names a wrong one by line, and tells what nobody defined', async () => {
  const { body } = await world.admin.post('/imports/tickets', {
    source: 'old',
    rows: [
      { line: 2, id: 'a', title: 'A', fields: { site: 'PARIS NORD', seats: '3', shelf: 'top' } },
      { line: 3, id: 'b', title: 'B', fields: { site: 'Atlantis' } },
    ],
  })
  expect(body).toMatchObject({ imported: 1, failed: 1, freeFields: ['shelf'] })
  expect(body.failures).toEqual([{ line: 3, reason: expect.stringMatching(/^fields.site is one of: lyon/) }])
  const ticket = (await world.agent.get(`/tickets/${body.ids[0].ticket}`)).body
  expect(ticket.fields).toEqual({ site: 'paris_nord', seats: 3, shelf: 'top' })
})

describe('tickets are found by what stands in their fields', () => {
  const found = async (question: string, who = world.agent) => {
    const { body } = await who.get(`/tickets?limit=200&fields=${encodeURIComponent(question)}`)
    return body.items.map(({ title }: { title: string }) => title)
  }

  test('choices, numbers, days, people, anything at all', async () => {
    const make = (title: string, fields: object) => world.agent.post('/tickets', { title, fields })
    await make('lamp', { site: 'lyon', seats: 42, wanted_by: '2031-05-01', systems: ['mail', 'vpn'], approved: false })
    await make('desk', { site: 'paris_nord', seats: 43.5, wanted_by: '2031-06-01', approver: world.guard.id })
    expect(await found('seats:42')).toEqual(['lamp'])
    expect(await found('seats:42..')).toEqual(['desk', 'lamp'])
    expect(await found('seats:>42')).toEqual(['desk'])
    expect(await found('seats:<=42')).toContain('lamp')
    expect(await found('wanted_by:2031-05-01..2031-05-31')).toEqual(['lamp'])
    expect(await found('wanted_by:>2031-05-01')).toEqual(['desk'])
    expect(await found('site:Paris Nord|LYON,seats:40..50')).toEqual(['desk', 'lamp'])
    expect(await found('systems:vpn,wanted_by:*')).toEqual(['lamp'])
    expect(await found('approved:no,seats:40..')).toEqual(['lamp'])
    expect(await found(`approver:${world.guard.email},seats:*`)).toEqual(['desk'])
  })

  test('what cannot be understood is said, and what is hidden cannot be asked', async () => {
    const asked = async (question: string, who = world.agent) =>
      (await who.get(`/tickets?fields=${encodeURIComponent(question)}`)).body.errors[0]
    expect(await asked('nonsense')).toEqual({ path: 'fields', message: expect.stringContaining('key:value') })
    expect((await asked('seats:many')).message).toContain('seats takes a number')
    expect((await asked('site:Atlantis')).message).toContain('has no choice')
    expect((await asked('wanted_by:2031-02-30')).message).toContain('takes a day')
    expect(await asked('seats:1', world.requester)).toEqual(
      await asked('no_such:1', world.requester).then((it) => ({
        ...it,
        message: it.message.replace('no_such', 'seats'),
      })),
    )
  })

  test('nor learnt by trying, on what one only asked for', async () => {
    const { id } = (await world.agent.post('/tickets', { title: 'Lost badge', fields: { serial: 'ZZ-9' } })).body
    expect(await found('serial:zz-9')).toEqual(['Lost badge'])
    await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
    expect((await world.agent.get(`/tickets/${id}`)).body.fields).toEqual({})
    expect(await found('serial:zz-9')).toEqual([])
    expect(await found('serial:zz-9', world.guard)).toEqual(['Lost badge'])
  })
})
