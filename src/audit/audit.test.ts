// The audit log: everything that happened, found by who, what, when and to what; kept from those whom it does not concern.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, givePassword } from '../../test/browser.ts'
import { type Client, startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, someone, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  await givePassword(desk, world.tenant, world.admin.id, 'tram tickets are blue')
})
afterAll(() => desk.stop())

interface Entry {
  id: string
  name: string
  summary: string
  actor: { id: string | null; name: string }
  subject: { kind: string; id: string; label: string | null }
  via: { kind: string; id: string; name: string | null } | null
  withheld: boolean
  at: string
}

async function search(query: string, by: Client = world.admin): Promise<Entry[]> {
  const answer = await by.get(`/audit?limit=200&${query}`)
  expect([answer.status, answer.body.detail]).toEqual([200, undefined])
  return answer.body.items
}

const names = (entries: Entry[]) => entries.map(({ name }) => name)

test('a change is found by its actor, its name, its subject and its words, and says how its actor came', async () => {
  const { admin, agent, requester } = world
  const { number, id } = (await requester.post('/tickets', { title: 'Lamp 4711 is dark' })).body
  await agent.patch(`/tickets/${number}`, { priority: 'P1', title: 'Lamp 4712 is dark' })
  const [found] = (await search(`actor=${agent.email}&name=ticket.changed`)) as [Entry]
  expect(found).toMatchObject({
    name: 'ticket.changed',
    actor: { id: agent.id, name: 'Agent' },
    subject: { kind: 'ticket', id, label: `${number} Lamp 4712 is dark` },
    via: { kind: 'api_key', name: 'test' },
    withheld: false,
  })
  expect(found.summary).toMatch(/^set the priority from P3 to P1; renamed it from “Lamp 4711 is dark”/)
  expect(names(await search(`subject=${number}`))).toEqual(['ticket.changed', 'ticket.opened'])
  expect(names(await search(`subject=${id}&actor=${agent.id}`))).toEqual(['ticket.changed'])
  expect(names(await search('text=lamp%204711&kind=ticket'))).toEqual(['ticket.changed', 'ticket.opened'])
  expect(names(await search(`via=${found.via?.id}&name=ticket.changed`))).toEqual(['ticket.changed'])
  const detail = await admin.get(`/audit/${found.id}`)
  expect(detail.body.changes.priority).toEqual(['P3', 'P1'])
})

test('rights: a role that changed says from what to what', async () => {
  const { admin } = world
  const role = (await admin.post('/roles', { name: 'Night shift', permissions: ['tickets.use'] })).body
  await admin.patch(`/roles/${role.id}`, { permissions: ['tickets.use', 'tickets.work'], name: 'Late shift' })
  const [changed, added] = await search('kind=role')
  expect(changed).toMatchObject({ name: 'role.changed', subject: { label: 'Late shift' } })
  expect(changed?.summary).toMatch(/name from Night shift to Late shift/)
  expect(changed?.summary).toMatch(/added to permissions: tickets\.work/)
  expect(added?.summary).toBe('added the role Night shift')
})

test('sign-ins: those that succeeded, those that failed, and when no more were taken', async () => {
  const { admin } = world
  const wrong = { email: admin.email, password: 'tram tickets are red' }
  const window = browser(desk)
  for (let n = 0; n < 10; n++) expect((await window.post('/sessions', wrong)).status).toBe(401)
  expect((await window.post('/sessions', wrong)).status).toBe(429)
  const about = `kind=person&subject=${admin.id}`
  await expect
    .poll(async () => names(await search(`${about}&name=sign_in.failed,sign_in.locked`)).sort())
    .toEqual([...Array<string>(10).fill('sign_in.failed'), 'sign_in.locked'])
  const [locked] = await search(`${about}&name=sign_in.locked`)
  expect(locked).toMatchObject({ actor: { name: 'Mendbook' }, via: null })
  expect(locked?.summary).toMatch(/^took no more attempts to sign in for 15 minutes/)
  await desk.superuser.query('delete from sign_in_attempt')
  expect((await window.post('/sessions', { ...wrong, password: 'tram tickets are blue' })).status).toBe(201)
  expect((await search(`${about}&name=session.started`))[0]?.summary).toMatch(/^signed in from /)
})

test('a key that works is told of once a day', async () => {
  const { admin, tenant, agent } = world
  const fresh = await someone(desk, tenant, agent.id, agent.email)
  await fresh.get('/me')
  await fresh.get('/tickets')
  const uses = async () => (await search(`actor=${agent.email}&name=api_key.used`)).length
  const before = await uses()
  await expect.poll(uses).toBeGreaterThan(0)
  expect((await uses()) - before).toBeLessThan(2)
  expect((await admin.get('/audit/names')).body.items).toContain('api_key.used')
})

test('each search leaves a trace, its further pages leave none', async () => {
  const { admin } = world
  const traces = async () => (await search('name=audit.searched&text=only-this-search')).length
  const first = await admin.get('/audit?limit=2&text=only-this-search')
  expect(first.status).toBe(200)
  // The search for traces leaves one itself, but only after it has looked.
  expect(await traces()).toBe(1)
  const page = await admin.get('/audit?limit=2')
  const count = async () => {
    const { rows } = await desk.superuser.query("select count(*)::int as n from event where name = 'audit.searched'")
    return rows[0].n
  }
  const so_far = await count()
  const next = await admin.get(`/audit?limit=2&cursor=${page.body.nextCursor}`)
  expect(next.status).toBe(200)
  expect(await count()).toBe(so_far)
})

test('pages follow each other without a gap and without a repetition', async () => {
  const { admin } = world
  const { rows } = await desk.superuser.query(
    'select id from event where tenant_id = $1 order by at desc, id desc limit 40',
    [world.tenant],
  )
  const seen: string[] = []
  let cursor = ''
  for (let n = 0; n < 6; n++) {
    const { body } = await admin.get(`/audit?limit=7${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.items.map(({ id }: Entry) => id))
    cursor = body.nextCursor
  }
  // The first page recorded that it was asked for, after it had looked.
  expect(seen.slice(0, 40)).toEqual(rows.map(({ id }) => id))
})

test('a span of time, and what cannot be meant', async () => {
  const { admin } = world
  const before = new Date(Date.now() - 3_600_000).toISOString()
  expect(await search(`to=${before}`)).toEqual([])
  expect((await search(`from=${before}&name=role.added`)).length).toBe(1)
  const wrong: [string, string][] = [
    [`from=${before}&to=${before}`, 'to'],
    ['via=nothing', 'via'],
    ['subject=nothing', 'subject'],
    ['name=nonsense', 'name.0'],
    ['actor=nobody@nowhere.example', 'actor'],
  ]
  for (const [query, path] of wrong) {
    const { status, body } = await admin.get(`/audit?${query}`)
    expect([query, status, body.errors?.[0]?.path]).toEqual([query, 400, path])
  }
})

test('whoever reads the log without seeing all tickets learns nothing of a restricted team', async () => {
  const { admin, requester, tenant } = world
  const role = (
    await admin.post('/roles', {
      name: 'Auditor',
      permissions: ['audit.read', 'directory.read', 'tickets.use', 'tickets.work'],
    })
  ).body
  const { body } = await admin.post('/people', {
    name: 'Auditor',
    email: 'auditor@larkfield.example',
    roles: [role.name],
  })
  const auditor = await someone(desk, tenant, body.id, 'auditor@larkfield.example')
  const { number, id } = (await requester.post('/tickets', { title: 'Payroll is wrong' })).body
  await admin.put(`/tickets/${number}/assignment`, { team: 'Vault' })
  await admin.patch(`/tickets/${number}`, { title: 'Payroll of the board is wrong' })
  const [changed] = (await search(`subject=${id}&name=ticket.changed`, auditor)) as [Entry]
  expect(changed).toMatchObject({ withheld: true, subject: { label: null } })
  expect(JSON.stringify(changed)).not.toMatch(/Payroll/)
  expect((await auditor.get(`/audit/${changed.id}`)).body.changes).toEqual({})
  const file = await auditor.get(`/audit/export?format=jsonl&subject=${id}`)
  expect(file.body).not.toMatch(/of the board/)
  expect((await auditor.get(`/audit?subject=${number}`)).status).toBe(400)
  // Nor by trying which words stand in it: of what they do not hear only who did it is searched.
  const words = `subject=${id}&name=ticket.changed&text=of%20the%20board`
  expect([(await search(words)).length, await search(words, auditor)]).toEqual([1, []])
  expect((await auditor.get(`/audit/export?format=jsonl&${words}`)).body).toBe('')
  expect(await search(`subject=${id}&name=ticket.changed&text=admin`, auditor)).toHaveLength(1)
})

test('the export holds everything that was found, and no formula', async () => {
  const { admin, requester } = world
  const { id } = (await requester.post('/tickets', { title: '=HYPERLINK("http://evil.example")' })).body
  for (let n = 0; n < 3; n++) await admin.patch(`/tickets/${id}`, { title: `=1+${n}` })
  const csv = await admin.get(`/audit/export?subject=${id}`)
  expect([csv.status, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(String(csv.headers['content-disposition'])).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"/)
  const lines = String(csv.body).trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^time,event,actor,/)
  expect(lines).toHaveLength(5)
  const jsonl = await admin.get(`/audit/export?subject=${id}&format=jsonl`)
  const entries = String(jsonl.body)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(entries.map(({ name }) => name)).toEqual([...Array<string>(3).fill('ticket.changed'), 'ticket.opened'])
  expect(entries[0].changes.title).toEqual(['=1+1', '=1+2'])
  const told = (await search(`kind=export&actor=${admin.email}`)).map(({ summary }) => summary)
  const ended = (format: string) => `exported 4 rows of the audit log as ${format}: subject ${id}`
  expect(told.filter((summary) => summary.includes(id))).toEqual([
    ended('JSONL'),
    `began to export the audit log as JSONL: subject ${id}`,
    ended('CSV'),
    `began to export the audit log as CSV: subject ${id}`,
  ])
})

test('a ticket in the bin is named to whoever may look into it, and found by its number', async () => {
  const { admin, agent, tenant } = world
  const { number, id } = (await agent.post('/tickets', { title: 'Sent by mistake' })).body
  await admin.delete(`/tickets/${number}`)
  const [deleted] = (await search(`subject=${number}&name=ticket.deleted`)) as [Entry]
  expect(deleted.subject).toEqual({ kind: 'ticket', id, label: `${number} Sent by mistake`, inBin: true })
  const permissions = ['audit.read', 'tickets.use', 'tickets.work', 'tickets.all']
  const role = (await admin.post('/roles', { name: 'Reader', permissions })).body
  const person = { name: 'Reader', email: 'reader@larkfield.example', roles: [role.name] }
  const { body } = await admin.post('/people', person)
  const reader = await someone(desk, tenant, body.id, person.email)
  const [same] = (await search(`subject=${id}&name=ticket.deleted`, reader)) as [Entry]
  expect(same.subject).toMatchObject({ id, label: null, inBin: false })
})
