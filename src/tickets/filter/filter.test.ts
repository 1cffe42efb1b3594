// The language at the API: what it finds, together with what, and how it refuses.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const { requester, admin, agent } = world
  for (const field of [
    { label: 'Site', kind: 'text', requesters: 'asked' },
    { label: 'Rack', kind: 'text' },
  ])
    await admin.post('/fields', field)
  const open = async (who: Someone, title: string, more: object = {}) =>
    (await who.post('/tickets', { title, ...more })).body.number
  const wiper = await open(requester, 'Wiper stops halfway', { tags: ['rain'], impact: 'high', urgency: 'high' })
  await open(requester, 'Clock is late', { fields: { site: 'Lyon' } })
  const secret = await open(requester, 'Keys are gone')
  await agent.post(`/tickets/${wiper}/replies`, { body: 'The gearbox squeaks.', visibility: 'internal' })
  await admin.put(`/tickets/${secret}/assignment`, { team: 'Vault' })
  await agent.put(`/tickets/${wiper}/assignment`, { assignee: 'me', team: 'Service' })
})
afterAll(() => desk.stop())

async function titles(who: Someone, filter: string, more = ''): Promise<string[]> {
  const { status, body } = await who.get(`/tickets?sort=number&filter=${encodeURIComponent(filter)}${more}`)
  expect([status, body.detail]).toEqual([200, undefined])
  return body.items.map(({ title }: { title: string }) => title)
}

test.each([
  ['', ['Wiper stops halfway', 'Clock is late']],
  ['is:mine', ['Wiper stops halfway']],
  ['is:unassigned', ['Clock is late']],
  ['assignee:agent@larkfield.example', ['Wiper stops halfway']],
  ['assignee:agent', ['Wiper stops halfway']],
  ['-team:service', ['Clock is late']],
  ['team:mine priority:P1..P2 tag:rain', ['Wiper stops halfway']],
  ['organisation:depot opened:today', ['Wiper stops halfway', 'Clock is late']],
  ['field.site:lyon', ['Clock is late']],
  ['wip', ['Wiper stops halfway']],
  ['"stops halfway"', ['Wiper stops halfway']],
  ['"halfway stops"', []],
  ['gearbox', ['Wiper stops halfway']],
  ['-gearbox', ['Clock is late']],
  ['the', ['Wiper stops halfway', 'Clock is late']],
  ['T-2 OR wiper', ['Wiper stops halfway', 'Clock is late']],
])('an agent finds by %s', async (filter, found) => {
  expect(await titles(world.agent, filter)).toEqual(found)
})

test('a requester finds their own, and nothing by what is internal', async () => {
  expect(await titles(world.requester, 'field.site:lyon')).toEqual(['Clock is late'])
  const hidden = await world.requester.get('/tickets?filter=field.rack:1')
  expect([hidden.status, hidden.body.errors[0].message]).toEqual([400, expect.stringContaining('there is no field')])
  expect(await titles(world.requester, 'requester:me')).toHaveLength(3)
  expect(await titles(world.requester, 'gearbox')).toEqual([])
  expect(await titles(world.requester, '-gearbox')).toHaveLength(3)
  const named = await world.requester.get('/tickets?filter=assignee:agent@larkfield.example')
  expect([named.status, named.body.errors[0]]).toEqual([
    400,
    expect.objectContaining({ path: 'filter', offset: 9, length: 23 }),
  ])
})

test('it narrows what the other parameters leave, counts and pages', async () => {
  expect(await titles(world.agent, 'is:unresolved', '&assignee=none')).toEqual(['Clock is late'])
  const tally = await world.agent.get('/tickets/tally?filter=is:unresolved&assignee=none')
  expect(tally.body).toEqual({ count: 1, atLeast: false })
  const first = await world.agent.get('/tickets?filter=is:unresolved&limit=1')
  const rest = await world.agent.get(`/tickets?filter=is:unresolved&limit=1&cursor=${first.body.nextCursor}`)
  expect([first.body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([1, 1, null])
  const other = await world.agent.get(`/tickets?filter=is:open&limit=1&cursor=${first.body.nextCursor}`)
  expect([other.status, other.body.errors[0].path]).toEqual([400, 'cursor'])
})

test('a ticket that is named and cannot be seen is refused at its place, like one that does not exist', async () => {
  const told = async (who: Someone, filter: string) => {
    const { status, body } = await who.get(`/tickets?filter=${encodeURIComponent(filter)}`)
    return [
      status,
      ...(body.errors ?? []).map(({ message, offset }: { message: string; offset: number }) => [message, offset]),
    ]
  }
  const secret = (await world.guard.get('/tickets?filter=keys')).body.items[0].number
  for (const key of ['parent', 'linked'])
    for (const number of [secret, 'T-99999'])
      expect(await told(world.agent, `is:open ${key}:${number}`)).toEqual([
        400,
        [expect.stringContaining(`names no ticket that you may see: ${number}`), 9 + key.length],
      ])
  expect(await told(world.guard, `parent:${secret}`)).toEqual([200])
})

describe('what is wrong is refused at its place', () => {
  test.each([
    ['is:open priority:P9', 17, ['P1', 'P2', 'P3', 'P4']],
    ['team:nowhere', 5, undefined],
    ['is:open category:nothing-of-the-kind', 17, undefined],
    ['organisation:none,atlantis', 18, undefined],
    ['assignee:none,nobody@else.example', 14, undefined],
    ['(is:open', 0, [')']],
  ])('%s', async (filter, offset, expected) => {
    const { status, body } = await world.agent.get(`/tickets?filter=${encodeURIComponent(filter)}`)
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ path: 'filter', offset, ...(expected && { expected }) })
    expect(body.detail).toContain(`at character ${offset + 1}`)
  })

  test('too long, no text, no time zone', async () => {
    const paths = [`filter=${'a'.repeat(1001)}`, 'filter=%00', 'timeZone=Moon/Tycho', 'filter=a&filter=b']
    const answers = await Promise.all(paths.map((path) => world.agent.get(`/tickets?${path}`)))
    expect(answers.map(({ status, body }) => [status, body.errors[0].path])).toEqual([
      [400, 'filter'],
      [400, 'filter'],
      [400, 'timeZone'],
      [400, 'filter'],
    ])
  })
})

test('days begin where the reader lives', async () => {
  await desk.superuser.query(
    "update ticket set opened_at = '2026-01-01T01:30:00Z' where tenant_id = $1 and title = 'Clock is late'",
    [world.tenant],
  )
  expect(await titles(world.agent, 'opened:2026-01-01')).toEqual(['Clock is late'])
  expect(await titles(world.agent, 'opened:2026-01-01', '&timeZone=America/Lima')).toEqual([])
  await world.admin.patch(`/people/${world.agent.id}`, { timeZone: 'America/Lima' })
  expect(await titles(world.agent, 'opened:2025-12-31')).toEqual(['Clock is late'])
})
