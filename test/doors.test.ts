// What every answer has in common, and the doors that are no operations: health, numbers, pages, files.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from './desk.ts'
import { createWorld, type World } from './world.ts'

let desk: TestDesk
let world: World

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

test.each([
  ['an answer', '/api/v1/tickets'],
  ['a refusal', '/api/v1/people/nobody'],
  ['what does not exist', '/api/v1/nothing'],
  ['a malformed address', '/api/v1/tickets/%zz'],
  ['the reference', '/api/docs/'],
  ['the document', '/api/v1/openapi.json'],
  ['a page', '/tickets'],
  ['health', '/healthz'],
])('%s is not sniffed, not framed, and runs no script of others', async (_what, url) => {
  const { headers } = await desk.app.inject({ url, headers: { authorization: `Bearer ${world.agent.token}` } })
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['content-security-policy']).toMatch(/(^|;)\s*default-src 'self'/)
  expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/)
  expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe-inline/)
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

test('a link leads to the address of the desk, whatever the request calls its host', async () => {
  const answer = await desk.app.inject({
    method: 'POST',
    url: `/api/v1/people/${world.agent.id}/invitation`,
    headers: {
      authorization: `Bearer ${world.admin.token}`,
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'ftp',
      forwarded: 'host=evil.example',
    },
  })
  expect(answer.statusCode).toBe(201)
  expect(answer.json().url).toMatch(/^http:\/\/desk\.example\.com\/invitation#token=mi_/)
})

test('what is about somebody is kept by no cache', async () => {
  for (const url of ['/me', '/tickets', '/tickets/T-999', '/api-keys']) {
    expect((await world.agent.get(url)).headers['cache-control']).toBe('no-store')
  }
})

test('alive and ready are told to everybody, numbers to this machine and to who runs the desk', async () => {
  const get = (url: string, more: object = {}) => desk.app.inject({ url, ...more })
  expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await get('/readyz')).json()).toEqual({ status: 'ready' })
  const key = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
  const status = async (more: object) => (await get('/metrics', more)).statusCode
  expect([await status({}), await status(key(world.admin.token)), await status(key(world.agent.token))]).toEqual([
    200, 200, 403,
  ])
  expect(await status({ remoteAddress: '10.1.2.3' })).toBe(401)
  expect(await status({ headers: { 'x-forwarded-for': '10.1.2.3' } })).toBe(401)
  expect(await status({ remoteAddress: '10.1.2.3', ...key(world.admin.token) })).toBe(200)
})

test('numbers carry no ids, no addresses and no words of people', async () => {
  await world.requester.get('/search?q=confidential')
  await world.requester.get(`/tickets/${crypto.randomUUID()}`)
  const { body } = await desk.app.inject('/metrics')
  expect(body).toContain('mendbook_http_request_duration_seconds')
  expect(body).not.toMatch(/confidential|larkfield|[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('a file for a ticket that one does not see is refused before a byte of it is kept', async () => {
  const { id } = (await world.requester.post('/tickets', { title: 'Mine' })).body
  const file = { name: 'big.bin', content: Buffer.alloc(1024 * 1024, 'x') }
  const answers = [
    await world.colleague.upload(`/tickets/${id}/attachments`, file),
    await world.stranger.upload(`/tickets/${id}/attachments`, file),
    await world.requester.upload('/tickets/T-999999/attachments', file),
    await world.nobody.upload(`/tickets/${id}/attachments`, file),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 401])
  const stored = await readdir(path.join(desk.dataDir, 'files'), { recursive: true }).catch(() => [])
  expect(stored.filter((name) => /[0-9a-f]{64}$/.test(name))).toEqual([])
})

test('how the desk handles a category is for agents; requesters see what it is about', async () => {
  await world.admin.patch('/categories/Hardware', { notes: 'Ask Finance first', aliases: ['Kit'], examples: 'Laptops' })
  const hardware = async (who: typeof world.agent) =>
    (await who.get('/categories?limit=200')).body.items.find((one: { path: string }) => one.path === 'Hardware')
  expect(await hardware(world.agent)).toMatchObject({
    notes: 'Ask Finance first',
    aliases: ['Kit'],
    examples: 'Laptops',
  })
  expect(await hardware(world.requester)).toMatchObject({ notes: '', aliases: [], examples: 'Laptops' })
})
