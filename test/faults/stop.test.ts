// Told to end, a desk finishes what it has begun, closes what people listen to, and stops its database; told twice, it does
// not wait for anything.
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { audit } from './audit.ts'
import {
  type DeskProcess,
  init,
  installation,
  isStillServer,
  serverOf,
  startDesk,
  temporaryFolder,
  tidyUp,
  until,
} from './desk-process.ts'
import { beginUpload } from './half-upload.ts'
import { type LedgerClient, ledgerClient } from './ledger-client.ts'

let dataDir = ''
let mendbook = ''
let token = ''
let client: LedgerClient
let desk: DeskProcess
let server = 0

beforeAll(async () => {
  const folder = temporaryFolder()
  dataDir = path.join(folder, 'data')
  mendbook = installation(path.join(folder, 'mendbook'))
  token = await init({ dataDir }, mendbook)
  client = ledgerClient(token, Math.random)
})
beforeEach(async () => {
  desk = await startDesk({ dataDir, program: [mendbook, 'start'] })
  server = serverOf(dataDir) ?? 0
  expect(server).toBeGreaterThan(0)
})
afterAll(() => tidyUp())

test('it finishes what is under way, ends live updates, and stops the database', { timeout: 30_000 }, async () => {
  const ticket = await openTicket()
  const line = await fetch(`${desk.url}/api/v1/stream`, { headers: { authorization: `Bearer ${token}` } })
  const listening = line.text()
  const upload = beginUpload(desk.url, token, ticket)
  await wait(100) // the first half has arrived
  const told = performance.now()
  const ending = desk.end('SIGTERM')
  expect(await listening).toMatch(/^retry: \d+\n/)
  await refusesConnections()
  expect(await upload.finish(4)).toMatchObject({ status: 201, body: { name: 'note.txt', size: 8 } })
  expect(await ending).toEqual({ code: 0, signal: null })
  expect(performance.now() - told).toBeLessThan(5000)
  expect(isStillServer(dataDir, server)).toBe(false)
  expect(desk.err()).toBe('')
  desk = await startDesk({ dataDir, program: [mendbook, 'start'] })
  const { body } = await client.read(desk.url, `/tickets/${ticket}/attachments`)
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['note.txt'])
  await desk.end('SIGTERM')
})

test('clients that write without a pause get an answer or no connection, and lose nothing', {
  timeout: 30_000,
}, async () => {
  const writing = client.write(desk.url, 4)
  await wait(500)
  expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
  await writing
  expect(client.ledger.filter(({ answer }) => answer && answer.status >= 300)).toEqual([])
  expect(client.ledger.length).toBeGreaterThan(20)
  desk = await startDesk({ dataDir, program: [mendbook, 'start'] })
  expect(await audit({ dataDir }, client.ledger)).toEqual([])
  await desk.end('SIGINT')
})

test('it does not wait for ever for somebody who never finishes', { timeout: 30_000 }, async () => {
  const upload = beginUpload(desk.url, token, await openTicket())
  await wait(100)
  const told = performance.now()
  expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
  expect(performance.now() - told).toBeLessThan(8000)
  await expect(upload.answer).rejects.toThrow()
  expect(isStillServer(dataDir, server)).toBe(false)
})

test('told a second time, it ends at once', { timeout: 30_000 }, async () => {
  const upload = beginUpload(desk.url, token, await openTicket())
  await wait(100)
  const first = desk.end('SIGTERM')
  await until(() => desk.out().includes('Stopping'))
  expect(await Promise.race([first, wait(500, 'waits for the upload')])).toBe('waits for the upload')
  const told = performance.now()
  expect(await desk.end('SIGTERM')).toEqual({ code: 1, signal: null })
  expect(performance.now() - told).toBeLessThan(500)
  await expect(upload.answer).rejects.toThrow()
  await until(() => !isStillServer(dataDir, server), 5000)
})

async function openTicket(): Promise<string> {
  const write = { kind: 'open', mark: '', key: undefined, ticket: undefined, answer: undefined, ms: undefined } as const
  const { body } = await client.send(desk.url, { ...write, path: '/tickets', body: { title: 'The lamp flickers' } })
  return body.id
}

async function refusesConnections(): Promise<void> {
  await until(() =>
    fetch(`${desk.url}/healthz`).then(
      () => false,
      () => true,
    ),
  )
}
