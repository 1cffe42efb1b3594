// Idempotency keys: one request is carried out once, however often and however parallel it is sent, for seven days.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { cleanUp } from '../directory/index.ts'

const day = 24 * 3600 * 1000
let desk: TestDesk
let world: World
let now = new Date()

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => now } })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

let keys = 0
const fresh = () => ({ 'idempotency-key': `key-${++keys}` })
const titled = async (title: string) => {
  const { rows } = await desk.superuser.query('select count(*)::int as n from ticket where title = $1', [title])
  return rows[0].n as number
}

test('sent ten times at once, a request is carried out once, and each gets the same answer', async () => {
  const key = fresh()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => world.requester.post('/tickets', { title: 'Ten at once' }, key)),
  )
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
  expect([answers[0]?.status, answers[0]?.headers.etag, await titled('Ten at once')]).toEqual([201, '"1"', 1])
})

test('fields in another order are the same request; another field, another record or another operation is not', async () => {
  const key = fresh()
  const one = await world.agent.post('/tickets', { title: 'Ordered', type: 'bug' }, key)
  expect((await world.agent.post('/tickets', { type: 'bug', title: 'Ordered' }, key)).body).toEqual(one.body)
  const others = [
    await world.agent.post('/tickets', { title: 'Ordered' }, key),
    await world.agent.patch(`/tickets/${one.body.id}`, { title: 'Ordered', type: 'bug' }, key),
    await world.agent.post(`/tickets/${one.body.id}/replies`, { body: 'Ordered' }, key),
  ]
  expect(others.map(({ status, body }) => [status, body.errors[0].path])).toEqual(
    Array(3).fill([422, 'Idempotency-Key']),
  )
})

test('an answer without a body, a file and a change are repeated as well', async () => {
  const [removal, attachment, change] = [fresh(), fresh(), fresh()]
  const { id } = (await world.agent.post('/tickets', { title: 'Repeated' })).body
  const team = (await world.admin.post('/teams', { name: 'Short-lived' })).body
  expect((await world.admin.delete(`/teams/${team.id}`, removal)).status).toBe(204)
  expect((await world.admin.delete(`/teams/${team.id}`, removal)).status).toBe(204)
  const changed = await world.agent.patch(`/tickets/${id}`, { priority: 'P1' }, change)
  await world.agent.patch(`/tickets/${id}`, { priority: 'P2' })
  expect((await world.agent.patch(`/tickets/${id}`, { priority: 'P1' }, change)).body).toEqual(changed.body)
  expect((await world.agent.get(`/tickets/${id}`)).body.priority).toBe('P2')
  const send = (content: string) =>
    desk.app.inject({
      method: 'POST',
      url: `/api/v1/tickets/${id}/attachments`,
      headers: {
        ...attachment,
        authorization: `Bearer ${world.agent.token}`,
        'content-type': 'multipart/form-data; boundary=b',
      },
      payload: `--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${content}\r\n--b--\r\n`,
    })
  const [first, second, other] = [await send('one'), await send('one'), await send('two')]
  expect([second.json(), other.statusCode]).toEqual([first.json(), 422])
  expect((await world.agent.get(`/tickets/${id}/attachments`)).body.items).toHaveLength(1)
})

test('a request that failed keeps nothing: corrected or not, it may be sent again', async () => {
  const key = fresh()
  const { id } = (await world.requester.post('/tickets', { title: 'Not yet' })).body
  expect((await world.requester.post(`/tickets/${id}/closure`, {}, key)).status).toBe(409)
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Done' })
  expect((await world.requester.post(`/tickets/${id}/closure`, {}, key)).body.status).toBe('closed')
  const typo = fresh()
  expect((await world.requester.post('/tickets', { titel: 'Typo' }, typo)).status).toBe(400)
  expect((await world.requester.post('/tickets', { title: 'Typo' }, typo)).status).toBe(201)
})

test('an answer that repeats what no database stores is kept all the same', async () => {
  const key = fresh()
  const rows = [{ line: 1, id: '1', title: 'x', 'a\u0000b\ud800': 1 }]
  const [first, again] = [
    await world.admin.post('/imports/tickets', { source: 'odd', rows }, key),
    await world.admin.post('/imports/tickets', { source: 'odd', rows }, key),
  ]
  expect([first.status, first.body.failed, again.body]).toEqual([200, 1, first.body])
})

test('a key says nothing to somebody else, and gives nothing to who may no longer', async () => {
  const key = fresh()
  const mine = await world.agent.post('/tickets', { title: 'By the agent' }, key)
  const yours = await world.guard.post('/tickets', { title: 'By the guard' }, key)
  expect([mine.body.title, yours.body.title]).toEqual(['By the agent', 'By the guard'])
  const made = await world.admin.post('/people', { name: 'Once', email: 'once@larkfield.example' }, key)
  expect((await world.expired.post('/people', { name: 'Once', email: 'once@larkfield.example' }, key)).status).toBe(401)
  expect((await world.agent.post('/people', { name: 'Once', email: 'once@larkfield.example' }, key)).status).toBe(403)
  expect(made.status).toBe(201)
})

test('a key is kept for seven days, and then free again', async () => {
  const key = fresh()
  const first = await world.requester.post('/tickets', { title: 'Weekly' }, key)
  now = new Date(now.getTime() + 7 * day - 60_000)
  await cleanUp(desk.runtime)
  expect((await world.requester.post('/tickets', { title: 'Weekly' }, key)).body.id).toBe(first.body.id)
  now = new Date(now.getTime() + 120_000)
  await cleanUp(desk.runtime)
  const later = await world.requester.post('/tickets', { title: 'Weekly' }, key)
  expect([later.status, later.body.id === first.body.id, await titled('Weekly')]).toEqual([201, false, 2])
})

test('what is kept tells nothing of a password that was sent', async () => {
  const { rows } = await desk.superuser.query(
    "select response::text, request_hash from idempotency_key where request_hash !~ '^[0-9a-f]{64}$'",
  )
  expect(rows).toEqual([])
})
