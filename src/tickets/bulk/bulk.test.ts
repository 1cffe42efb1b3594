// Bulk changes on a desk at work: every ticket through the same verbs, its result beside it, and back again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, someone, type World } from '../../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk({ work: true })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const soon = { timeout: 20_000, interval: 20 }

async function open(by: Client, count: number, more: object = {}): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++)
    numbers.push((await by.post('/tickets', { title: `Lamp ${n} is dark`, ...more })).body.number)
  return numbers
}

async function over(by: Client, id: string) {
  await expect.poll(async () => (await by.get(`/bulk-changes/${id}`)).body.state, soon).toBe('done')
  return (await by.get(`/bulk-changes/${id}`)).body
}

async function bulk(by: Client, body: object) {
  const started = await by.post('/bulk-changes', body)
  expect([started.status, started.body.detail]).toEqual([202, undefined])
  return over(by, started.body.id)
}

const itemsOf = async (by: Client, id: string) => (await by.get(`/bulk-changes/${id}/items?limit=200`)).body.items
const ticket = async (number: string) => (await world.admin.get(`/tickets/${number}`)).body
const eventsOf = async (number: string) => (await world.admin.get(`/tickets/${number}/events?limit=200`)).body.items

test('several changes at once reach every ticket, by the verbs that an agent uses', async () => {
  const { agent } = world
  const numbers = await open(world.requester, 3, { tags: ['lamp', 'old'] })
  const change = { priority: 'P1', addTags: ['Dark'], removeTags: ['old'], assignee: 'me', note: 'All on one fuse' }
  const done = await bulk(agent, { tickets: numbers, change })
  expect(done).toMatchObject({ state: 'done', tickets: 3, changed: 3, failed: 0, waiting: 0 })
  expect(done.summary).toBe(
    'set the priority to P1; add the tag dark; remove the tag old; assign to Agent; write an internal note',
  )
  for (const number of numbers) {
    expect(await ticket(number)).toMatchObject({
      priority: 'P1',
      tags: ['lamp', 'dark'],
      status: 'open',
      assignee: { id: agent.id },
    })
    const events = await eventsOf(number)
    expect(events.map(({ name }: { name: string }) => name)).toEqual([
      'ticket.opened',
      'ticket.changed',
      'ticket.assigned',
      'ticket.noted',
    ])
    const { rows } = await desk.superuser.query('select name, subject from event where id = $1', [events[1].causedBy])
    expect(rows).toEqual([{ name: 'bulk_change.started', subject: done.id }])
    expect(events[1].why).toBe('in a bulk change of 3 tickets')
    // How many there were is the desk's business.
    const theirs = (await world.requester.get(`/tickets/${number}/events`)).body.items
    expect(theirs.at(-1)).toMatchObject({ name: 'ticket.assigned', why: 'in a bulk change' })
    expect(events[1].actor).toMatchObject({ kind: 'person', id: agent.id })
  }
})

test('what one ticket refuses costs the others nothing, is told in words, and can be tried again', async () => {
  const { agent } = world
  const [first, second, third] = (await open(world.requester, 3)) as [string, string, string]
  await agent.post(`/tickets/${second}/resolution`, { resolution: 'New lamp' })
  const done = await bulk(agent, { tickets: [first, second, 'T-99999', third], change: { status: 'pending' } })
  expect(done).toMatchObject({ changed: 2, failed: 2 })
  const items = await itemsOf(agent, done.id)
  expect(items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['changed', 'failed', 'failed', 'changed'])
  expect(items[1].reason).toMatch(new RegExp(`^${second} is resolved; this works only while`))
  expect(items[2]).toMatchObject({
    ticket: null,
    reference: 'T-99999',
    reason: expect.stringMatching(/no such ticket/),
  })
  const failed = await agent.get(`/bulk-changes/${done.id}/items?outcome=failed`)
  expect(failed.body.items.map(({ position }: { position: number }) => position)).toEqual([2, 3])

  await agent.delete(`/tickets/${second}/resolution`)
  const again = await agent.post(`/bulk-changes/${done.id}/retry`)
  expect(again.status).toBe(202)
  expect(await over(agent, done.id)).toMatchObject({ changed: 3, failed: 1 })
  expect(await ticket(second)).toMatchObject({ status: 'pending' })
  const events = await eventsOf(first)
  expect(events.filter(({ name }: { name: string }) => name === 'ticket.changed')).toHaveLength(1)
})

test('a whole view: everything that matches, except what was taken out', async () => {
  const { agent } = world
  const numbers = await open(world.requester, 5, { tags: ['platform-9'] })
  const except = (await ticket(numbers[2] as string)).id
  const done = await bulk(agent, { view: { tag: 'platform-9' }, except: [except], change: { level: 2 } })
  expect(done).toMatchObject({ tickets: 4, changed: 4 })
  for (const number of numbers) expect((await ticket(number)).level).toBe(number === numbers[2] ? 1 : 2)
  const again = await bulk(agent, { filter: 'tag:platform-9 level:1', change: { level: 2 } })
  expect(again).toMatchObject({ tickets: 1, changed: 1 })
  const none = await agent.post('/bulk-changes', { filter: 'tag:platform-10', change: { level: 2 } })
  expect([none.status, none.body.errors[0].path]).toEqual([400, 'filter'])
})

test('fields of the desk are told by their labels and choices', async () => {
  const { admin, agent } = world
  const choices = [{ label: 'Port side' }, { label: 'Starboard' }]
  await admin.post('/fields', { label: 'Berth', kind: 'choice', choices })
  await admin.post('/fields', { label: 'Pilot', kind: 'person' })
  const numbers = await open(world.requester, 2)
  const fields = { berth: 'port_side', pilot: agent.email, free: null }
  const done = await bulk(agent, { tickets: numbers, change: { fields } })
  expect(done.summary).toBe('set Berth to Port side, Pilot to Agent, free to nothing')
  expect((await ticket(numbers[0] as string)).fieldTexts).toMatchObject({ berth: 'Port side', pilot: 'Agent' })
})

test('undo gives back what nobody changed since, and says what stays', async () => {
  const { agent, admin } = world
  const numbers = (await open(world.requester, 4, { impact: 'low', urgency: 'low', fields: { lamp: 'left' } })) as [
    string,
    string,
    string,
    string,
  ]
  const change = {
    priority: 'P2',
    addTags: ['fuse'],
    team: 'Service',
    fields: { lamp: 'right', fuse: 7 },
    reply: 'We are on it',
  }
  const done = await bulk(agent, { tickets: numbers, change })
  expect(done.cannotUndo).toMatch(/replies/)
  await admin.patch(`/tickets/${numbers[1]}`, { priority: 'P1' })
  await admin.patch(`/tickets/${numbers[2]}`, { tags: ['fuse', 'kept'], fields: { fuse: 8 } })
  const undo = await agent.post(`/bulk-changes/${done.id}/undo`)
  expect(undo.status).toBe(202)
  expect(undo.body).toMatchObject({ undoes: done.id, tickets: 4, change: null })
  expect(await over(agent, undo.body.id)).toMatchObject({ changed: 4 })
  expect(await ticket(numbers[0])).toMatchObject({
    priority: 'P4',
    priorityBy: 'matrix',
    tags: [],
    team: null,
    fields: { lamp: 'left' },
  })
  expect(await ticket(numbers[1])).toMatchObject({ priority: 'P1', team: null, tags: [] })
  expect(await ticket(numbers[2])).toMatchObject({ tags: ['kept'], fields: { lamp: 'left', fuse: 8 } })
  const reasons = (await itemsOf(agent, undo.body.id)).map(({ reason }: { reason: string }) => reason)
  expect(reasons[0]).toBe(
    'Its status is open now; it was new. What was written on it stays: messages cannot be unsent.',
  )
  expect(reasons[1]).toMatch(/^Its priority stays P1: Admin changed it since\./)
  expect(reasons[2]).toMatch(/^Its fuse stays 8: Admin changed it since\./)
  const twice = await agent.post(`/bulk-changes/${done.id}/undo`)
  expect([twice.status, twice.body.detail]).toEqual([409, 'It was undone already. Nothing was changed.'])
})

test('resolved tickets are open again, and reopened ones are resolved with their former words', async () => {
  const { agent } = world
  const [first, second] = (await open(world.requester, 2)) as [string, string]
  await agent.patch(`/tickets/${first}`, { status: 'on_hold' })
  const resolved = await bulk(agent, { tickets: [first, second], change: { resolution: 'Fuse replaced' } })
  expect(await ticket(first)).toMatchObject({ status: 'resolved', resolution: 'Fuse replaced' })
  const back = await agent.post(`/bulk-changes/${resolved.id}/undo`)
  await over(agent, back.body.id)
  expect(await ticket(first)).toMatchObject({ status: 'on_hold', resolution: null, resolvedAt: null })
  // An undo can be undone as well.
  const forth = await agent.post(`/bulk-changes/${back.body.id}/undo`)
  await over(agent, forth.body.id)
  expect(await ticket(first)).toMatchObject({ status: 'resolved', resolution: 'Fuse replaced' })
})

test('what its starter may no longer do is no longer done', async () => {
  const { admin, tenant } = world
  const email = 'leaver@larkfield.example'
  const { body } = await admin.post('/people', { name: 'Leaver', email, roles: ['Support Agent'] })
  const leaver = await someone(desk, tenant, body.id, email)
  const numbers = await open(world.requester, 2)
  // Somebody has the first ticket in hand, so that the change waits there while its starter loses the role.
  const hand = await desk.superuser.connect()
  await hand.query('begin')
  await hand.query('select from ticket where number = $1 for update', [numbers[0]?.slice(2)])
  const started = await leaver.post('/bulk-changes', { tickets: numbers, change: { level: 3 } })
  await desk.superuser.query('delete from person_role where person_id = $1', [leaver.id])
  await hand.query('commit')
  hand.release()
  await over(admin, started.body.id)
  expect((await itemsOf(admin, started.body.id))[1]).toMatchObject({
    outcome: 'failed',
    reason: expect.stringMatching(/lacks the permission tickets\.work by now/),
  })
})

test('tickets that its starter does not see are missing, by number and by filter', async () => {
  const [number] = (await open(world.requester, 1, { tags: ['secret'] })) as [string]
  await world.admin.put(`/tickets/${number}/assignment`, { team: 'Vault' })
  const done = await bulk(world.agent, { tickets: [number], change: { level: 3 } })
  expect(done).toMatchObject({ changed: 0, failed: 1 })
  expect((await itemsOf(world.agent, done.id))[0]).toMatchObject({ ticket: null, reference: number })
  const found = await world.agent.post('/bulk-changes', { filter: 'tag:secret', change: { level: 3 } })
  expect(found.status).toBe(400)
  expect((await ticket(number)).level).toBe(2)
})

test('its own and those of overseers; to others it is missing', async () => {
  const numbers = await open(world.requester, 1)
  const done = await bulk(world.agent, { tickets: numbers, change: { level: 2 } })
  expect((await world.guard.get(`/bulk-changes/${done.id}`)).status).toBe(404)
  expect((await world.guard.get(`/bulk-changes/${done.id}/items`)).status).toBe(404)
  expect((await world.requester.get(`/bulk-changes/${done.id}`)).status).toBe(403)
  const seen = await world.admin.get(`/bulk-changes/${done.id}`)
  expect(seen.body.can.retry).toEqual({ allowed: false, reason: 'Only Agent, who started it, tries again.' })
})

test('what cannot be meant is refused before it begins', async () => {
  const { agent } = world
  const [number] = (await open(world.requester, 1)) as [string]
  const tries: [object, string][] = [
    [{ tickets: [number], change: {} }, 'change'],
    [{ change: { level: 2 } }, 'tickets'],
    [{ tickets: [number], filter: 'is:open', change: { level: 2 } }, 'filter'],
    [{ filter: 'is:open', view: {}, change: { level: 2 } }, 'view'],
    [{ filter: 'is:(', change: { level: 2 } }, 'filter'],
    [{ tickets: [number], change: { team: 'Nowhere' } }, 'change.team'],
    [{ tickets: [number], change: { assignee: world.requester.email } }, 'change.assignee'],
    [{ tickets: [number], change: { category: 'Nothing' } }, 'change.category'],
    [{ tickets: [number], change: { reopen: true, close: true } }, 'change.reopen'],
    [{ tickets: [number], change: { addTags: ['a'], removeTags: ['A'] } }, 'change.removeTags'],
    [{ tickets: Array.from({ length: 501 }, (_, n) => `T-${n}`), change: { level: 2 } }, 'tickets'],
  ]
  for (const [body, path] of tries) {
    const answer = await agent.post('/bulk-changes', body)
    expect([answer.status, answer.body.errors?.[0]?.path, body]).toEqual([400, path, body])
  }
})

test('the same key starts it once', async () => {
  const numbers = await open(world.requester, 1)
  const send = () =>
    world.agent.post(
      '/bulk-changes',
      { tickets: numbers, change: { addTags: ['once'] } },
      { 'idempotency-key': 'bulk-once' },
    )
  const [first, second] = [await send(), await send()]
  expect(second.body.id).toBe(first.body.id)
})
