// Told to end, a desk finishes what it has begun, closes what people listen to, and stops its database; told twice, it does
// not wait for anything.
import http from 'node:http'
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
import { type Answer, type LedgerClient, ledgerClient } from './ledger-client.ts'

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
afterAll(tidyUp)

test('it finishes what is under way, ends live updates, and stops the database', { timeout: 30_000 }, async () => {
  const ticket = await openTicket()
  const stream = await listen()
  const upload = beginUpload(ticket)
  await wait(100) // the first half has arrived
  const told = performance.now()
  const ending = desk.end('SIGTERM')
  await stream.ended
  expect(stream.text()).toMatch(/^retry: 2000\n\n/)
  await refusesConnections()
  upload.finish()
  expect(await upload.answer).toMatchObject({ status: 201, body: { name: 'note.txt', size: 8 } })
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

test('told a second time, it ends at once', { timeout: 30_000 }, async () => {
  const upload = beginUpload(await openTicket())
  upload.answer.catch(() => undefined)
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

async function listen() {
  const response = await fetch(`${desk.url}/api/v1/stream`, { headers: { authorization: `Bearer ${token}` } })
  let text = ''
  const read = async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString()
  }
  return { ended: read(), text: () => text }
}

/** Sends half of a file; the rest follows when it is asked for. */
function beginUpload(ticket: string): { answer: Promise<Answer>; finish(): void } {
  const request = http.request(`${desk.url}/api/v1/tickets/${ticket}/attachments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' },
  })
  const answer = new Promise<Answer>((resolve, reject) => {
    request.on('error', reject)
    request.on('response', async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) })
    })
  })
  request.write('--x\r\ncontent-disposition: form-data; name="file"; filename="note.txt"\r\n\r\nhalf')
  return { answer, finish: () => request.end('half\r\n--x--\r\n') }
}

async function refusesConnections(): Promise<void> {
  await until(() =>
    fetch(`${desk.url}/healthz`).then(
      () => false,
      () => true,
    ),
  )
}
