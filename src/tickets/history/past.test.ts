// Whatever happens to a ticket, how it was after each step can be told at the end: rebuilt states equal those that were seen.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { TicketState } from './contract.ts'

let desk: TestDesk
let world: World
let now = new Date('2026-03-02T08:00:00.000Z')

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => now } })
  world = await createWorld(desk)
  for (const name of ['Lamps', 'Doors']) await world.admin.post('/categories', { name })
})
afterAll(() => desk.stop())

type Send = (number: string) => Promise<Answer>

const scale = fc.constantFrom('low', 'medium', 'high')
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const words = fc.constantFrom('lamp', 'door', 'Zürich', 'two words', '<b>', '“quoted”')

const change = fc
  .record({
    title: some(words),
    description: some(words),
    priority: some(fc.constantFrom('P1', 'P2', 'P3', 'P4')),
    impact: some(scale),
    urgency: some(scale),
    category: some(fc.constantFrom('Lamps', 'Doors', null)),
    tags: some(fc.uniqueArray(words, { maxLength: 3 })),
    fields: some(fc.dictionary(fc.constantFrom('site', 'count'), fc.constantFrom('Lyon', 7, null), { minKeys: 1 })),
    status: some(fc.constantFrom('open', 'pending', 'on_hold')),
    type: some(fc.constantFrom('incident', 'request', 'bug')),
    level: some(fc.constantFrom(1, 2, 3)),
    dueAt: some(fc.constantFrom('2026-05-01T10:00:00.000Z', null)),
    requester: some(fc.constantFrom('requester@larkfield.example', 'colleague@larkfield.example')),
  })
  .map(
    (wish): Send =>
      (number) =>
        world.admin.patch(`/tickets/${number}`, wish),
  )

const team = fc.constantFrom(undefined, null, 'Service', 'Vault')
const assignee = fc.constantFrom(undefined, null, 'agent@larkfield.example', 'guard@larkfield.example')
const acts: fc.Arbitrary<Send> = fc.oneof(
  { weight: 6, arbitrary: change },
  {
    weight: 3,
    arbitrary: fc.tuple(team, assignee).map(
      ([to, person]): Send =>
        (number) =>
          world.admin.put(`/tickets/${number}/assignment`, { team: to, assignee: person }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('admin', 'requester', 'agent'), fc.constantFrom('public', 'internal'), words)
      .map(
        ([who, visibility, body]): Send =>
          (number) =>
            world[who as 'admin'].post(`/tickets/${number}/replies`, { body, visibility }),
      ),
  },
  {
    weight: 2,
    arbitrary: words.map(
      (resolution): Send =>
        (n) =>
          world.admin.post(`/tickets/${n}/resolution`, { resolution }),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Send>((n) => world.admin.delete(`/tickets/${n}/resolution`)) },
  { weight: 1, arbitrary: fc.constant<Send>((n) => world.admin.post(`/tickets/${n}/closure`)) },
  {
    weight: 1,
    arbitrary: fc.constant<Send>((n) => {
      const until = new Date(now.getTime() + 86_400_000).toISOString()
      return world.admin.put(`/tickets/${n}/snooze`, { until })
    }),
  },
  { weight: 1, arbitrary: fc.constant<Send>((n) => world.admin.delete(`/tickets/${n}/snooze`)) },
  {
    weight: 1,
    arbitrary: fc.constant<Send>(async (n) => {
      await world.admin.delete(`/tickets/${n}`)
      return world.admin.post(`/tickets/${n}/restoration`)
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.boolean(), words).map(
      ([goesOn, tag]): Send =>
        async (n) => {
          const other = (await world.admin.post('/tickets', { title: 'The same matter', tags: [tag] })).body.number
          const [source, into] = goesOn ? [n, other] : [other, n]
          return world.admin.post(`/tickets/${source}/merge`, { into })
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Send>(async (n) => {
      const [merge] = (await world.admin.get(`/tickets/${n}/merges`)).body.items
      return world.admin.delete(`/tickets/${merge?.ticket.number ?? n}/merge`)
    }),
  },
)

interface Seen {
  state: TicketState
  event: string
  at: Date
}

const fields = Object.keys(TicketState.shape)
const stateOf = (ticket: Record<string, unknown>) =>
  Object.fromEntries(fields.map((field) => [field, ticket[field]])) as TicketState

async function look(number: string): Promise<Seen> {
  const { body: ticket } = await world.admin.get(`/tickets/${number}`)
  const { body: events } = await world.admin.get(`/tickets/${number}/events?limit=200`)
  return { state: stateOf(ticket), event: events.items.at(-1).id, at: now }
}

const later = () => {
  now = new Date(now.getTime() + 60_000)
}

test('after any sequence of changes, every state that was seen is told again, by event and by time', async () => {
  const property = fc.asyncProperty(fc.array(acts, { minLength: 3, maxLength: 14 }), async (sequence) => {
    later()
    const opened = await world.requester.post('/tickets', { title: 'The lamp of tram 12', description: 'It is dark.' })
    const { number } = opened.body
    const seen = [await look(number)]
    for (const send of sequence) {
      later()
      await send(number)
      seen.push(await look(number))
    }
    for (const { state, event, at } of seen) {
      const byEvent = await world.admin.get(`/tickets/${number}/at?event=${event}`)
      const byTime = await world.admin.get(`/tickets/${number}/at?time=${at.toISOString()}`)
      expect([byEvent.status, byTime.status]).toEqual([200, 200])
      expect(byEvent.body.was).toEqual(state)
      expect(byTime.body.was).toEqual(state)
    }
  })
  await fc.assert(property, { numRuns: 15, endOnFailure: true })
}, 120_000)

test('it says what differs from now, and to everybody only what is theirs', async () => {
  later()
  const { requester, agent, guard, admin } = world
  const { number } = (await requester.post('/tickets', { title: 'Old name' })).body
  later()
  const then = now.toISOString()
  later()
  await agent.patch(`/tickets/${number}`, { title: 'New name', priority: 'P1', tags: ['lamp'] })
  later()
  await agent.put(`/tickets/${number}/assignment`, { assignee: 'me' })
  const past = await agent.get(`/tickets/${number}/at?time=${then}`)
  expect(past.body.was).toMatchObject({ title: 'Old name', status: 'new', priority: 'P3', assignee: null })
  expect(past.body.is).toMatchObject({ title: 'New name', status: 'open', assignee: { email: agent.email } })
  expect(past.body.changed).toEqual(['title', 'status', 'state', 'priority', 'priorityBy', 'tags', 'assignee'])
  const theirs = await requester.get(`/tickets/${number}/at?time=${then}`)
  expect(theirs.body.is.assignee).toEqual({ id: agent.id, name: 'Agent', email: null })
  expect(theirs.body.is.priorityReason).toBeNull()

  // While a restricted team had it, only that team saw how it was.
  later()
  await admin.put(`/tickets/${number}/assignment`, { team: 'Vault' })
  later()
  const inside = now.toISOString()
  later()
  await admin.put(`/tickets/${number}/assignment`, { team: null })
  expect((await agent.get(`/tickets/${number}/at?time=${inside}`)).status).toBe(404)
  expect((await guard.get(`/tickets/${number}/at?time=${inside}`)).body.was.team.name).toBe('Vault')
})

test('a note of the desk is no event for its requester, and what was before the ticket is refused', async () => {
  later()
  const { requester, agent } = world
  const { number, openedAt } = (await requester.post('/tickets', { title: 'Dark' })).body
  await agent.post(`/tickets/${number}/replies`, { body: 'Fuse', visibility: 'internal' })
  const { items } = (await agent.get(`/tickets/${number}/events`)).body
  const note = items.find(({ name }: { name: string }) => name === 'ticket.noted')
  expect((await agent.get(`/tickets/${number}/at?event=${note.id}`)).status).toBe(200)
  expect((await requester.get(`/tickets/${number}/at?event=${note.id}`)).status).toBe(404)
  const before = new Date(Date.parse(openedAt) - 1000).toISOString()
  const early = await agent.get(`/tickets/${number}/at?time=${before}`)
  expect([early.status, early.body.errors[0].path]).toEqual([400, 'time'])
  expect((await agent.get(`/tickets/${number}/at`)).status).toBe(400)
})

test('events of older desks, which kept only what people read, are understood as far as they go', async () => {
  later()
  const { number, id } = (await world.requester.post('/tickets', { title: 'Before' })).body
  later()
  const then = now.toISOString()
  later()
  await world.agent.patch(`/tickets/${number}`, { title: 'After', tags: ['x'], fields: { site: 'Lyon' } })
  await desk.superuser.query('update event set was = null where subject = $1', [id])
  const past = await world.agent.get(`/tickets/${number}/at?time=${then}`)
  expect(past.body.was).toMatchObject({ title: 'Before', tags: [], fields: {} })
})
