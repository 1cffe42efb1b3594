// Links between tickets: both directions in plain words, both ends authorised, no circles, no doubles.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type Someone, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const open = async (who: Someone = world.requester, title = 'The VPN drops') =>
  (await who.post('/tickets', { title })).body
const inVault = async (who: Someone = world.requester) => {
  const ticket = await open(who, 'Suspicious sign-in')
  await world.admin.put(`/tickets/${ticket.id}/assignment`, { team: 'Vault' })
  return ticket
}
const link = (one: { id: string }, kind: string, other: { id: string }, who: Someone = world.agent) =>
  who.post(`/tickets/${one.id}/links`, { ticket: other.id, kind })
const links = async (ticket: { id: string }, who: Someone = world.agent) => {
  const { items } = (await who.get(`/tickets/${ticket.id}/links`)).body
  return items.map((one: { words: string; ticket: { number: string } }) => `${one.words} ${one.ticket.number}`)
}
const history = async (ticket: { id: string }, who: Someone = world.agent) =>
  (await who.get(`/tickets/${ticket.id}/events`)).body.items.map((entry: { summary: string }) => entry.summary)

test('a link reads from both sides, in the list and in the history of both', async () => {
  const [one, other] = [await open(), await open()]
  const made = await world.agent.post(`/tickets/${one.number}/links`, { ticket: other.number, kind: 'blocked_by' })
  expect([made.status, made.body]).toMatchObject([
    201,
    { kind: 'blocked_by', words: 'is blocked by', ticket: { id: other.id, status: 'new' }, by: { id: world.agent.id } },
  ])
  expect(await links(one)).toEqual([`is blocked by ${other.number}`])
  expect(await links(other)).toEqual([`blocks ${one.number}`])
  expect(await history(one)).toContain(`recorded that it is blocked by ${other.number}`)
  expect(await history(other)).toContain(`recorded that it blocks ${one.number}`)
  const removed = await world.agent.delete(`/tickets/${other.id}/links?ticket=${one.number}&kind=blocks`)
  expect(removed.status).toBe(204)
  expect([await links(one), await links(other)]).toEqual([[], []])
  expect(await history(one)).toContain(`recorded that it is no longer blocked by ${other.number}`)
  const again = await world.agent.delete(`/tickets/${other.id}/links?ticket=${one.number}&kind=blocks`)
  expect(again.status).toBe(404)
})

test('no link with itself, no double from either side, no circle however long', async () => {
  const [a, b, c] = [await open(), await open(), await open()]
  expect((await link(a, 'related', a)).body.errors[0].path).toBe('ticket')
  expect((await link(a, 'related', b)).status).toBe(201)
  expect((await link(b, 'related', a)).status).toBe(409)
  expect((await link(a, 'blocks', b)).status).toBe(201)
  expect((await link(b, 'blocked_by', a)).status).toBe(409)
  expect((await link(b, 'blocks', c)).status).toBe(201)
  const circle = await link(c, 'blocks', a)
  expect([circle.status, circle.body.detail]).toEqual([409, expect.stringContaining('close a circle')])
  expect((await link(a, 'blocked_by', c)).status).toBe(409)
  expect((await link(c, 'caused_by', a)).status).toBe(201)
  expect((await link(a, 'caused_by', c)).status).toBe(409)
})

test('two that close a circle together: one of them is refused', async () => {
  const tickets = await Promise.all([open(), open(), open(), open()])
  const [a, b, c, d] = tickets as [{ id: string }, { id: string }, { id: string }, { id: string }]
  await link(a, 'blocks', b)
  await link(c, 'blocks', d)
  const answers = await Promise.all([link(b, 'blocks', c), link(d, 'blocks', a)])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('an end that one may not see looks missing, and a linked ticket that one may not see is nothing at all', async () => {
  const [here, hidden] = [await open(), await inVault()]
  const refused = await link(here, 'related', hidden)
  const missing = await world.agent.post(`/tickets/${here.id}/links`, { ticket: 'T-999999', kind: 'related' })
  const foreign = await link(here, 'related', (await world.stranger.post('/tickets', { title: 'Mill stopped' })).body)
  expect([refused.status, refused.body]).toEqual([404, missing.body])
  expect(foreign.body).toEqual(missing.body)
  await link(here, 'caused_by', hidden, world.guard)
  expect(await links(here, world.guard)).toEqual([`is caused by ${hidden.number}`])
  expect(await links(here)).toEqual([])
  expect((await history(here)).join()).not.toContain(hidden.number)
  expect((await history(here, world.guard)).join()).toContain(hidden.number)
  expect((await history(here, world.admin)).join()).toContain(hidden.number)
})

test('what became hidden later is hidden in the history too', async () => {
  const [here, other] = [await open(), await open()]
  await link(here, 'blocks', other)
  expect((await history(here)).join()).toContain(other.number)
  await world.admin.put(`/tickets/${other.id}/assignment`, { team: 'Vault' })
  expect(await links(here)).toEqual([])
  expect((await history(here)).join()).not.toContain(other.number)
})

test('requesters see what is related and duplicate, between tickets of their own, and link nothing', async () => {
  const [one, other, theirs] = [await open(), await open(), await open(world.colleague)]
  await link(one, 'duplicate_of', other)
  await link(one, 'blocks', other)
  await link(one, 'related', theirs)
  expect(await links(one, world.requester)).toEqual([`is a duplicate of ${other.number}`])
  expect(await history(one, world.requester)).toEqual([
    'opened the ticket',
    `recorded that it is a duplicate of ${other.number}`,
  ])
  expect((await link(one, 'related', other, world.requester)).status).toBe(403)
})

test('an agent who only asked for what a restricted team does sees its links like any requester', async () => {
  const mine = await inVault(world.agent)
  const [other, own] = [await open(), await open(world.agent)]
  await link(mine, 'related', other, world.guard)
  await link(mine, 'related', own, world.guard)
  expect(await links(mine)).toEqual([`is related to ${own.number}`])
  expect((await link(mine, 'blocks', other)).status).toBe(403)
})

test('a ticket has at most 500 links, which come in pages', async () => {
  const hub = await open()
  const { rows } = await desk.superuser.query(
    `insert into ticket (tenant_id, id, number, title, description, type, status, state, priority, priority_by, impact, urgency, channel,
        requester_id, opened_at, updated_at)
      select tenant_id, gen_random_uuid(), 900000 + n, 'Row ' || n, '', type, status, state, priority, priority_by, impact, urgency,
        channel, requester_id, opened_at, updated_at from ticket, generate_series(1, 500) n where id = $1 returning id`,
    [hub.id],
  )
  await desk.superuser.query(
    `insert into ticket_link (tenant_id, from_id, to_id, kind, at) select $1, $2, unnest($3::uuid[]), 'blocks', now()`,
    [world.tenant, hub.id, rows.map(({ id }) => id)],
  )
  const full = await link(await open(), 'related', hub)
  expect([full.status, full.body.detail]).toEqual([409, expect.stringContaining('500 links')])
  const seen = new Set<string>()
  let cursor: string | null = null
  do {
    const query: string = cursor ? `&cursor=${cursor}` : ''
    const { body } = await world.agent.get(`/tickets/${hub.id}/links?limit=200${query}`)
    for (const { ticket } of body.items) seen.add(ticket.id)
    cursor = body.nextCursor
  } while (cursor)
  expect(seen.size).toBe(500)
})
