import { PassThrough } from 'node:stream'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { nextPiece } from '../../platform/sheet/xlsx.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  const { admin } = world
  await admin.post('/fields', { label: 'Seats', kind: 'number' })
  await admin.post('/fields', { label: 'Wanted by', kind: 'date' })
  await admin.post('/fields', { label: 'Site', kind: 'choice', choices: [{ label: 'Lyon, east' }] })
  await admin.post('/tickets', {
    title: '=HYPERLINK("http://evil.example";"Pay")',
    tags: ['vpn', 'west'],
    priority: 'P1',
    fields: { seats: 12, wanted_by: '2026-03-09', site: 'lyon_east' },
    dueAt: '2026-05-01T12:30:00.000Z',
  })
  await admin.post('/tickets', { title: 'Quote " and <tag> & é 漢', tags: ['vpn'] })
  await admin.post('/tickets', { title: '-2+3 of the vault', team: 'Vault', tags: ['vpn'] })
})
afterAll(() => desk.stop())

const get = async (who: { token: string }, asked: string) => {
  const answer = await desk.app.inject({
    url: `/api/v1/tickets/export?${asked}`,
    headers: { authorization: `Bearer ${who.token}` },
  })
  return { headers: answer.headers, bytes: answer.rawPayload, text: answer.rawPayload.toString('utf8') }
}
const sheet = async (bytes: Buffer): Promise<unknown[][]> => {
  const stream = new PassThrough()
  stream.end(bytes)
  const [first] = await readXlsxFile(stream)
  return (first as unknown as { data: unknown[][] }).data ?? (first as unknown as unknown[][])
}

test('as CSV: the columns that were asked for, dates in UTC, formulas as text, by number', async () => {
  const { text, headers } = await get(
    world.agent,
    'filter=tag:vpn&columns=number,title,due,field.seats,field.site,field.wanted_by',
  )
  expect(headers['content-disposition']).toMatch(/attachment; filename="tickets-\d{4}-\d\d-\d\d\.csv"/)
  expect(text.split('\r\n')).toEqual([
    'Number,Title,Due,Seats,Site,Wanted by',
    `T-1,"'=HYPERLINK(""http://evil.example"";""Pay"")",2026-05-01T12:30:00.000Z,12,"Lyon, east",2026-03-09`,
    'T-2,"Quote "" and <tag> & é 漢",,,,',
    '',
  ])
  expect((await get(world.admin, 'filter=tag:vpn&columns=title')).text).toContain("'-2+3 of the vault")
})

test('a type by its name, as people know it', async () => {
  const { text } = await get(world.agent, 'filter=tag:vpn&columns=number,type')
  expect(text.split('\r\n').slice(0, 2)).toEqual(['Number,Type', 'T-1,Incident'])
})

test('as XLSX: another reader finds texts, numbers and real dates', async () => {
  const { bytes } = await get(
    world.agent,
    'filter=tag:vpn&format=xlsx&columns=number,title,due,field.seats,field.wanted_by',
  )
  const rows = await sheet(bytes)
  expect(rows[0]).toEqual(['Number', 'Title', 'Due', 'Seats', 'Wanted by'])
  const due = rows[1]?.[2] as Date
  expect(Math.abs(due.getTime() - Date.parse('2026-05-01T12:30:00Z'))).toBeLessThan(2)
  expect(rows[1]).toEqual([
    'T-1',
    '=HYPERLINK("http://evil.example";"Pay")',
    due,
    12,
    new Date('2026-03-09T00:00:00.000Z'),
  ])
  expect(rows[2]?.[1]).toBe('Quote " and <tag> & é 漢')
  expect(rows).toHaveLength(3)
})

test('of a view, with its columns; everything unless told', async () => {
  await world.agent.post('/views', { name: 'Tunnels', filter: 'tag:vpn', columns: ['priority', 'number'] })
  expect((await get(world.agent, 'view=Tunnels')).text).toMatch(/^Priority,Number\r\nP1,T-1\r\nP3,T-2\r\n$/)
  expect((await get(world.agent, 'view=Tunnels&filter=priority:P1')).text).toMatch(/^Priority,Number\r\nP1,T-1\r\n$/)
  const [head = ''] = (await get(world.agent, '')).text.split('\r\n')
  expect(head).toMatch(/^Number,Title,Requester,.*,Resolved,.*Seats,Wanted by,Site$/)
})

test('the audit log tells who took what out, by which view and filter, and how many rows', async () => {
  await world.guard.post('/views', { name: 'Pipes', filter: 'tag:vpn' })
  await get(world.guard, 'view=Pipes&filter=priority:P1&format=xlsx')
  const asked = await world.admin.get(`/audit?kind=export&actor=${world.guard.email}`)
  const about = 'tickets as XLSX: view Pipes, filter priority:P1, view filter tag:vpn'
  expect(asked.body.items.map(({ summary }: { summary: string }) => summary)).toEqual([
    `exported 1 row of ${about}`,
    `began to export ${about}`,
  ])
})

test('requesters do not export; what is wrong is told before a file begins', async () => {
  expect((await world.requester.get('/tickets/export')).status).toBe(403)
  const wrong = await world.agent.get('/tickets/export?columns=field.moon')
  expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'columns'])
  expect((await world.agent.get('/tickets/export?filter=priority:P9')).body.errors[0].path).toBe('filter')
})

test('a workbook of many pieces is one sheet, and further sheets where one is full', async () => {
  const pieces: Buffer[] = []
  let state: string | undefined
  for (let n = 0; n < 5; n++) {
    const rows = Array.from({ length: 300 }, (_, at) => [`row ${n * 300 + at}`, n, `a\u0000\ud800`])
    const piece = nextPiece('Tickets', ['Text', 'Piece', 'Odd'], rows, state, n === 4)
    pieces.push(piece.content)
    state = piece.state
  }
  const rows = await sheet(Buffer.concat(pieces))
  expect(rows).toHaveLength(1501)
  expect(rows[1500]).toEqual(['row 1499', 4, 'a\ufffd'])
  const full = nextPiece(
    'Tickets',
    ['Text'],
    [],
    JSON.stringify({ ...JSON.parse(nextPiece('Tickets', ['Text'], [], undefined, false).state), rows: 1_000_000 }),
    false,
  )
  expect(JSON.parse(nextPiece('Tickets', ['Text'], [['one']], full.state, true).state)).toMatchObject({
    sheets: 2,
    rows: 1,
  })
})
