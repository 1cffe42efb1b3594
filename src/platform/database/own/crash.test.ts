// What is left when processes die: the desk, the server, the watchdog, and numbers that now mean somebody else.
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readPidFile } from './previous.ts'
import { isServerOf } from './processes.ts'
import { clusterOf, query, spawnDesk, start, until, usedDataFolder } from './test-folders.ts'

const strangers: ChildProcess[] = []
afterEach(() => {
  for (const child of strangers.splice(0)) child.kill('SIGKILL')
})

const acknowledged = (lines: string[]) => lines.filter((line) => line.startsWith('ack ')).length

it('loses no acknowledged row when the desk is killed, leaves no server behind, and starts again at once', async () => {
  const dataDir = await usedDataFolder()
  let expected = 0
  for (let round = 0; round < 4; round++) {
    const desk = spawnDesk(dataDir)
    const pid = Number((await desk.said('ready')).split(' ')[1])
    await until(() => acknowledged(desk.lines) > 20 + 37 * round)
    desk.child.kill('SIGKILL')
    await until(() => desk.child.stdout?.readableEnded)
    expected += acknowledged(desk.lines)
    const began = performance.now()
    const next = await start(dataDir)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(isServerOf(clusterOf(dataDir), pid)).toBe(false)
    const [row] = await query<{ n: number }>(next, 'select count(*)::int as n from ledger')
    // One more at most: written, but killed before the desk could say so.
    expect([expected, expected + 1]).toContain(row?.n)
    expected = row?.n ?? 0
    await next.stop()
  }
})

it('ends the server of a killed desk, though nobody starts another one', async () => {
  const dataDir = await usedDataFolder()
  const desk = spawnDesk(dataDir)
  const pid = Number((await desk.said('ready')).split(' ')[1])
  const cluster = clusterOf(dataDir)
  desk.child.kill('SIGKILL')
  await until(() => !isServerOf(cluster, pid))
  expect(readPidFile(cluster)).toBeUndefined()
})

it('recovers from a postmaster.pid whose process is gone, a zombie, or somebody else', async () => {
  const dataDir = await usedDataFolder()
  const server = await start(dataDir)
  const file = path.join(clusterOf(dataDir), 'postmaster.pid')
  const text = fs.readFileSync(file, 'utf8')
  await server.stop()
  const other = await start(await usedDataFolder())
  const leftBehind = {
    'cut short by a power cut': '',
    gone: text,
    zombie: text.replace(/^\d+/, String(await zombieNamedPostgres(server.binDir))),
    'somebody else': text.replace(/^\d+/, String(stranger('sleep', ['60']).pid)),
    'another PostgreSQL': text.replace(/^\d+/, String(other.pid)),
  }
  for (const [what, content] of Object.entries(leftBehind)) {
    fs.writeFileSync(file, content)
    const warnings: string[] = []
    const again = await start(dataDir, { log: (level, message) => warnings.push(`${level}: ${message}`) })
    expect(warnings, what).toEqual(['warn: a database server ended without tidying up; recovering'])
    expect(await query(again, 'select 1 as one'), what).toEqual([{ one: 1 }])
    await again.stop()
  }
  expect(await query(other, 'select 1 as one')).toEqual([{ one: 1 }])
})

it('takes the folder of a killed desk even when its number now belongs to a living process', async () => {
  const dataDir = await usedDataFolder()
  const desk = spawnDesk(dataDir, { rows: false })
  await desk.said('ready')
  desk.child.kill('SIGKILL')
  await until(() => desk.child.signalCode)
  const holder = path.join(dataDir, 'postgres', 'desk.json')
  const { pid, ...rest } = JSON.parse(fs.readFileSync(holder, 'utf8'))
  expect(pid).toBe(desk.child.pid)
  fs.writeFileSync(holder, JSON.stringify({ pid: process.pid, ...rest }))
  expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }])
})

it('starts the server again when it is killed, and tells the desk', async () => {
  const dataDir = await usedDataFolder()
  const told: string[] = []
  const server = await start(dataDir, { onCrash: (why) => told.push(why) })
  await query(server, `create table note as select 'kept' as text`)
  for (const round of [1, 2]) {
    const pid = server.pid
    process.kill(pid, 'SIGKILL')
    await until(() => server.pid !== pid)
    expect(await query(server, 'select text from note')).toEqual([{ text: 'kept' }])
    expect(told).toHaveLength(round)
  }
  expect(told[0]).toContain('ended by SIGKILL')
})

it('stops at once while it waits to start a killed server again', async () => {
  const dataDir = await usedDataFolder()
  const server = await start(dataDir)
  const pid = server.pid
  process.kill(pid, 'SIGKILL')
  await server.stop()
  expect(isServerOf(clusterOf(dataDir), server.pid)).toBe(false)
})

it('shuts down a server that lost its desk and its watchdog, and takes its place', async () => {
  const dataDir = await usedDataFolder()
  const desk = spawnDesk(dataDir)
  const orphan = Number((await desk.said('ready')).split(' ')[1])
  await desk.said('ack')
  for (const watchdog of watchdogsOf(orphan)) process.kill(watchdog, 'SIGKILL')
  desk.child.kill('SIGKILL')
  await until(() => desk.child.signalCode)
  expect(isServerOf(clusterOf(dataDir), orphan)).toBe(true)
  const warnings: string[] = []
  const next = await start(dataDir, { log: (_, message) => warnings.push(message) })
  expect(warnings).toEqual(['a database server outlived its desk; it is told to shut down'])
  expect(next.pid).not.toBe(orphan)
  expect(isServerOf(clusterOf(dataDir), orphan)).toBe(false)
})

function stranger(program: string, args: string[]): ChildProcess {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  strangers.push(child)
  return child
}

/** Its parent became `sleep`, which never collects it. */
async function zombieNamedPostgres(binDir: string): Promise<number> {
  const script = '"$0" --version >/dev/null & echo $!; exec sleep 60'
  const parent = stranger('/bin/sh', ['-c', script, path.join(binDir, 'postgres')])
  const pid = Number(await new Promise((resolve) => parent.stdout?.once('data', resolve)))
  await until(() => fs.readFileSync(`/proc/${pid}/stat`, 'utf8').includes('(postgres) Z'))
  return pid
}

/** The shell that shares the server's session without being its child. */
function watchdogsOf(server: number): number[] {
  const found: number[] = []
  for (const pid of fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const stat = read(`/proc/${pid}/stat`)
    const session = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]
    if (session === String(server) && stat.includes('(sh) S')) found.push(pid)
  }
  return found
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
