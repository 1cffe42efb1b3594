// The life of a ticket through the real app on a real database.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const open = async (fields: object = {}) =>
  (await world.requester.post('/tickets', { title: 'The VPN drops', ...fields })).body

test('a requester opens a ticket; the answer shows it whole, with what they may do', async () => {
  const { status, body, headers } = await world.requester.post('/tickets', {
    title: 'The VPN drops',
    description: 'Every **ten** minutes.',
    impact: 'high',
    urgency: 'medium',
    tags: ['VPN', 'vpn'],
    category: 'Network',
  })
  expect(status).toBe(201)
  expect(headers.etag).toBe('"1"')
  expect(body).toMatchObject({
    title: 'The VPN drops',
    status: 'new',
    priority: 'P2',
    priorityBy: 'matrix',
    tags: ['vpn'],
    category: { name: 'Network' },
    channel: 'api',
    requester: { id: world.requester.id },
  })
  expect(body.number).toMatch(/^T-\d+$/)
  expect(body.can.reply.allowed).toBe(true)
  expect(body.can.assign).toEqual({ allowed: false, reason: 'Needs the permission tickets.work.' })
})

test('it is read by number and by id, and by nobody else', async () => {
  const { id, number } = await open()
  expect((await world.requester.get(`/tickets/${number}`)).body.id).toBe(id)
  expect((await world.agent.get(`/tickets/${id}`)).status).toBe(200)
  const hidden = await world.colleague.get(`/tickets/${id}`)
  const missing = await world.colleague.get('/tickets/T-999999')
  expect([hidden.status, hidden.body]).toEqual([missing.status, missing.body])
  expect((await world.stranger.get(`/tickets/${id}`)).status).toBe(404)
})

test('agents answer and note; the requester sees the answer only, in list, count, search and history', async () => {
  const { id } = await open({ title: 'Printer jam in hall four' })
  const reply = await world.agent.post(`/tickets/${id}/replies`, { body: 'Opening the tray now.' })
  const note = await world.agent.post(`/tickets/${id}/replies`, {
    body: 'Third time: zanzibarite rollers worn.',
    visibility: 'internal',
  })
  expect([reply.status, note.status]).toEqual([201, 201])
  expect((await world.agent.get(`/tickets/${id}/messages`)).body.items).toHaveLength(2)
  const seen = await world.requester.get(`/tickets/${id}/messages`)
  expect(seen.body.items.map((message: { body: string }) => message.body)).toEqual(['Opening the tray now.'])
  expect(seen.body.items[0].author.email).toBeNull()
  const row = (await world.requester.get('/tickets')).body.items.find((one: { id: string }) => one.id === id)
  expect(row.messages).toBe(1)
  expect((await world.requester.get('/search?q=zanzibarite')).body.items).toEqual([])
  expect((await world.requester.get('/tickets?q=zanzibarite')).body.items).toEqual([])
  expect((await world.agent.get('/search?q=zanzibarite')).body.items.map((hit: { id: string }) => hit.id)).toContain(id)
  const history = (await world.requester.get(`/tickets/${id}/events`)).body.items.map(
    (entry: { summary: string }) => entry.summary,
  )
  expect(history).toContain('replied')
  expect(history).not.toContain('wrote an internal note')
})

test('the first public answer opens a new ticket and stops the clock; the requester’s answer wakes a waiting one', async () => {
  const { id } = await open()
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Which building?', status: 'pending' })
  const waiting = (await world.agent.get(`/tickets/${id}`)).body
  expect(waiting).toMatchObject({ status: 'pending' })
  expect(waiting.firstRespondedAt).not.toBeNull()
  await world.requester.post(`/tickets/${id}/replies`, { body: 'Building C.' })
  expect((await world.agent.get(`/tickets/${id}`)).body.status).toBe('open')
})

test('resolve, confirm, reopen; what the state forbids is a conflict that says what would work', async () => {
  const { id } = await open()
  const resolved = await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'New certificate installed.' })
  expect(resolved.body).toMatchObject({ status: 'resolved', resolution: 'New certificate installed.' })
  const twice = await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Again' })
  expect(twice.status).toBe(409)
  expect(twice.body.detail).toMatch(/is resolved; .* Reopen it first/)
  expect((await world.requester.post(`/tickets/${id}/closure`)).body.status).toBe('closed')
  expect((await world.agent.post(`/tickets/${id}/replies`, { body: 'Hm' })).status).toBe(409)
  const late = await world.requester.delete(`/tickets/${id}/resolution`)
  expect([late.status, late.body.detail]).toEqual([409, expect.stringMatching(/Reply, and a new ticket follows it/)])
  const again = await world.agent.delete(`/tickets/${id}/resolution?reason=It%20drops%20again`)
  expect(again.body).toMatchObject({ status: 'open', resolution: null, resolvedAt: null })
  expect((await world.agent.get(`/tickets/${id}/messages`)).body.items.at(-1).body).toBe('It drops again')
})

test('a reply of the requester to a resolved ticket reopens it', async () => {
  const { id } = await open()
  await world.agent.post(`/tickets/${id}/resolution`, { resolution: 'Rebooted.' })
  await world.requester.post(`/tickets/${id}/replies`, { body: 'Still broken.' })
  expect((await world.agent.get(`/tickets/${id}`)).body.status).toBe('open')
})

test('assignment takes names and ids, opens a new ticket, and refuses who cannot work it', async () => {
  const { id } = await open()
  const given = await world.agent.put(`/tickets/${id}/assignment`, { team: 'service', assignee: 'me' })
  expect(given.body).toMatchObject({ status: 'open', team: { name: 'Service' }, assignee: { id: world.agent.id } })
  const refused = await world.agent.put(`/tickets/${id}/assignment`, { assignee: world.requester.email })
  expect(refused.body.errors[0]).toMatchObject({ path: 'assignee' })
  expect((await world.agent.put(`/tickets/${id}/assignment`, {})).status).toBe(400)
  expect((await world.agent.put(`/tickets/${id}/assignment`, { assignee: null })).body.assignee).toBeNull()
})

test('tickets of a restricted team are seen by its members, overseers and their requester only', async () => {
  const { id } = await open({ title: 'Suspicious sign-in' })
  const handed = await world.agent.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  expect(handed.status).toBe(200)
  const seen = await Promise.all(
    [world.guard, world.admin, world.requester, world.agent].map((who) => who.get(`/tickets/${id}`)),
  )
  expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 404])
  expect((await world.agent.get('/search?q=suspicious')).body.items).toEqual([])
  expect((await world.agent.get('/tickets?limit=200')).body.items.some((row: { id: string }) => row.id === id)).toBe(
    false,
  )
  const counted = await Promise.all([world.guard, world.agent].map((who) => who.get('/tickets/tally?team=Vault')))
  expect(counted.map(({ body }) => body)).toEqual([
    { count: 1, atLeast: false },
    { count: 0, atLeast: false },
  ])
})

test('two people change one ticket: the second gets 412 with the ticket as it is now', async () => {
  const { id, revision } = await open()
  const first = await world.agent.patch(`/tickets/${id}`, { priority: 'P1' }, { 'if-match': `"${revision}"` })
  expect(first.status).toBe(200)
  const second = await world.admin.patch(`/tickets/${id}`, { title: 'Mine' }, { 'if-match': `"${revision}"` })
  expect(second.status).toBe(412)
  expect(second.body.current).toMatchObject({ priority: 'P1', title: 'The VPN drops', revision: first.body.revision })
})

test('the same request with the same key is carried out once; another request with it is refused', async () => {
  const key = { 'idempotency-key': 'once-1' }
  const [a, b] = await Promise.all([
    world.requester.post('/tickets', { title: 'Twice' }, key),
    world.requester.post('/tickets', { title: 'Twice' }, key),
  ])
  expect(a.body).toEqual(b.body)
  expect((await world.requester.post('/tickets', { title: 'Twice' }, key)).body).toEqual(a.body)
  const other = await world.requester.post('/tickets', { title: 'Other' }, key)
  expect([other.status, other.body.code]).toEqual([422, 'invalid'])
})

test('lists page without gaps or doubles in every order, and refuse a cursor of another question', async () => {
  for (let n = 0; n < 7; n++) await open({ title: `Row ${n}`, tags: ['paged'] })
  for (const sort of ['number', '-number', 'openedAt', '-updatedAt', 'priority', '-priority']) {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = (
        await world.requester.get(`/tickets?tag=paged&limit=3&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
      ).body as { items: { id: string }[]; nextCursor: string | null }
      seen.push(...page.items.map((row) => row.id))
      cursor = page.nextCursor
    } while (cursor)
    expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 7, 7])
  }
  const { nextCursor } = (await world.requester.get('/tickets?tag=paged&limit=3')).body
  for (const wrong of [
    `/tickets?limit=3&cursor=${nextCursor}`,
    `/tickets?tag=paged&cursor=${nextCursor.slice(0, -3)}abc`,
    '/tickets?cursor=x',
    '/tickets?sort=priority;drop%20table',
  ]) {
    expect((await world.requester.get(wrong)).status).toBe(400)
  }
  expect((await world.colleague.get(`/tickets?tag=paged&limit=3&cursor=${nextCursor}`)).body.items).toEqual([])
})

test('files keep their bytes, get their type from them, and are sent as downloads', async () => {
  const { id } = await open()
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const added = await world.requester.upload(`/tickets/${id}/attachments`, {
    name: '..\\..\\etc/pass\u202ewd.exe',
    content: png,
    type: 'text/html',
  })
  expect(added.body).toMatchObject({
    name: 'passwd.exe',
    type: 'image/png',
    size: png.length,
    picture: true,
    visibility: 'public',
  })
  const svg = await world.requester.upload(`/tickets/${id}/attachments`, {
    name: 'x.svg',
    content: '<svg onload="alert(1)"/>',
    type: 'image/svg+xml',
  })
  expect(svg.body.picture).toBe(false)
  const got = await desk.app.inject({ url: added.body.url, headers: { authorization: `Bearer ${world.agent.token}` } })
  expect(got.rawPayload.equals(png)).toBe(true)
  expect(got.headers['content-disposition']).toMatch(/^attachment;/)
  expect(got.headers['x-content-type-options']).toBe('nosniff')
  expect((await world.colleague.get(added.body.url)).status).toBe(404)
  const said = await world.requester.post(`/tickets/${id}/replies`, {
    body: 'See the picture.',
    attachments: [added.body.id],
  })
  expect(said.body.attachments).toHaveLength(1)
  const stolen = await world.agent.post(`/tickets/${id}/replies`, { body: 'Mine now', attachments: [svg.body.id] })
  expect(stolen.body.errors[0].path).toBe('attachments')
})

test('an internal file is hidden from the requester, also by its address', async () => {
  const { id } = await open()
  const { body } = await world.agent.upload(
    `/tickets/${id}/attachments`,
    { name: 'log.txt', content: 'secret' },
    { visibility: 'internal' },
  )
  expect((await world.requester.get(body.url)).status).toBe(404)
  expect((await world.requester.get(`/tickets/${id}/attachments`)).body.items).toEqual([])
})

test('the history reads well', async () => {
  const { id } = await open()
  await world.agent.patch(`/tickets/${id}`, { priority: 'P2', tags: ['vpn'] })
  await world.agent.put(`/tickets/${id}/assignment`, { team: 'Service' })
  const { items } = (await world.agent.get(`/tickets/${id}/events`)).body
  expect(
    items.map((entry: { summary: string; actor: { name: string } }) => `${entry.actor.name} ${entry.summary}`),
  ).toEqual([
    'Requester opened the ticket',
    'Agent set the priority from P3 to P2; added the tag vpn',
    'Agent gave it to Service',
  ])
})

test('what is no reference of a ticket has no conversation, and leaves nothing that fails unheard', async () => {
  expect((await world.agent.get('/tickets/nonsense/messages')).status).toBe(404)
})
