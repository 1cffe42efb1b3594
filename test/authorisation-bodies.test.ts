// What travels inside requests: fields that nobody declared, and ids of records that belong to somebody else.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { operations } from '../src/entrypoints/contract.ts'
import { type Operation, route } from '../src/platform/operation.ts'
import { type Cast, gatherCast, type Kind, makeTarget } from './authorisation-objects.ts'
import { type Answer, type Client, startTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
let cast: Cast

beforeAll(async () => {
  desk = await startTestDesk()
  cast = await gatherCast(desk)
  await cast.world.admin.post('/tickets', { title: 'The first' })
})
afterAll(() => desk.stop())

const coveted = {
  tenant: 'x',
  tenant_id: randomUUID(),
  tenantId: randomUUID(),
  role: 'Admin',
  roles: ['Admin'],
  permissions: ['desk.operate'],
  scopes: null,
  revision: 99,
  created_at: '2020-01-01T00:00:00Z',
  createdAt: '2020-01-01T00:00:00Z',
  opened_by: randomUUID(),
  number: 'T-1',
  password_hash: 'x',
  active: true,
  isAdmin: true,
  key: 'admin',
  actor: 'system',
}

describe('a field that an operation does not declare is refused by its name', () => {
  test.each(operations.map((operation) => [operation.name, operation as Operation] as const))(
    '%s',
    async (_, operation) => {
      const declared = Object.keys((operation.input as z.ZodObject).shape)
      const undeclared = Object.entries(coveted).filter(([field]) => !declared.includes(field))
      const { status, body } = await send(cast.world.admin, operation, Object.fromEntries(undeclared))
      expect([status, body.code]).toEqual([400, 'invalid'])
      const refused = body.errors.map(({ path }: { path: string }) => path)
      expect(refused).toEqual(expect.arrayContaining(undeclared.map(([field]) => field)))
    },
  )
})

function send(client: Client, operation: Operation, fields: Record<string, unknown>): Promise<Answer> {
  const { method, path } = route(operation)
  // A file is not even received for a ticket that does not exist.
  const url = path.replace(/\{\w+\}/g, operation.upload ? 'T-1' : randomUUID())
  const asText = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, String(value)]))
  if (operation.upload) return client.upload(url, { name: 'a.txt', content: 'a' }, asText)
  if (method === 'GET' || method === 'DELETE')
    return client[method === 'GET' ? 'get' : 'delete'](`${url}?${new URLSearchParams(asText)}`)
  return client[method.toLowerCase() as 'post' | 'put' | 'patch'](url, fields)
}

/** Each place where a request names a record: its kind, and how the request looks with an id in it. */
const places: [string, Kind, (who: Client, id: string, own: string) => Promise<Answer>][] = [
  ['tickets.open requester', 'person', (who, id) => who.post('/tickets', { title: 'x', requester: id })],
  ['tickets.open team', 'team', (who, id) => who.post('/tickets', { title: 'x', team: id })],
  ['tickets.open assignee', 'person', (who, id) => who.post('/tickets', { title: 'x', assignee: id })],
  ['tickets.open category', 'category', (who, id) => who.post('/tickets', { title: 'x', category: id })],
  ['tickets.change requester', 'person', (who, id, own) => who.patch(`/tickets/${own}`, { requester: id })],
  ['tickets.change category', 'category', (who, id, own) => who.patch(`/tickets/${own}`, { category: id })],
  ['tickets.assign team', 'team', (who, id, own) => who.put(`/tickets/${own}/assignment`, { team: id })],
  ['tickets.assign assignee', 'person', (who, id, own) => who.put(`/tickets/${own}/assignment`, { assignee: id })],
  ['tickets.list requester', 'person', (who, id) => who.get(`/tickets?requester=${id}`)],
  ['tickets.list assignee', 'person', (who, id) => who.get(`/tickets?assignee=${id}`)],
  ['tickets.list team', 'team', (who, id) => who.get(`/tickets?team=${id}`)],
  ['tickets.list category', 'category', (who, id) => who.get(`/tickets?category=${id}`)],
  ['tickets.tally requester', 'person', (who, id) => who.get(`/tickets/tally?requester=${id}`)],
  ['tickets.tally team', 'team', (who, id) => who.get(`/tickets/tally?team=${id}`)],
  ['people.list role', 'role', (who, id) => who.get(`/people?role=${id}`)],
  ['people.list team', 'team', (who, id) => who.get(`/people?team=${id}`)],
  ['people.list organisation', 'organisation', (who, id) => who.get(`/people?organisation=${id}`)],
  ['people.add organisation', 'organisation', (who, id) => who.post('/people', { ...newcomer(), organisation: id })],
  ['people.add roles', 'role', (who, id) => who.post('/people', { ...newcomer(), roles: [id] })],
  ['people.add teams', 'team', (who, id) => who.post('/people', { ...newcomer(), teams: [id] })],
  ['people.change organisation', 'organisation', (who, id) => who.patch('/people/me', { organisation: id })],
  ['people.change roles', 'role', (who, id) => who.patch('/people/me', { roles: [id] })],
  ['people.change teams', 'team', (who, id) => who.patch('/people/me', { teams: [id] })],
  ['teams.add members', 'person', (who, id) => who.post('/teams', { name: randomUUID(), members: [id] })],
  ['teams.change members', 'person', (who, id) => who.patch('/teams/Service', { members: [id] })],
  ['categories.add parent', 'category', (who, id) => who.post('/categories', { name: randomUUID(), parent: id })],
  ['categories.add ownerTeam', 'team', (who, id) => who.post('/categories', { name: randomUUID(), ownerTeam: id })],
  ['categories.change parent', 'category', (who, id) => who.patch('/categories/Hardware', { parent: id })],
  ['categories.change ownerTeam', 'team', (who, id) => who.patch('/categories/Hardware', { ownerTeam: id })],
  [
    'tickets.escalate team',
    'team',
    (who, id, own) => who.post(`/tickets/${own}/escalation`, { ...handOver, team: id }),
  ],
  [
    'checklists.add template',
    'checklistTemplate',
    (who, id, own) => who.post(`/tickets/${own}/checklists`, { template: id }),
  ],
  ['canned-replies.add team', 'team', (who, id) => who.post('/canned-replies', { ...hello, scope: 'team', team: id })],
  ['canned-replies.add category', 'category', (who, id) => who.post('/canned-replies', { ...hello, category: id })],
  [
    'canned-replies.add changes.category',
    'category',
    (who, id) => who.post('/canned-replies', { ...hello, changes: { category: id } }),
  ],
  [
    'tickets.reply with.category',
    'category',
    (who, id, own) => who.post(`/tickets/${own}/replies`, { body: 'x', with: { category: id } }),
  ],
  [
    'tickets.reply with.assignee',
    'person',
    (who, id, own) => who.post(`/tickets/${own}/replies`, { body: 'x', with: { assignee: id } }),
  ],
  ['timer.start ticket', 'ticket', (who, id) => who.put('/timer', { ticket: id })],
  [
    'time-entries.add person',
    'person',
    (who, id, own) => who.post(`/tickets/${own}/time-entries`, { minutes: 5, person: id }),
  ],
  ['time-report.get team', 'team', (who, id) => who.get(`/time-report?from=2026-01-01&to=2026-01-02&team=${id}`)],
  ['time-report.get agent', 'person', (who, id) => who.get(`/time-report?from=2026-01-01&to=2026-01-02&agent=${id}`)],
  ['categories.remove moveTo', 'category', (who, id) => who.delete(`/categories/Hardware?moveTo=${id}`)],
  ['fields.list category', 'category', (who, id) => who.get(`/fields?category=${id}`)],
  ['fields.add categories', 'category', (who, id) => who.post('/fields', { ...aField(), categories: [id] })],
  ['fields.change categories', 'category', (who, id) => who.patch('/fields/device', { categories: [id] })],
]
const aField = () => ({ label: randomUUID(), kind: 'text' })
const handOver = { question: 'Who?', tried: 'All', reason: 'None' }
const hello = { name: 'Hello', body: 'Hello' }
const newcomer = () => ({ name: 'New', email: `${randomUUID()}@larkfield.example` })

describe('an id of another workspace inside a request is answered like one that does not exist, and by its field', () => {
  test.each(places)('%s', async (place, kind, ask) => {
    const own = (await cast.world.admin.post('/tickets', { title: 'Own' })).body.id
    const foreign = await makeTarget(desk, cast, kind, 'foreign', 'admin')
    const invented = randomUUID()
    const [answer, reference] = [await ask(cast.as.admin, foreign.id, own), await ask(cast.as.admin, invented, own)]
    expect([answer.status, answer.body.code, answer.body.errors?.[0].path]).toEqual([
      400,
      'invalid',
      place.split(' ')[1],
    ])
    expect(JSON.stringify(answer.body).replaceAll(foreign.id, invented)).toBe(JSON.stringify(reference.body))
  })
})

describe('what lies within something else is reached through that only', () => {
  test('a file, under the ticket that it is on', async () => {
    const { admin } = cast.world
    const [one, other] = [
      await makeTarget(desk, cast, 'attachment', 'own', 'admin'),
      await makeTarget(desk, cast, 'attachment', 'own', 'admin'),
    ]
    expect((await admin.get(`/tickets/${one.id}/attachments/${one.attachment}`)).status).toBe(200)
    const crossed = await admin.get(`/tickets/${other.id}/attachments/${one.attachment}`)
    const missing = await admin.get(`/tickets/${other.id}/attachments/${randomUUID()}`)
    expect([crossed.status, crossed.body]).toEqual([404, missing.body])
  })

  test('a file that a reply names: on this ticket, one’s own, and of no other message', async () => {
    const { admin, agent } = cast.world
    const here = await makeTarget(desk, cast, 'attachment', 'own', 'admin')
    const elsewhere = await makeTarget(desk, cast, 'attachment', 'own', 'admin')
    const foreign = await makeTarget(desk, cast, 'attachment', 'foreign', 'admin')
    const reply = (who: Client, attachment: string | undefined) =>
      who.post(`/tickets/${here.id}/replies`, { body: 'See the file', attachments: [attachment] })
    const refused = [
      await reply(admin, elsewhere.attachment),
      await reply(admin, foreign.attachment),
      await reply(admin, randomUUID()),
      await reply(agent, here.attachment),
    ]
    for (const { status, body } of refused) expect([status, body]).toEqual([400, refused[0]?.body])
    expect((await reply(admin, here.attachment)).status).toBe(201)
    expect((await reply(admin, here.attachment)).status).toBe(400)
    expect((await admin.get(`/tickets/${here.id}/messages`)).body.items).toHaveLength(1)
  })
})

test('numbers count only what one may see', async () => {
  for (const of of ['others', 'restricted', 'foreign'] as const) await makeTarget(desk, cast, 'ticket', of, 'colleague')
  await cast.world.colleague.post('/tickets', { title: 'Mine' })
  const seen = async (who: Client) => ({
    tally: (await who.get('/tickets/tally')).body.count,
    listed: (await who.get('/tickets?limit=200')).body.items.length,
  })
  expect(await seen(cast.world.colleague)).toEqual({ tally: 1, listed: 1 })
  expect((await cast.world.colleague.get('/tickets/counts')).body).toMatchObject({
    requested: 1,
    unresolved: 0,
    mine: 0,
  })
  const [agent, guard, admin] = [
    await seen(cast.world.agent),
    await seen(cast.world.guard),
    await seen(cast.world.admin),
  ]
  for (const { tally, listed } of [agent, guard, admin]) expect(tally).toBe(listed)
  expect([guard.tally, admin.tally]).toEqual([agent.tally + 1, agent.tally + 1])
  const { unresolved } = (await cast.world.agent.get('/tickets/counts')).body
  expect(unresolved).toBe(agent.tally)
})
