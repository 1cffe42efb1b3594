// An import as a record, through the real desk: handed in, read, adjusted, tried, imported, stopped, forgotten.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import { workOnImports } from '../testing.ts'

let desk: TestDesk
let world: World
let admin: Client

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  admin = world.admin
})
afterAll(() => desk.stop())

const work = (id: string) => workOnImports(desk, world.tenant, id)

async function handIn(name: string, content: string, fields: Record<string, string> = {}) {
  const { status, body } = await admin.upload('/imports', { name, content }, fields)
  expect(status).toBe(201)
  await work(body.id)
  return (await admin.get(`/imports/${body.id}`)).body
}

async function bring(id: string, dryRun = false) {
  expect((await admin.post(`/imports/${id}/run`, { dryRun })).status).toBe(202)
  await work(id)
  return (await admin.get(`/imports/${id}`)).body
}

const ticketNamed = async (title: string) => {
  const { body } = await admin.get(`/tickets?limit=200&q=${encodeURIComponent(`"${title}"`)}`)
  const [row] = body.items
  return row ? (await admin.get(`/tickets/${row.id}`)).body : undefined
}

const log = `number,incident_state,caller_id,opened_by,opened_at,sys_updated_by,sys_updated_at,assignment_group,assigned_to,made_sla,reassignment_count,category,subcategory,u_symptom,priority,notify,resolved_at,closed_at
INC7,New,Caller 9,Clerk 4,29-02-2016 01:16,Clerk 4,29-02-2016 01:23,Group 1,?,TRUE,0,Doors,Platform,Symptom 5,3 - Moderate,Do Not Notify,01-03-2016 11:29,05-03-2016 12:00
INC8,New,Caller 9,Clerk 4,29-02-2016 02:00,Clerk 4,29-02-2016 02:00,Service,?,TRUE,0,Doors,Platform,Symptom 6,1 - Critical,Do Not Notify,?,?
INC7,Awaiting Vendor,Caller 9,Clerk 4,29-02-2016 01:16,Fitter 2,29-02-2016 08:53,Service,Agent,TRUE,1,Doors,Platform,Symptom 5,2 - High,Do Not Notify,01-03-2016 11:29,05-03-2016 12:00
INC7,Closed,Caller 9,Clerk 4,29-02-2016 01:16,Fitter 3,05-03-2016 12:00,Service,Agent,FALSE,1,Doors,Platform,Symptom 5,2 - High,Do Not Notify,01-03-2016 11:29,05-03-2016 12:00
INC7,Resolved,Caller 9,Clerk 4,29-02-2016 01:16,Fitter 2,01-03-2016 11:29,Service,Agent,FALSE,1,Doors,Platform,Symptom 5,2 - High,Do Not Notify,01-03-2016 11:29,05-03-2016 12:00
`

describe('the log of another desk, many rows to a ticket and out of order', () => {
  test('is recognised, and every column is mapped or left out with a reason', async () => {
    const run = await handIn('servicenow.csv', log)
    expect(run).toMatchObject({ state: 'ready', rows: 5, source: 'servicenow', profile: { key: 'servicenow' } })
    for (const column of run.columns)
      expect([column.name, column.targets.length > 0 || column.dropped]).not.toContain(null)
    const notify = run.columns.find((column: { name: string }) => column.name === 'notify')
    expect(notify).toMatchObject({ targets: [], dropped: expect.stringContaining('mail') })
    expect(run.values).toContainEqual({
      field: 'status',
      theirs: 'Awaiting Vendor',
      rows: 1,
      ours: 'on_hold',
      by: 'guess',
    })
    expect(run.file.kept).toBe(false)
  })

  test('becomes tickets with their states, people, teams and times', async () => {
    const run = await handIn('log.csv', log, { source: 'old desk' })
    const done = await bring(run.id)
    expect(done).toMatchObject({ state: 'done', outcome: { rows: 5, imported: 2, skipped: 3, failed: 0, states: 3 } })
    expect(done.outcome.counts).toMatchObject({ status: { closed: 1, new: 1 }, priority: { P1: 1, P2: 1 } })
    const ticket = await ticketNamed('Symptom 5 · Doors · Platform')
    expect(ticket).toMatchObject({
      status: 'closed',
      priority: 'P2',
      openedAt: '2016-02-29T01:16:00.000Z',
      resolvedAt: '2016-03-01T11:29:00.000Z',
      closedAt: '2016-03-05T12:00:00.000Z',
      updatedAt: '2016-03-05T12:00:00.000Z',
      team: { name: 'Service' },
      assignee: { name: 'Agent' },
      fields: {
        made_sla: false,
        reassignments: 1,
        subcategory: 'Platform',
        symptom: 'Symptom 5',
        imported_requester: 'Caller 9',
        imported_opener: 'Clerk 4',
      },
    })
    const { items } = (await admin.get(`/tickets/${ticket.id}/events`)).body
    expect(
      items.map((one: Record<string, unknown>) => [one.at, (one.actor as { name: string }).name, one.name]),
    ).toEqual([
      ['2016-02-29T01:16:00.000Z', 'Clerk 4', 'ticket.opened'],
      ['2016-02-29T08:53:00.000Z', 'Fitter 2', 'ticket.changed'],
      ['2016-03-01T11:29:00.000Z', 'Fitter 2', 'ticket.changed'],
      ['2016-03-01T11:29:00.000Z', 'Fitter 2', 'ticket.resolved'],
      ['2016-03-05T12:00:00.000Z', 'Fitter 3', 'ticket.closed'],
      [expect.any(String), 'Admin', 'ticket.imported'],
    ])
    expect(items[1].actor.kind).toBe('imported')
    expect(items[1].summary).toContain('from new to on hold')
    expect(items[1].summary).toContain('Awaiting Vendor')
  })

  test('again, also from a newer export: what is known is skipped', async () => {
    const run = await handIn(
      'log.csv',
      `${log}INC9,New,Caller 1,Clerk 4,29-02-2016 02:00,Clerk 4,29-02-2016 02:00,Service,?,TRUE,0,Doors,Ramp,?,3 - Moderate,x,?,?\n`,
      {
        source: 'old desk',
      },
    )
    expect((await bring(run.id)).outcome).toMatchObject({ rows: 6, imported: 1, skipped: 5, failed: 0 })
  })
})

const plain = `Ticket ID,Customer Name,Customer Email,Customer Age,Ticket Type,Ticket Subject,Ticket Description,Ticket Status,Resolution,Ticket Priority,Ticket Channel,First Response Time,Time to Resolution,Customer Satisfaction Rating
1,Kim Sample,kim@sample.example,32,Technical issue,Lamp flickers,It flickers at night.,Closed,New bulb.,Critical,Social media,2023-06-01 11:14:38,2023-06-01 18:05:38,4.0
2,Lee Sample,lee@sample.example,41,Refund request,Wrong colour,Please.,Pending Customer Response,,Low,Email,2023-06-01 12:15:36,,
3,Bo Sample,bo@sample.example,50,Billing inquiry,Twice on the bill,Why?,Parked,,Medium,Phone,,,
`

describe('a table with a row to a ticket', () => {
  test('comes in with times, rating and people; without a time of opening the earliest one counts', async () => {
    const run = await handIn('consumer.csv', plain)
    expect(run.profile).toMatchObject({ key: 'consumer-support', evidence: 'export' })
    await bring(run.id)
    const ticket = await ticketNamed('Lamp flickers')
    expect(ticket).toMatchObject({
      status: 'closed',
      priority: 'P1',
      type: 'incident',
      channel: 'chat',
      requester: { email: 'kim@sample.example', name: 'Kim Sample' },
      resolution: 'New bulb.',
      openedAt: '2023-06-01T11:14:38.000Z',
      firstRespondedAt: '2023-06-01T11:14:38.000Z',
      resolvedAt: '2023-06-01T18:05:38.000Z',
      fields: { satisfaction: 4 },
      category: { path: 'Imported / Technical issue' },
    })
    expect(ticket.fields).not.toHaveProperty('age')
  })

  test('is adjusted: columns, words, the clock of its times', async () => {
    const run = await handIn('adjusted.csv', plain)
    expect(run.values).toContainEqual({ field: 'status', theirs: 'Parked', rows: 1, ours: null, by: 'guess' })
    const { status, body } = await admin.patch(`/imports/${run.id}`, {
      mapping: { 'field.age': 'Customer Age', category: null, tags: ['Ticket Type'] },
      values: { status: { Parked: 'on_hold', Closed: 'resolved' } },
      timeZone: 'Europe/Lisbon',
    })
    expect([status, body.values.find((one: { theirs: string }) => one.theirs === 'Parked')]).toEqual([
      200,
      { field: 'status', theirs: 'Parked', rows: 1, ours: 'on_hold', by: 'hand' },
    ])
    const { tickets, problems } = (await admin.get(`/imports/${run.id}/preview`)).body
    expect(problems).toEqual([])
    expect(tickets[0]).toMatchObject({
      status: 'resolved',
      firstRespondedAt: '2023-06-01T10:14:38.000Z',
      fields: { age: 32, satisfaction: 4 },
      tags: ['technical issue'],
    })
    expect(tickets[2]).toMatchObject({ status: 'on_hold' })
  })

  test.each([
    ['a column that is not there', { mapping: { title: 'Headline' } }, 'mapping.title'],
    ['a field that does not exist', { mapping: { headline: 'Ticket Subject' } }, 'mapping.headline'],
    ['a word that is none of ours', { values: { status: { Closed: 'gone' } } }, 'values.status.Closed'],
    ['no title', { mapping: { title: null, description: null } }, 'mapping.title'],
    ['a time zone that does not exist', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a profile that does not exist', { profile: 'mars' }, 'profile'],
  ])('%s is refused by name', async (_, wish, where) => {
    const run = await handIn('wrong.csv', plain)
    const { status, body } = await admin.patch(`/imports/${run.id}`, wish)
    expect([status, body.errors?.[0].path]).toEqual([400, where])
  })

  test('with another column for the id the rows find their tickets anew', async () => {
    const run = await handIn('renamed.csv', 'id,key,title\n1,A,VPN\n2,A,VPN\n3,B,Lamp\n', { source: 'renamed' })
    const changed = await admin.patch(`/imports/${run.id}`, { mapping: { id: 'key' } })
    expect(changed.body.state).toBe('reading')
    await work(run.id)
    expect((await bring(run.id)).outcome).toMatchObject({ rows: 3, imported: 2, skipped: 1 })
  })
})

describe('a dry run', () => {
  test('looks at every row and imports none; the import itself comes afterwards', async () => {
    const run = await handIn('dry.csv', 'id,title,opened\n1,One,2026-01-31\n2,,2026-01-31\n3,Three,someday\n', {
      source: 'dry',
    })
    await admin.patch(`/imports/${run.id}`, { mapping: { openedAt: 'opened' } })
    const tried = await bring(run.id, true)
    expect(tried).toMatchObject({ state: 'ready', outcome: { dryRun: true, rows: 3, imported: 1, failed: 2 } })
    const reasons = (await admin.get(`/imports/${run.id}/problems`)).body.items
    expect(reasons).toEqual([
      { line: 3, reason: 'has no title', cells: ['2', '', '2026-01-31'] },
      { line: 4, reason: 'openedAt: "someday" is not a date that can be read', cells: ['3', 'Three', 'someday'] },
    ])
    const file = await admin.get(`/imports/${run.id}/problems/export`)
    expect(file.body).toBe(
      'line,reason,id,title,opened\r\n3,has no title,2,,2026-01-31\r\n' +
        '4,"openedAt: ""someday"" is not a date that can be read",3,Three,someday\r\n',
    )
    expect(await ticketNamed('One')).toBeUndefined()
    const done = await bring(run.id)
    expect(done).toMatchObject({ state: 'done', outcome: { dryRun: false, imported: 1, failed: 2 } })
    expect((await admin.get(`/imports/${run.id}/problems`)).body.items).toEqual(reasons)
    expect((await admin.post(`/imports/${run.id}/run`, {})).status).toBe(409)
  })
})

test('a damaged file: each row that cannot be read is told by its line', async () => {
  const run = await handIn('damaged.csv', 'id,title\n1,One\n2\n3,"Three\nlines"\n4,"cut')
  expect((await bring(run.id)).outcome).toMatchObject({ rows: 4, imported: 2, failed: 2 })
  const { items } = (await admin.get(`/imports/${run.id}/problems`)).body
  expect(items.map(({ line }: { line: number }) => line)).toEqual([3, 6])
})

test('what is no table of text is refused at once', async () => {
  const { status, body } = await admin.upload('/imports', { name: 'book.xlsx', content: 'PK\u0003\u0004\0\0' })
  expect([status, body.errors[0].path]).toEqual([400, 'file'])
})

test('one that is stopped keeps what came in, and goes on there', async () => {
  const rows = Array.from({ length: 900 }, (_, index) => `${index},Lamp ${index}`).join('\n')
  const run = await handIn('long.csv', `id,title\n${rows}\n`, { source: 'long' })
  await admin.post(`/imports/${run.id}/run`, {})
  await desk.superuser.query("update import_run set state = 'stopped', position = 300, outcome = $2 where id = $1", [
    run.id,
    JSON.stringify({
      dryRun: false,
      rows: 300,
      imported: 300,
      skipped: 0,
      failed: 0,
      states: 0,
      counts: { status: {}, priority: {}, category: {} },
      newCategories: [],
      freeFields: [],
      newPeople: 0,
      unknownTeams: [],
      unknownAssignees: [],
    }),
  ])
  expect((await bring(run.id)).outcome).toMatchObject({ rows: 900, imported: 900 })
  const { rows: brought } = await desk.superuser.query('select count(*)::int from imported_ticket where run_id = $1', [
    run.id,
  ])
  expect(brought[0].count).toBe(600)
})

test('forgotten on request: the tickets stay, rows and record go', async () => {
  const run = await handIn('gone.csv', 'id,title\n1,A lamp that stays\n')
  await bring(run.id)
  expect((await admin.delete(`/imports/${run.id}`)).status).toBe(204)
  expect((await admin.get(`/imports/${run.id}`)).status).toBe(404)
  expect(await ticketNamed('A lamp that stays')).toBeDefined()
  const { rows } = await desk.superuser.query('select 1 from import_row where run_id = $1', [run.id])
  expect(rows).toEqual([])
})
