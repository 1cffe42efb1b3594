// The database goes away in every way that a network knows, and comes back. The desk says so within seconds, stays alive,
// tells nobody that something was kept when it was not, and needs no restart.
// Seen by hand, through the same proxy, with five callers that never paused: 30 s each of refuse and cut (every answer a 503
// within 50 ms) and of stall (every answer a 503 within 5.5 s), /healthz within 40 ms all the while; ready again 65 ms later.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { audit, count, jobsAreDone, saysItCannotTell, type Where } from './audit.ts'
import { type DeskProcess, init, installation, startDesk, temporaryFolder, tidyUp, until } from './desk-process.ts'
import { type LedgerClient, ledgerClient, type Write } from './ledger-client.ts'
import { type Listener, listen } from './listener.ts'
import { type Mode, type TcpProxy, tcpProxy } from './tcp-proxy.ts'

const name = `test_${randomUUID().replaceAll('-', '')}`
/** What a caller waits at most, with a little for a busy machine. */
const longest = 6500

let proxy: TcpProxy
let where: Where
let admin: pg.Client
let desk: DeskProcess
let client: LedgerClient
let token = ''

beforeAll(async () => {
  const postgres = inject('postgres')
  admin = new pg.Client({ ...postgres, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name} template ${inject('template')}`)
  const { host, port = 5432, user, password } = postgres
  proxy = await tcpProxy(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port })
  const folder = temporaryFolder()
  const mendbook = installation(path.join(folder, 'mendbook'))
  where = { dataDir: path.join(folder, 'data'), database: { ...postgres, database: name } }
  const env = { DATABASE_URL: `postgres://${user}:${password}@127.0.0.1:${proxy.port}/${name}`, LOG_LEVEL: 'fatal' }
  token = await init({ dataDir: where.dataDir, env }, mendbook)
  client = ledgerClient(token, Math.random)
  desk = await startDesk({ dataDir: where.dataDir, env, program: [mendbook, 'start'] })
})
afterAll(async () => {
  await tidyUp()
  await proxy.close()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

test.each<[Mode, number]>([
  ['refuse', 2000],
  ['cut', 2000],
  ['stall', 7000],
])('%s: refused within seconds while it lasts, and taken up again by itself', { timeout: 60_000 }, async (mode, ms) => {
  const before = client.ledger.length
  const listener = await listen(desk.url, token)
  const stop = new AbortController()
  // Jobs that fail several times are tried at ever longer intervals; so only the longest outage meets some.
  const writing = client.write(desk.url, 4, { stop: stop.signal, organise: mode === 'stall' })
  await wait(300)
  await proxy.be(mode)
  await wait(300)
  const seen = await look()
  await wait(Math.max(0, ms - seen.ms))
  await proxy.be('pass')
  const back = performance.now()
  await until(() => get('/readyz').then(({ status }) => status === 200))
  const recovered = performance.now() - back
  await wait(300)
  stop.abort()
  await writing
  const ledger = client.ledger.slice(before)

  expect(seen.healthz).toEqual({ status: 200, quick: true })
  expect(seen.readyz.status).toBe(503)
  expect(seen.list).toMatchObject({
    status: 503,
    type: expect.stringContaining('application/problem+json'),
    code: 'unavailable',
    retryAfter: 5,
  })
  expect(seen.list.detail).toMatch(/cannot reach its database.*Try again/)
  expect(seen.ms).toBeLessThan(longest)

  expect(ledger.filter(({ answer }) => !answer)).toEqual([])
  const refused = ledger.filter(({ answer }) => answer && answer.status >= 300)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.filter(({ answer }) => answer?.status !== 503 || !answer.retryAfter)).toEqual([])
  expect(Math.max(...ledger.map(({ ms: took = 0 }) => took))).toBeLessThan(longest)
  expect(recovered).toBeLessThan(2000)
  expect(ledger.at(-1)?.answer?.status).toBeLessThan(300)

  await hearsAll(listener, ledger)
  await sendAgain(refused)
  expect(await audit(where, client.ledger)).toEqual([])
})

test('broken before its commit arrives, a write is refused and not there; sent again, it is there once', async () => {
  const write = ticket('before-commit')
  const broken = proxy.breakAt(['ticket.opened', 'commit'], 'before')
  await note(write)
  await broken
  expect(write.answer).toMatchObject({ status: 503, retryAfter: 5 })
  expect(await count(where, `select from ticket where title = '${write.mark}'`)).toBe(0)
  await sendAgain([write])
  expect(await audit(where, client.ledger)).toEqual([])
})

test('broken before its commit is answered, a write is called doubtful; sent again, it is there once', async () => {
  const write = ticket('after-commit')
  const broken = proxy.breakAt(['ticket.opened', 'commit'], 'after')
  await note(write)
  await broken
  expect(write.answer).toMatchObject({ status: 503, retryAfter: 5 })
  expect(write.answer && saysItCannotTell(write.answer)).toBe(true)
  expect(await count(where, `select from ticket where title = '${write.mark}'`)).toBe(1)
  await sendAgain([write])
  expect(await audit(where, client.ledger)).toEqual([])
})

test.each(['before', 'after'] as const)('broken while a connection is prepared, %s it was', async (when) => {
  await proxy.be('cut')
  await proxy.be('pass')
  const broken = proxy.breakAt(['set role'], when)
  await note(ticket('prepared'))
  await broken
  await note(ticket('next'))
  expect(client.ledger.at(-1)?.answer?.status, desk.err()).toBe(201)
})

test('broken in the middle of a transaction, a write is refused, and the next one is not', async () => {
  const write = ticket('insert')
  const broken = proxy.breakAt([write.mark], 'after')
  await note(write)
  await broken
  expect(write.answer?.status).toBe(503)
  await note(ticket('next'))
  expect(client.ledger.at(-1)?.answer?.status).toBe(201)
  await sendAgain([write])
  expect(await audit(where, client.ledger)).toEqual([])
})

test('a slow network makes the desk slow, and nothing else', { timeout: 30_000 }, async () => {
  proxy.delay(40)
  const write = ticket('slow')
  await note(write)
  expect(write.answer?.status).toBe(201)
  expect(write.ms).toBeGreaterThan(80)
  expect((await get('/api/v1/tickets')).status).toBe(200)
  proxy.delay(0)
})

test('work that was under way when the database went is done after all', { timeout: 90_000 }, async () => {
  await until(() => jobsAreDone(where), 80_000)
  expect(await audit(where, client.ledger)).toEqual([])
})

test('told to end while the database is away, the desk ends in order', { timeout: 30_000 }, async () => {
  await proxy.be('refuse')
  const told = performance.now()
  expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
  expect(performance.now() - told).toBeLessThan(5000)
})

/** Everything that somebody might ask meanwhile, at the same time. */
async function look() {
  const began = performance.now()
  const [healthz, readyz, list] = await Promise.all([get('/healthz'), get('/readyz'), get('/api/v1/tickets')])
  const ms = performance.now() - began
  return { healthz: { status: healthz.status, quick: healthz.ms < 1000 }, readyz, list, ms }
}

async function get(address: string) {
  const began = performance.now()
  const answer = await fetch(desk.url + address, { headers: { authorization: `Bearer ${token}` } })
  const { code, detail } = (await answer.json()) as { code?: string; detail?: string }
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    retryAfter: Number(answer.headers.get('retry-after')),
    code,
    detail,
    ms: performance.now() - began,
  }
}

function ticket(what: string): Write {
  const mark = `${what} ${randomUUID()}`
  const request = { path: '/tickets', body: { title: mark } }
  return { kind: 'open', mark, key: randomUUID(), ticket: undefined, answer: undefined, ms: undefined, ...request }
}

async function note(write: Write): Promise<void> {
  client.ledger.push(write)
  const began = performance.now()
  write.answer = await client.send(desk.url, write)
  write.ms = performance.now() - began
}

async function sendAgain(writes: Write[]): Promise<void> {
  const again = async (write: Write) => {
    write.answer = await client.send(desk.url, write)
    expect(write.answer.status).toBeLessThan(300)
  }
  await Promise.all(writes.filter(({ key }) => key).map(again))
}

/** The line may have ended and been opened again; each ticket that was opened is heard of once all the same. */
async function hearsAll(listener: Listener, ledger: Write[]): Promise<void> {
  const opened = ledger.filter(({ kind, answer }) => kind === 'open' && answer?.status === 201)
  const ids = opened.map(({ answer }) => answer?.body.id as string)
  const heard = () => listener.heard.filter(({ name }) => name === 'ticket.opened').map(({ subject }) => subject)
  await until(() => ids.every((id) => heard().includes(id)))
  expect(listener.heard.filter(({ name }) => name === 'missed')).toEqual([])
  expect(new Set(heard()).size).toBe(heard().length)
  await listener.hangUp()
}
