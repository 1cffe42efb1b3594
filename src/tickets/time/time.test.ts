// Time spent, through the real app: entered, corrected, timed, and summed up for whoever may see what it was spent on.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { dayIn, durationWords, minutesBetween } from './contract/duration.ts'

let desk: TestDesk
let world: World
let now = new Date('2026-03-10T10:00:00Z')

beforeAll(async () => {
  desk = await startTestDesk({ clock: { now: () => now } })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const at = (moment: string) => {
  now = new Date(moment)
}
const open = async (title = 'The VPN drops') => (await world.requester.post('/tickets', { title })).body
const ticket = async (id: string, who = world.agent) => (await who.get(`/tickets/${id}`)).body
const spend = (id: string, fields: object, who = world.agent) => who.post(`/tickets/${id}/time-entries`, fields)
const summaries = async (id: string) =>
  (await world.agent.get(`/tickets/${id}/events`)).body.items.map(({ summary }: { summary: string }) => summary)

test('time is entered and corrected by whoever spent it; the ticket has the sum, the history each step', async () => {
  const { id } = await open()
  const first = (await spend(id, { minutes: 25, note: 'On the phone' })).body
  expect(first).toMatchObject({ day: '2026-03-10', minutes: 25, person: { name: 'Agent' }, source: 'manual' })
  await spend(id, { minutes: 40, day: '2026-03-09' }, world.admin)
  expect((await ticket(id)).minutesSpent).toBe(65)
  const path = `/tickets/${id}/time-entries/${first.id}`
  const changed = await world.agent.patch(path, { minutes: 30 }, { 'if-match': '"1"' })
  expect([changed.body.minutes, changed.body.revision]).toEqual([30, 2])
  expect((await world.agent.patch(path, { minutes: 5 }, { 'if-match': '"1"' })).status).toBe(412)
  expect((await world.agent.delete(path)).status).toBe(204)
  expect((await ticket(id)).minutesSpent).toBe(40)
  expect((await summaries(id)).slice(1)).toEqual([
    'spent 25 min on it',
    'spent 40 min on it',
    'corrected 25 min to 30 min',
    'removed 30 min',
  ])
})

test('others’ time is entered and corrected with the permission alone', async () => {
  const { id } = await open()
  const own = (await spend(id, { minutes: 5 }, world.admin)).body
  const path = `/tickets/${id}/time-entries/${own.id}`
  const refused = await world.agent.patch(path, { minutes: 6 })
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden'])
  expect((await world.agent.delete(path)).status).toBe(403)
  expect((await spend(id, { minutes: 5, person: world.admin.email })).status).toBe(403)
  const entered = await spend(id, { minutes: 10, person: world.agent.email }, world.admin)
  expect(entered.body.person.name).toBe('Agent')
  const nobody = await spend(id, { minutes: 10, person: world.requester.email }, world.admin)
  expect([nobody.status, nobody.body.errors[0].path]).toEqual([400, 'person'])
  expect((await summaries(id)).at(-1)).toBe('entered 10 min for Agent')
})

test.each([
  [{ minutes: 0 }, 'minutes'],
  [{ minutes: 1441 }, 'minutes'],
  [{ minutes: 1.5 }, 'minutes'],
  [{}, 'minutes'],
  [{ minutes: 5, day: '2026-03-12' }, 'day'],
  [{ minutes: 5, day: '2026-02-30' }, 'day'],
  [{ minutes: 5, day: 'tomorrow' }, 'day'],
])('%o is refused', async (fields, path) => {
  const { id } = await open()
  const { status, body } = await spend(id, fields)
  expect([status, body.errors[0].path]).toEqual([400, path])
})

test('a requester sees none of it', async () => {
  const { id } = await open()
  await spend(id, { minutes: 25, note: 'Talked about zebras' })
  expect((await ticket(id, world.requester)).minutesSpent).toBeNull()
  const seen = [
    await world.requester.get(`/tickets/${id}/events`),
    await world.requester.get('/tickets'),
    await world.requester.get(`/tickets/${id}`),
  ]
  expect(JSON.stringify(seen.map(({ body }) => body))).not.toMatch(/zebra|spent 25/)
  expect((await world.requester.get(`/tickets/${id}/time-entries`)).status).toBe(403)
  expect((await world.requester.get('/time-report?from=2026-03-01&to=2026-03-31')).status).toBe(403)
})

describe('a timer', () => {
  test('runs in the desk, one per person, and its time is entered when it stops', async () => {
    const { id, number } = await open()
    const { body } = await world.agent.put('/timer', { ticket: number, note: 'Looking' })
    expect(body.timer).toMatchObject({ ticket: { id, number }, minutes: 1, forgotten: false })
    at('2026-03-10T10:25:20Z')
    expect((await world.agent.get('/timer')).body.timer.minutes).toBe(25)
    expect((await world.admin.get('/timer')).body.timer).toBeNull()
    expect((await world.agent.put('/timer', { ticket: id })).body.timer.minutes).toBe(25)
    const stopped = await world.agent.delete('/timer')
    expect(stopped.body.entry).toMatchObject({ minutes: 25, note: 'Looking', source: 'timer', day: '2026-03-10' })
    expect((await ticket(id)).minutesSpent).toBe(25)
    expect((await world.agent.delete('/timer')).status).toBe(409)
  })

  test('on another ticket asks what becomes of the first', async () => {
    const [one, other, third] = [await open('One'), await open('Other'), await open('Third')]
    await world.agent.put('/timer', { ticket: one.id })
    at('2026-03-10T10:35:20Z')
    const refused = await world.agent.put('/timer', { ticket: other.id })
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining(`on ${one.number}, for 10 min`),
    ])
    const next = await world.agent.put('/timer', { ticket: other.id, instead: 'save' })
    expect(next.body.timer.ticket.number).toBe(other.number)
    expect((await ticket(one.id)).minutesSpent).toBe(10)
    await world.agent.put('/timer', { ticket: third.id, instead: 'discard' })
    expect((await ticket(other.id)).minutesSpent).toBe(0)
    expect((await world.agent.delete('/timer?discard=true')).body.entry).toBeNull()
  })

  test('that was forgotten asks how long it really was', async () => {
    const { id } = await open()
    await world.agent.put('/timer', { ticket: id })
    at('2026-03-11T08:35:20Z')
    expect((await world.agent.get('/timer')).body.timer).toMatchObject({ forgotten: true, minutes: 22 * 60 })
    const asked = await world.agent.delete('/timer')
    expect([asked.status, asked.body.errors[0].path]).toEqual([400, 'minutes'])
    const other = await open()
    const instead = await world.agent.put('/timer', { ticket: other.id, instead: 'save' })
    expect([instead.status, instead.body.errors[0].path]).toEqual([400, 'instead'])
    const { body } = await world.agent.delete('/timer?minutes=45')
    expect(body.entry).toMatchObject({ minutes: 45, day: '2026-03-10' })
  })

  test('counts also when the ticket was taken out of sight meanwhile, and shows nothing of it', async () => {
    const { id, number } = await open()
    await world.agent.put('/timer', { ticket: id })
    await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
    const { body } = await world.agent.get('/timer')
    expect([body.timer.ticket, JSON.stringify(body).includes(number)]).toEqual([null, false])
    await world.agent.delete('/timer?minutes=3')
    expect((await ticket(id, world.guard)).minutesSpent).toBe(3)
  })

  test('is not started on what one may not see, nor by a second tab at once', async () => {
    const hidden = await world.agent.put('/timer', { ticket: 'T-99999' })
    expect([hidden.status, hidden.body.errors[0].path]).toEqual([400, 'ticket'])
    const { id } = await open()
    const both = await Promise.all([
      world.agent.put('/timer', { ticket: id }),
      world.agent.put('/timer', { ticket: id }),
    ])
    expect(both.map(({ status }) => status).sort()[0]).toBe(200)
    await world.agent.delete('/timer?discard=true')
  })

  test('of two people who stop at once, the time of both is in the sum', async () => {
    const { id } = await open()
    const people = [world.agent, world.admin]
    for (const one of people) await one.put('/timer', { ticket: id })
    // The ticket is in somebody's hand, so that both come to it before the first has ended.
    const hand = await desk.superuser.connect()
    await hand.query('begin')
    await hand.query('select from ticket where id = $1 for no key update', [id])
    const stopped = people.map((one) => one.delete('/timer?minutes=10'))
    const waiting = async () =>
      (
        await desk.superuser.query(
          "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      ).rowCount
    await expect.poll(waiting).toBe(2)
    await hand.query('commit')
    hand.release()
    expect((await Promise.all(stopped)).map(({ status }) => status)).toEqual([200, 200])
    expect((await ticket(id)).minutesSpent).toBe(20)
  })
})

describe('the report', () => {
  const report = async (query: string, who = world.agent) =>
    (await who.get(`/time-report?from=2026-05-01&to=2026-05-31&${query}`)).body
  const rows = ({ rows: all }: { rows: { name: string; minutes: number; tickets: number }[] }) =>
    all.map(({ name, minutes, tickets }) => [name, minutes, tickets])

  let one: { id: string; number: string }
  beforeAll(async () => {
    at('2026-06-01T10:00:00Z')
    one = await open('=cmd|calc')
    const [other, secret] = [await open('Other'), await open('Secret')]
    await world.agent.put(`/tickets/${one.id}/assignment`, { team: 'Service' })
    await world.agent.patch(`/tickets/${one.id}`, { category: 'Network' })
    await world.admin.put(`/tickets/${secret.id}/assignment`, { team: 'Vault' })
    await spend(one.id, { minutes: 60, day: '2026-05-01' })
    await spend(one.id, { minutes: 30, day: '2026-05-31' }, world.admin)
    await spend(other.id, { minutes: 15, day: '2026-05-10' })
    await spend(other.id, { minutes: 99, day: '2026-04-30' })
    await spend(secret.id, { minutes: 500, day: '2026-05-10' }, world.guard)
  })

  test('sums up by agent, team, category, organisation, and by ticket', async () => {
    expect(rows(await report(''))).toEqual([
      ['Agent', 75, 2],
      ['Admin', 30, 1],
    ])
    expect(rows(await report('by=team'))).toEqual([
      ['Service', 90, 1],
      ['No team', 15, 1],
    ])
    expect(rows(await report('by=category'))).toEqual([
      ['Network', 90, 1],
      ['No category', 15, 1],
    ])
    expect(rows(await report('by=organisation'))).toEqual([['Depot', 105, 2]])
    const tickets = await report('by=ticket')
    expect(tickets.rows[0]).toMatchObject({
      id: one.id,
      number: one.number,
      name: '=cmd|calc',
      minutes: 90,
      entries: 2,
    })
    expect(tickets.total).toEqual({ minutes: 105, entries: 3, tickets: 2 })
  })

  test('each sum leads to the tickets behind it', async () => {
    const behind = await report(`by=ticket&agent=${world.agent.id}`)
    expect(rows(behind)).toEqual([
      ['=cmd|calc', 60, 1],
      ['Other', 15, 1],
    ])
    expect(rows(await report('by=ticket&category=none'))).toEqual([['Other', 15, 1]])
    expect(rows(await report('by=ticket&team=Service&organisation=Depot'))).toEqual([['=cmd|calc', 90, 1]])
  })

  test('counts a restricted team’s tickets for its members and for overseers alone', async () => {
    expect((await report('', world.guard)).total.minutes).toBe(605)
    expect((await report('', world.admin)).total.minutes).toBe(605)
    expect((await report('')).total.minutes).toBe(105)
  })

  test('is downloaded as CSV, without formulas', async () => {
    const { status, headers, body } = await world.agent.get(
      '/time-report/export?from=2026-05-01&to=2026-05-31&by=ticket',
    )
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(headers['content-disposition']).toContain('time-by-ticket-2026-05-01-to-2026-05-31.csv')
    expect(body).toBe(
      `\ufeffTicket,Title,Minutes,Time,Entries,Tickets\r\n${one.number},'=cmd|calc,90,1 h 30 min,2,1\r\n${(await report('by=ticket')).rows[1].number},Other,15,15 min,1,1\r\nTotal,,105,1 h 45 min,3,2\r\n`,
    )
    const [told] = (await world.admin.get('/audit?kind=export')).body.items
    expect([told.actor.name, told.summary]).toEqual([
      'Agent',
      'exported 2 rows of the time report as CSV: by ticket, to 2026-05-31, from 2026-05-01',
    ])
  })

  test('refuses a period that makes no sense', async () => {
    for (const [from, to] of [
      ['2026-05-02', '2026-05-01'],
      ['2020-01-01', '2026-01-01'],
    ]) {
      const { status, body } = await world.agent.get(`/time-report?from=${from}&to=${to}`)
      expect([status, body.errors[0].path]).toEqual([400, 'to'])
    }
  })
})

test.each([
  [1, '1 min'],
  [60, '1 h'],
  [65, '1 h 5 min'],
  [1440, '24 h'],
])('%i minutes are %s', (minutes, words) => expect(durationWords(minutes)).toBe(words))

test('a day is the day where somebody lives', () => {
  const moment = new Date('2026-03-10T23:30:00Z')
  expect([dayIn('Asia/Tokyo', moment), dayIn('America/New_York', moment), dayIn(null, moment)]).toEqual([
    '2026-03-11',
    '2026-03-10',
    '2026-03-10',
  ])
  expect(dayIn('Nowhere/Else', moment)).toBe('2026-03-10')
})

test('a timer never enters nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e8 }), (ms) => {
      expect(minutesBetween(new Date(0), new Date(ms))).toBeGreaterThanOrEqual(1)
    }),
  )
})
