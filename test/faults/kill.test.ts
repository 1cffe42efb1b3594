// kill -9, forty times: while the desk makes its database, while it migrates, at random moments under load, and at the moments
// between two steps of one write. A client outside keeps the books.
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit, count, jobsAreDone } from './audit.ts'
import {
  type DeskProcess,
  init,
  installation,
  isStillServer,
  type Launch,
  launch,
  serverOf,
  startDesk,
  temporaryFolder,
  tidyUp,
  until,
} from './desk-process.ts'
import { type Point, points } from './dying-desk.ts'
import { type LedgerClient, ledgerClient, type Write } from './ledger-client.ts'

const dyingDesk = path.join(import.meta.dirname, 'dying-desk.ts')

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const random = mulberry32(seed)
const between = (least: number, most: number) => Math.floor(least + random() * (most - least + 1))

const kills = { firstStart: 5, migration: 1, named: 2 * points.length, random: 18 }
const writers = 4

let dataDir = ''
let mendbook = ''
let how: Launch
let client: LedgerClient
/** Every server that a killed desk had. */
const servers = new Set<number>()
const readyIn: number[] = []

beforeAll(() => {
  const folder = temporaryFolder()
  dataDir = path.join(folder, 'data')
  mendbook = installation(path.join(folder, 'mendbook'))
  how = { dataDir, program: [mendbook, 'start'] }
})
afterAll(() => tidyUp())

test('forty kills are planned', () => {
  console.log(`kill -9 with SEED=${seed}`)
  expect(Object.values(kills).reduce((sum, n) => sum + n)).toBe(40)
})

test('killed during its first start, it begins anew or goes on', { timeout: 60_000 }, async () => {
  for (let round = 0; round < kills.firstStart; round++) {
    const desk = launch(how)
    await wait(between(100, 1600))
    noteServer()
    expect(await desk.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
  }
  const desk = await restart('random', 10_000) // what is left of the first start is part of it
  const token = await init({ dataDir }, mendbook)
  client = ledgerClient(token, random)
  expect(await client.read(desk.url, '/me')).toMatchObject({ status: 200 })
  expect(await desk.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
})

test('killed while a newer version migrates, it is what it was', { timeout: 60_000 }, async () => {
  const slow = 'create table later (id int); select pg_sleep(60);'
  const newer = installation(path.join(path.dirname(dataDir), 'newer'), { '9001_later.sql': slow })
  const upgrade = launch({ dataDir, program: [newer, 'start'] })
  const migrating = "select from pg_stat_activity where query like 'create table later%' and state = 'active'"
  await until(() =>
    count({ dataDir }, migrating).then(
      (n) => n === 1,
      () => false,
    ),
  )
  noteServer()
  expect(await upgrade.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
  const desk = await restart()
  expect(await count({ dataDir }, "select from pg_class where relname = 'later'")).toBe(0)
  expect(await count({ dataDir }, "select from schema_migration where name like '9001%'")).toBe(0)
  expect(await desk.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
})

test('killed under load, it loses, doubles and halves nothing', { timeout: 180_000 }, async () => {
  const moments: (Point | 'random')[] = [...points, ...points, ...Array<'random'>(kills.random).fill('random')]
  let checked = 0
  for (const moment of shuffled(moments)) {
    const desk = await restart(moment)
    await sendAgain(desk, client.ledger.slice(checked))
    expect(await audit({ dataDir }, client.ledger)).toEqual([])
    checked = client.ledger.length
    await writeUntilKilled(desk, moment)
  }
  const desk = await restart()
  await sendAgain(desk, client.ledger)
  await until(() => jobsAreDone({ dataDir }), 60_000)
  expect(await audit({ dataDir }, client.ledger)).toEqual([])
  const acknowledged = client.ledger.filter(({ answer }) => answer)
  // Otherwise the desk was killed before it did anything, and this proves nothing.
  expect(acknowledged.length).toBeGreaterThan(500)
  console.log(`${client.ledger.length} writes, ${acknowledged.length} acknowledged before a kill or after it`)
  console.log(`ready again after ${median(readyIn)} ms (median), ${Math.max(...readyIn)} ms (most)`)
  expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
  for (const pid of servers) expect(isStillServer(dataDir, pid)).toBe(false)
})

/** Starts the desk that was killed, and sees to it that nothing is left of the one before. */
async function restart(moment: Point | 'random' = 'random', patience = 5000): Promise<DeskProcess> {
  const before = [...servers]
  const times = moment.startsWith('job') ? between(1, 2) : moment.startsWith('file') ? between(1, 5) : between(1, 60)
  const desk = await startDesk(moment === 'random' ? how : { dataDir, program: [dyingDesk, moment, String(times)] })
  expect(desk.readyIn).toBeLessThan(patience)
  expect(before.filter((pid) => isStillServer(dataDir, pid))).toEqual([])
  readyIn.push(Math.round(desk.readyIn))
  noteServer()
  return desk
}

function noteServer(): void {
  const pid = serverOf(dataDir)
  if (pid) servers.add(pid)
}

/** What carries a key may be sent again: an answer that came is the same, and what had none is done once. */
async function sendAgain(desk: DeskProcess, writes: Write[]): Promise<void> {
  for (const write of writes.filter(({ key }) => key)) {
    const answer = await client.send(desk.url, write)
    if (write.answer) expect(answer, write.mark).toEqual(write.answer)
    write.answer = answer
  }
  const refused = writes.filter(({ answer }) => answer && answer.status >= 300)
  expect(refused).toEqual([])
}

async function writeUntilKilled(desk: DeskProcess, moment: Point | 'random'): Promise<void> {
  if (moment === 'random') setTimeout(() => desk.child.kill('SIGKILL'), between(30, 400))
  else desk.child.kill('SIGUSR2')
  await Promise.race([
    client.write(desk.url, writers),
    wait(20_000, undefined, { ref: false }).then(() =>
      Promise.reject(new Error(`the desk never came to the point ${moment}`)),
    ),
  ])
  expect(await desk.ended, `${moment}: ${desk.err()}`).toEqual({ code: null, signal: 'SIGKILL' })
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** A small generator with a seed: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function mulberry32(state: number): () => number {
  let a = state
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
