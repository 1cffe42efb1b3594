// The disk runs full under a desk: writes are refused and say why, reading goes on, and when there is room again so does
// writing, without anybody restarting anything.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestDesk } from '../desk.ts'
import { createWorld } from '../world.ts'
import { audit } from './audit.ts'
import {
  type DeskProcess,
  init,
  installation,
  run,
  serverOf,
  startDesk,
  temporaryFolder,
  tidyUp,
  until,
} from './desk-process.ts'
import { beginUpload } from './half-upload.ts'
import { type Answer, type LedgerClient, ledgerClient, type Write } from './ledger-client.ts'
import { filler, type SmallDisk, smallDisk } from './small-disk.ts'

const megabyte = 1 << 20
const folder = temporaryFolder()
const disk = smallDisk(path.join(folder, 'disk'), 400)
afterAll(() => tidyUp({ between: () => disk?.unmount() }))

describe.runIf(disk)('a disk that is full', () => {
  const small = disk as SmallDisk
  const dataDir = path.join(folder, 'disk', 'data')
  let mendbook = ''
  let token = ''
  let desk: DeskProcess
  let client: LedgerClient

  beforeAll(async () => {
    mendbook = installation(path.join(folder, 'mendbook'))
    token = await init({ dataDir }, mendbook)
    client = ledgerClient(token, Math.random)
    desk = await startDesk({ dataDir, program: [mendbook, 'start'] })
    await until(() => fs.existsSync(path.join(dataDir, 'postgres', 'reserve')))
  })

  test('nearly full: writes and uploads are refused, reading goes on', { timeout: 30_000 }, async () => {
    const stop = new AbortController()
    const writing = client.write(desk.url, 2, { stop: stop.signal })
    await wait(300)
    small.fillUpTo(40 * megabyte)
    await until(async () => (await write('open')).status === 503)
    await wait(300)
    stop.abort()
    await writing
    expect(client.ledger.filter(({ answer }) => !answer || ![200, 201, 503].includes(answer.status))).toEqual([])
    for (const kind of ['open', 'attach'] as const) expectFull(await write(kind))
    await expectReading()
    expect(await audit({ dataDir }, client.ledger)).toEqual([])
  })

  test('full to the last byte, also of the reserve: reading goes on', { timeout: 30_000 }, async () => {
    const server = serverOf(dataDir)
    for (let round = 0; round < 20; round++) {
      small.fillUpTo(0)
      await expectReading()
      await wait(100)
    }
    expectFull(await write('open'))
    expect(small.free()).toBeLessThan(megabyte)
    expect(serverOf(dataDir)).toBe(server)
    expect(desk.child.exitCode).toBeNull()
  })

  test('freed, it takes writes again by itself, and has lost nothing', { timeout: 30_000 }, async () => {
    const before = { desk: desk.pid, server: serverOf(dataDir) }
    small.empty()
    const freed = performance.now()
    await until(async () => (await write('open')).status === 201)
    expect(performance.now() - freed).toBeLessThan(5000)
    expect((await write('attach')).status).toBe(201)
    expect({ desk: desk.pid, server: serverOf(dataDir) }).toEqual(before)
    expect(await audit({ dataDir }, client.ledger)).toEqual([])
    await until(() => fs.existsSync(path.join(dataDir, 'postgres', 'reserve')))
  })

  test('an upload under way when it happens is refused and leaves nothing behind', { timeout: 30_000 }, async () => {
    const upload = beginUpload(desk.url, token, await openTicket())
    await wait(200)
    small.fillUpTo(0)
    expectFull(await upload.finish(5 * megabyte))
    expect(fs.readdirSync(path.join(dataDir, 'files', 'incoming'))).toEqual([])
  })

  test('restarted while it is nearly full, it can still be read', { timeout: 60_000 }, async () => {
    expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
    small.empty()
    small.fillUpTo(10 * megabyte)
    desk = await startDesk({ dataDir, program: [mendbook, 'start'] })
    await expectReading()
    expectFull(await write('open'))
    const doctor = await run({ dataDir, program: [mendbook, 'doctor'] })
    expect(doctor.out).toMatch(/storage: \d+ MB are left on the disk/)
    // The desk looks at its disk from time to time; only then does its server take no writes.
    const told = async () => (await run({ dataDir, program: [mendbook, 'doctor'] })).out
    await expect
      .poll(told, { timeout: 20_000 })
      .toMatch(/database: PostgreSQL takes no writes.*\n.*nothing can be changed.*\n.*Free some space/)
    expect(doctor.code).toBe(1)
    small.empty()
    await until(async () => (await write('open')).status === 201)
  })

  test('it does not start on a disk without a byte left, and says so', { timeout: 30_000 }, async () => {
    expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
    small.fillUpTo(0)
    const refused = await run({ dataDir, program: [mendbook, 'start'] })
    expect(refused.err).toMatch(/disk .*is full.*Make room.*nothing is lost/i)
    expect(refused.code).toBe(1)
    small.empty()
    desk = await startDesk({ dataDir, program: [mendbook, 'start'] })
    await until(async () => (await write('open')).status === 201)
    expect(await audit({ dataDir }, client.ledger)).toEqual([])
  })

  async function write(kind: 'open' | 'attach'): Promise<Answer> {
    const mark = `${kind} ${client.ledger.length}`
    const ticket = kind === 'attach' ? await openedBefore() : undefined
    const request =
      kind === 'open'
        ? { path: '/tickets', body: { title: mark } }
        : { path: `/tickets/${ticket}/attachments`, body: mark }
    const noted: Write = { kind, mark, key: undefined, ticket, answer: undefined, ms: undefined, ...request }
    client.ledger.push(noted)
    noted.answer = await client.send(desk.url, noted)
    return noted.answer
  }

  async function openedBefore(): Promise<string> {
    const { body } = await client.read(desk.url, '/tickets?limit=1')
    return body.items[0].id
  }

  async function openTicket(): Promise<string> {
    const { status, body } = await write('open')
    expect(status).toBe(201)
    return body.id
  }

  /** What people look at, from list to file. */
  async function expectReading(): Promise<void> {
    const { body } = await client.read(desk.url, '/tickets?limit=1&sort=openedAt')
    const paths = [`/tickets/${body.items[0].id}`, `/tickets/${body.items[0].id}/messages`, '/search?q=open', '/me']
    const answers = await Promise.all(paths.map((each) => client.read(desk.url, each)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
  }
})

function expectFull(answer: Answer): void {
  expect(answer).toMatchObject({ status: 503, retryAfter: 30, body: { code: 'unavailable' } })
  expect(answer.body.detail).toMatch(/disk .*is full.*Reading works.*Free some space; writing goes on by itself/)
}

// Where nothing may be mounted, the disk that is there is filled a little, and the desk is told to want more than is left.
describe.skipIf(disk)('a disk that has less left than the desk wants', () => {
  test('writes and uploads are refused, reading goes on, and it recovers by itself', { timeout: 60_000 }, async () => {
    const room = filler(path.join(folder, 'filler'))
    const desk = await startTestDesk({ diskReserve: room.free() - 256 * megabyte })
    const { agent } = await createWorld(desk)
    const { body: ticket } = await agent.post('/tickets', { title: 'The lamp flickers' })
    room.fillUpTo(room.free() - 512 * megabyte)
    await until(async () => (await agent.post('/tickets', { title: 'Another lamp' })).status === 503)
    const refused = [
      await agent.post('/tickets', { title: 'Another lamp' }),
      await agent.upload(`/tickets/${ticket.id}/attachments`, { name: 'note.txt', content: 'note' }),
    ]
    for (const { status, body, headers } of refused)
      expectFull({ status, body, retryAfter: Number(headers['retry-after']) })
    expect((await agent.get(`/tickets/${ticket.id}`)).status).toBe(200)
    room.empty()
    await until(async () => (await agent.post('/tickets', { title: 'Another lamp' })).status === 201)
    await desk.stop()
  })
})
