// People, organisations and teams: what is added, found, changed and removed, and what is refused.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const names = (answer: { body: { items: { name: string }[] } }) => answer.body.items.map(({ name }) => name)

test('a person is added with what is known, shown by id and by address, and changed', async () => {
  const added = await world.admin.post('/people', {
    name: 'Ada Fiction',
    email: 'Ada@Larkfield.example',
    title: 'Driver',
    timeZone: 'Europe/Lisbon',
    organisation: 'depot',
    teams: ['service'],
  })
  expect(added.body).toMatchObject({
    email: 'ada@larkfield.example',
    roles: [{ name: 'End User' }],
    teams: [{ name: 'Service' }],
    organisation: { name: 'Depot' },
    canSignIn: false,
    revision: 1,
  })
  expect((await world.agent.get('/people/ADA@larkfield.example')).body.id).toBe(added.body.id)
  const changed = await world.admin.patch(`/people/${added.body.id}`, {
    phone: '+351 0',
    organisation: null,
    teams: [],
  })
  expect(changed.body).toMatchObject({ phone: '+351 0', organisation: null, teams: [], title: 'Driver', revision: 2 })
  expect(changed.headers.etag).toBe('"2"')
})

test('two people change one person: the second gets 412 with the person as they are now', async () => {
  const { body } = await world.admin.post('/people', { name: 'Stale', email: 'stale@larkfield.example' })
  const seen = { 'if-match': `"${body.revision}"` }
  const first = await world.admin.patch(`/people/${body.id}`, { title: 'First' }, seen)
  const second = await world.admin.patch(`/people/${body.id}`, { title: 'Second' }, seen)
  expect([first.status, second.status, second.body.code]).toEqual([200, 412, 'conflict'])
  expect(second.body.current).toMatchObject({ title: 'First', revision: 2 })
})

test.each([
  ['an address twice', { name: 'Twice', email: 'AGENT@larkfield.example' }, 'email'],
  ['an address that is none', { name: 'None', email: 'agent at larkfield' }, 'email'],
  ['no name', { name: '  ', email: 'x@larkfield.example' }, 'name'],
  ['a time zone that is none', { name: 'X', email: 'x@larkfield.example', timeZone: 'Mars/Base' }, 'timeZone'],
  ['an unknown organisation', { name: 'X', email: 'x@larkfield.example', organisation: 'Nowhere' }, 'organisation'],
  ['an unknown role', { name: 'X', email: 'x@larkfield.example', roles: ['Wizard'] }, 'roles'],
  ['an unknown team', { name: 'X', email: 'x@larkfield.example', teams: ['Wizards'] }, 'teams'],
  ['an address with a line break', { name: 'X', email: 'x@larkfield.example\r\nBcc: y@evil.example' }, 'email'],
  ['an id of their own', { name: 'X', email: 'x@larkfield.example', id: crypto.randomUUID() }, 'id'],
])('%s is refused by its field', async (_what, person, field) => {
  const { status, body } = await world.admin.post('/people', person)
  expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid', field])
})

test('people are found by part of a name or address, by role, team, organisation and state', async () => {
  for (const [name, email] of [
    ['Ünal Example', 'unal@larkfield.example'],
    ['100% Test_er', 'percent@larkfield.example'],
  ]) {
    await world.admin.post('/people', { name, email, organisation: 'Depot' })
  }
  const found = async (query: string) => names((await world.agent.get(`/people?${query}`)) as never)
  expect(await found('q=%C3%BCNAL')).toEqual(['Ünal Example'])
  expect(await found('q=PERCENT@')).toEqual(['100% Test_er'])
  expect(await found('q=0%25')).toEqual(['100% Test_er'])
  expect(await found('q=t_e')).toEqual(['100% Test_er'])
  expect(await found('q=%25%25')).toEqual([])
  expect(await found('team=Vault')).toEqual(['Guard'])
  expect(await found('role=Support%20Agent')).toEqual(['Agent', 'Guard'])
  expect(await found('organisation=depot&q=colle')).toEqual(['Colleague'])
  expect(await found('permission=tickets.all')).toEqual(['Admin'])
  expect(await found('active=false')).toEqual([])
})

test('pages of people neither skip nor repeat, whatever letters their names begin with', async () => {
  const odd = [
    'İstanbul',
    'ıspanak',
    'Ångström',
    'ángel',
    'ZÜRICH',
    'zürich',
    'ẞ',
    'ß',
    'Σίσυφος',
    'σίσυφος',
    '😀',
    'Éa',
  ]
  for (const [index, name] of odd.entries()) {
    const { status } = await world.admin.post('/people', {
      name: `${name} paged`,
      email: `odd${index}@larkfield.example`,
    })
    expect(status).toBe(201)
    await world.admin.post('/teams', { name: `${name} paged ${index}` })
    await world.admin.post('/organisations', { name: `${name} paged ${index}` })
    await world.admin.post('/categories', { name: `${name} paged ${index}` })
  }
  for (const path of ['/people?q=paged', '/teams?q=paged', '/organisations?q=paged', '/categories?']) {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = (await world.admin.get(`${path}&limit=2${cursor ? `&cursor=${cursor}` : ''}`)).body as {
        items: { id: string; name: string }[]
        nextCursor: string | null
      }
      seen.push(...page.items.filter(({ name }) => name.includes('paged')).map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect([path, seen.length, new Set(seen).size]).toEqual([path, odd.length, odd.length])
  }
})

test('an organisation takes in people by domain, and goes only when nobody belongs to it', async () => {
  const { body, status } = await world.admin.post('/organisations', { name: 'Mill', domains: ['Mill.example'] })
  expect([status, body]).toMatchObject([201, { domains: ['mill.example'], people: 0, revision: 1 }])
  const changed = await world.admin.patch('/organisations/mill', { name: 'The Mill' }, { 'if-match': '"1"' })
  expect(changed.body).toMatchObject({ name: 'The Mill', revision: 2 })
  const stale = await world.admin.patch('/organisations/the mill', { name: 'Late' }, { 'if-match': '"1"' })
  expect([stale.status, stale.body.current.name]).toEqual([412, 'The Mill'])
  await world.admin.post('/people', { name: 'Miller', email: 'miller@mill.example', organisation: 'The Mill' })
  expect((await world.admin.get('/organisations/the mill')).body).toMatchObject({ name: 'The Mill', people: 1 })
  const used = await world.admin.delete('/organisations/the mill')
  expect([used.status, used.body.code]).toEqual([409, 'conflict'])
  await world.admin.patch('/people/miller@mill.example', { organisation: null })
  expect((await world.admin.delete('/organisations/the mill')).status).toBe(204)
  expect((await world.admin.delete('/organisations/the mill')).status).toBe(404)
  const wrong = await world.admin.post('/organisations', { name: 'X', domains: ['not a domain'] })
  expect(wrong.body.errors[0].path).toBe('domains.0')
  const taken = await world.admin.post('/organisations', { name: 'dePOT' })
  expect([taken.status, taken.body.errors[0].path]).toEqual([400, 'name'])
})

test('a team has members and a level, and goes only when it holds no tickets', async () => {
  const added = await world.admin.post('/teams', { name: 'Cables', level: 3, members: [world.agent.email, 'me'] })
  expect(added.body).toMatchObject({ level: 3, restricted: false, revision: 1 })
  expect(added.body.members.map((one: { id: string }) => one.id).sort()).toEqual(
    [world.agent.id, world.admin.id].sort(),
  )
  const changed = await world.admin.patch('/teams/cables', { members: [world.agent.id] }, { 'if-match': '"1"' })
  expect(changed.body).toMatchObject({ members: [{ name: 'Agent' }], revision: 2 })
  const stale = await world.admin.patch('/teams/cables', { level: 1 }, { 'if-match': '"1"' })
  expect([stale.status, stale.body.current.level]).toEqual([412, 3])
  expect((await world.admin.post('/teams', { name: 'cables' })).body.errors[0].path).toBe('name')
  const { id } = (await world.requester.post('/tickets', { title: 'Cable cut' })).body
  await world.agent.put(`/tickets/${id}/assignment`, { team: 'Cables' })
  expect((await world.admin.delete('/teams/cables')).body.code).toBe('conflict')
  await world.agent.put(`/tickets/${id}/assignment`, { team: null })
  expect((await world.admin.delete('/teams/cables')).status).toBe(204)
})

test('whoever may not look into the directory learns from no answer who is in it', async () => {
  const answers = async (who: string) => [
    await world.requester.get(`/search?q=${who}`),
    await world.requester.get(`/tickets?requester=${who}`),
    await world.requester.get(`/tickets?assignee=${who}`),
    await world.requester.post('/tickets', { title: 'For another', requester: who }),
    await world.requester.get(`/people/${who}`),
  ]
  const strip = (body: unknown, who: string) => JSON.stringify(body).replaceAll(who, '…')
  for (const [known, unknown] of [
    [world.agent.email, 'agent@larkfield.invalid'],
    [world.agent.id, crypto.randomUUID()],
  ] as const) {
    const [real, invented] = [await answers(known), await answers(unknown)]
    expect(real.map(({ status, body }) => [status, strip(body, known)])).toEqual(
      invented.map(({ status, body }) => [status, strip(body, unknown)]),
    )
  }
  expect((await world.requester.get(`/tickets?requester=${world.requester.email}`)).status).toBe(200)
  expect((await world.requester.post('/tickets', { title: 'Mine', requester: world.requester.email })).status).toBe(201)
})
