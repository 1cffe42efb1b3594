// What people and programs send by mistake or on purpose: each gets a 4xx that names the field, and leaves no trace.
import { readdir, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from './desk.ts'
import { createWorld, type World } from './world.ts'

let desk: TestDesk
let world: World
let ticket: string

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  ticket = (await world.requester.post('/tickets', { title: 'The VPN drops' })).body.id
})
afterAll(() => desk.stop())

const json = { 'content-type': 'application/json' }
const deep = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`

const bodies: [string, unknown, string, number?][] = [
  ['malformed JSON', '{"title": "x"', 'body'],
  ['JSON with a comma too many', '{"title": "x",}', 'body'],
  ['a list instead of an object', '[]', 'body'],
  ['a text instead of an object', '"title"', 'body'],
  ['a number for a title', { title: 42 }, 'title'],
  ['a list for a title', { title: ['x'] }, 'title'],
  ['an object for a title', { title: { toString: 'x' } }, 'title'],
  ['no title', {}, 'title'],
  ['an empty title', { title: '   ' }, 'title'],
  ['a title of 10 MB', { title: 'x'.repeat(10 * 1024 * 1024) }, 'title'],
  ['a body of 13 MB', { title: 'x'.repeat(13 * 1024 * 1024) }, 'body', 413],
  ['a control character', { title: 'a\u0007b' }, 'title'],
  ['a line break in a title', { title: 'a\r\nBcc: b' }, 'title'],
  ['a NUL byte', { title: 'a\u0000b' }, 'title'],
  ['a NUL byte in a longer text', { title: 'x', description: 'a\u0000b' }, 'description'],
  ['a NUL byte in a field of their own', { title: 'x', fields: { site: 'a\u0000b' } }, 'fields.site'],
  ['half an emoji', { title: 'a\ud83d' }, 'title'],
  ['half an emoji in a field of their own', { title: 'x', fields: { site: 'a\ud83d' } }, 'fields.site'],
  ['a mark that turns text around', { title: 'gnp.\u202eexe' }, 'title'],
  ['such a mark in a tag', { title: 'x', tags: ['a\u2066b'] }, 'tags.0'],
  ['an unknown field', { title: 'x', colour: 'red' }, 'colour'],
  ['an unknown field deep inside', { title: 'x', fields: { site: { name: 'x' } } }, 'fields.site'],
  ['a field key that is none', { title: 'x', fields: { 'a b': 1 } }, 'fields.a b'],
  ['a status of their own', { title: 'x', status: 'closed' }, 'status'],
  ['a priority that is none', { title: 'x', priority: 'P0' }, 'priority'],
  ['more tags than anybody needs', { title: 'x', tags: Array(201).fill('x') }, 'tags'],
  ['a number that is none', '{"title":"x","fields":{"floor":1e999}}', 'fields.floor'],
  ['1,000-deep JSON', `{"title":"x","fields":{"a":${deep(1000)}}}`, 'fields.a.0.0'],
  ['1,000,000-deep JSON', `{"title":"x","fields":${deep(1_000_000)}}`, 'fields.0.0.0'],
  ['__proto__', '{"title":"x","__proto__":{"admin":true}}', '__proto__'],
  ['__proto__, spelled in escapes', '{"title":"x","\\u005f_proto__":{"admin":true}}', '__proto__'],
  ['__proto__ at depth', '{"title":"x","fields":{"a":{"__proto__":1}}}', 'fields.a.__proto__'],
  ['constructor at depth', '{"title":"x","fields":{"constructor":{"prototype":1}}}', 'fields.constructor'],
]

test.each(bodies)('%s', async (_name, body, field, status = 400) => {
  const count = async () => (await desk.superuser.query('select count(*)::int as n from ticket')).rows[0].n
  const before = await count()
  const answer = await world.agent.post('/tickets', body, json)
  expect([answer.status, answer.body.code, answer.body.errors?.[0]?.path]).toEqual([status, 'invalid', field])
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.body.detail).toMatch(/\.$/)
  expect(await count()).toBe(before)
})

test('deep JSON where anything is allowed, and with a key that has it hashed', async () => {
  const rows = `{"source":"s","rows":[{"line":1,"id":"1","title":"x","more":${deep(100_000)}}]}`
  const answer = await world.admin.post('/imports/tickets', rows, { ...json, 'idempotency-key': 'deep' })
  expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'rows.0.more.0'])
})

const queries: [string, string, string][] = [
  ['a sort key with SQL in it', '/tickets?sort=priority;drop%20table%20ticket', 'sort'],
  ['a sort key of another list', '/tickets?sort=password_hash', 'sort'],
  ['a filter with SQL in it', "/tickets?status=open'%20or%201=1", 'status.0'],
  ['a filter of nothing', '/tickets?status=', 'status'],
  ['an unknown filter', '/tickets?tenant_id=x', 'tenant_id'],
  ['a parameter twice', '/tickets?limit=1&limit=2', 'limit'],
  ['a page of 201', '/tickets?limit=201', 'limit'],
  ['a page of none', '/tickets?limit=0', 'limit'],
  ['a page of a word', '/tickets?limit=ten', 'limit'],
  ['a garbage cursor', '/tickets?cursor=garbage', 'cursor'],
  ['an unsigned cursor', `/tickets?cursor=${Buffer.from('["2020-01-01","x"]').toString('base64url')}`, 'cursor'],
  [
    'a cursor with a wrong signature',
    `/tickets?cursor=${Buffer.from('["1"]').toString('base64url')}.AAAAAAAAAAAAAAAA`,
    'cursor',
  ],
  ['a cursor beyond measure', `/tickets?cursor=${'A'.repeat(1001)}`, 'cursor'],
  ['a date that is none', '/tickets?openedAfter=2024-02-30T00:00:00Z', 'openedAfter'],
  ['a date in words', '/tickets?openedAfter=infinity', 'openedAfter'],
  ['__proto__ in the query', '/tickets?__proto__=x', '__proto__'],
  ['a search for nothing', '/search?q=', 'q'],
  ['a search for a NUL byte', '/search?q=%00', 'q'],
  ['bytes that are no UTF-8', '/search?q=%ff%fe', 'q'],
  ['a malformed escape', '/tickets/%zz', 'path'],
]

test.each(queries)('%s', async (_name, url, field) => {
  const { status, body } = await world.agent.get(url)
  // Bytes that are no UTF-8 arrive as replacement characters: readable, found nowhere.
  if (url.includes('%ff')) return expect([status, body.items]).toEqual([200, []])
  expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid', field])
})

test('a cursor works for its own list, its own filter and its own workspace', async () => {
  for (let n = 0; n < 3; n++) await world.agent.post('/tickets', { title: `Row ${n}` })
  const { nextCursor } = (await world.agent.get('/tickets?limit=1')).body
  expect((await world.agent.get(`/tickets?limit=1&cursor=${nextCursor}`)).status).toBe(200)
  const wrong = [
    await world.agent.get(`/tickets?limit=1&status=open&cursor=${nextCursor}`),
    await world.agent.get(`/tickets?limit=1&sort=number&cursor=${nextCursor}`),
    await world.agent.get(`/people?limit=1&cursor=${nextCursor}`),
    await world.agent.get(`/tickets/${ticket}/messages?cursor=${nextCursor}`),
    await world.stranger.get(`/tickets?limit=1&cursor=${nextCursor}`),
  ]
  expect(wrong.map(({ status, body }) => [status, body.errors[0].path])).toEqual(Array(5).fill([400, 'cursor']))
})

const headers: [string, Record<string, string>, string][] = [
  ['an If-Match that is no revision', { 'if-match': '"abc"' }, 'If-Match'],
  ['an If-Match of several', { 'if-match': '"1", "2"' }, 'If-Match'],
  ['an Idempotency-Key with a space', { 'idempotency-key': 'a b' }, 'Idempotency-Key'],
  ['an Idempotency-Key beyond measure', { 'idempotency-key': 'x'.repeat(201) }, 'Idempotency-Key'],
]

test.each(headers)('%s', async (_name, given, field) => {
  const { status, body } = await world.agent.patch(`/tickets/${ticket}`, { title: 'x' }, given)
  expect([status, body.errors[0].path]).toEqual([400, field])
})

test('an If-Match where nothing can be stale is refused and not ignored', async () => {
  const stale = { 'if-match': '"1"' }
  const answers = [await world.agent.post('/tickets', { title: 'x' }, stale), await world.agent.get('/tickets', stale)]
  for (const { status, body } of answers) expect([status, body.errors[0].path]).toEqual([400, 'If-Match'])
})

describe('files', () => {
  const attach = (name: string, content: Buffer | string, type?: string) =>
    world.requester.upload(`/tickets/${ticket}/attachments`, { name, content, ...(type && { type }) })

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\report.doc', 'report.doc'],
    ['gnp.\u202eexe', 'gnp.exe'],
    ['a\u0000b.txt', 'ab.txt'],
    ['..', 'file'],
    ['.htaccess', '.htaccess'],
    [`${'long'.repeat(100)}.txt`, `${'long'.repeat(25)}${'long'.repeat(24)}.txt`],
    ['', 'file'],
    ['Ünïcode 😀.txt', 'Ünïcode 😀.txt'],
  ])('the name %j decides nothing, and is kept without what cannot be shown', async (name, kept) => {
    const { status, body } = await attach(name, 'text')
    expect([status, body.name]).toEqual([201, kept])
    const got = await desk.app.inject({ url: body.url, headers: { authorization: `Bearer ${world.agent.token}` } })
    expect(got.headers['content-disposition']).toMatch(
      /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.%~!-]*$/,
    )
    expect([got.statusCode, got.body]).toEqual([200, 'text'])
  })

  test.each([
    ['picture.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/png'],
    ['page.html', '<!doctype html><script>alert(1)</script>', 'text/html'],
    ['page.xhtml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', 'application/xhtml+xml'],
    ['code.js', 'alert(1)', 'text/javascript'],
  ])('%s is never shown as a page, whatever it calls itself', async (name, content, type) => {
    const { body } = await attach(name, content, type)
    expect(body.picture).toBe(false)
    const { headers: sent } = await desk.app.inject({
      url: body.url,
      headers: { authorization: `Bearer ${world.agent.token}` },
    })
    expect(sent['content-disposition']).toMatch(/^attachment;/)
    expect([sent['x-content-type-options'], sent['content-security-policy']]).toEqual([
      'nosniff',
      "default-src 'none'; sandbox",
    ])
    expect(String(sent['content-type'])).toMatch(/^(text\/plain|application\/(xml|octet-stream))/)
  })

  test('an empty file is a file', async () => {
    const { status, body } = await attach('empty.txt', '')
    expect([status, body.size]).toEqual([201, 0])
  })

  test('26 MB are refused by the field, and take no space', async () => {
    const before = await bytesIn(path.join(desk.dataDir, 'files'))
    const { status, body } = await attach('big.bin', Buffer.alloc(26 * 1024 * 1024, 'x'))
    expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid', 'file'])
    expect(await bytesIn(path.join(desk.dataDir, 'files'))).toBe(before)
  })

  test('25 MB are taken whole', async () => {
    const { status, body } = await attach('fits.bin', Buffer.alloc(25 * 1024 * 1024, 'x'))
    expect([status, body.size]).toEqual([201, 25 * 1024 * 1024])
  })

  const form = (payload: string, type = 'multipart/form-data; boundary=b') =>
    world.requester.post(`/tickets/${ticket}/attachments`, Buffer.from(payload), { 'content-type': type })
  const part = (head: string, content = 'x') => `--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n${content}\r\n`

  test.each([
    ['no form at all', '{}', 'application/json', 'file'],
    ['a form without a boundary', '--b', 'multipart/form-data', 'file'],
    ['a form without a file', `${part('name="visibility"', 'public')}--b--\r\n`, undefined, 'file'],
    ['a form that breaks off', part('name="file"; filename="a.txt"'), undefined, 'file'],
    ['a file in a field of another name', `${part('name="upload"; filename="a.txt"')}--b--\r\n`, undefined, 'upload'],
    ['an unknown field', `${part('name="tenant"')}${part('name="file"; filename="a"')}--b--\r\n`, undefined, 'tenant'],
    ['a field that is a file', `${part('name="visibility"; filename="a"')}--b--\r\n`, undefined, 'visibility'],
    [
      'an id that contradicts the path',
      `${part('name="id"')}${part('name="file"; filename="a"')}--b--\r\n`,
      undefined,
      'id',
    ],
    [
      'two files',
      `${part('name="file"; filename="a"')}${part('name="file"; filename="b"')}--b--\r\n`,
      undefined,
      'file',
    ],
  ])('%s is refused by its field', async (_name, payload, type, field) => {
    const { status, body } = await form(payload, type)
    expect([status < 500 && status >= 400, body.code, body.errors[0].path]).toEqual([true, 'invalid', field])
  })
})

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

describe('what is no request', () => {
  test.each([
    ['a header beyond measure', `GET /api/v1/me HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['another protocol', 'SSH-2.0-OpenSSH\r\n\r\n', 400],
    ['two lengths', 'POST /api/v1/tickets HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
    ],
    ['a line break inside a header', 'GET / HTTP/1.1\r\nhost: x\r\nx: a\nb\r\n\r\n', 400],
  ])('%s is answered in the same shape', async (_name, bytes, status) => {
    const address = await listening()
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(address.port, '127.0.0.1', () => socket.write(bytes))
      let heard = ''
      socket.on('data', (chunk) => {
        heard += chunk
      })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
    })
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toMatch(/content-type: application\/problem\+json/i)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code: 'invalid' })
  })

  async function listening(): Promise<{ port: number }> {
    if (!desk.app.server.listening) await desk.app.listen({ host: '127.0.0.1', port: 0 })
    return desk.app.server.address() as { port: number }
  }
})

test.each([
  ['an address that does not exist', '/api/v1/nothing', 404],
  ['an id beyond measure', `/api/v1/tickets/${'a'.repeat(500)}`, 404],
  ['a path out of the folder', '/api/v1/tickets/..%2f..%2fetc', 404],
])('%s', async (_name, url, status) => {
  const answer = await world.agent.get(url)
  expect([answer.status, answer.body.code]).toEqual([status, 'not_found'])
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
})
