// A desk that cannot start says what is wrong, what that means and what to do, and ends; nobody has to read a stack trace.
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { isRoot, reaches } from '../../src/platform/database/own/account.ts'
import { findRunningServer } from '../../src/platform/database/own/index.ts'
import { init, installation, run, serverOf, startDesk, temporaryFolder, tidyUp } from './desk-process.ts'

const nobody = { uid: 65534, gid: 65534 }
let folder = ''
let mendbook = ''

beforeAll(() => {
  folder = temporaryFolder()
  mendbook = installation(path.join(folder, 'mendbook'))
})
afterAll(() => tidyUp())

const startOn = (dataDir: string, env: Record<string, string> = {}, account?: typeof nobody) =>
  run({ dataDir, env, program: [mendbook, 'start'], ...(account && { account }) })

/** Each part of the message, in this order; and no trace of the code that wrote it. */
function expectRefusal(refused: Awaited<ReturnType<typeof run>>, ...parts: (string | RegExp)[]): void {
  expect(refused.code, refused.err).toBe(1)
  expect(refused.out).not.toContain('ready')
  for (const part of parts) expect(refused.err).toMatch(part)
  expect(refused.err).not.toMatch(/\n\s+at |node:internal|\.ts:\d/)
  expect(refused.err.length).toBeLessThan(1200)
}

test('an empty folder, and the same with data in it', { timeout: 60_000 }, async () => {
  const dataDir = path.join(folder, 'fresh')
  const empty = await startDesk({ dataDir, program: [mendbook, 'start'] })
  expect(empty.out()).toMatch(/Set it up here \(the link works once\): http:\S+\/setup#token=\S+/)
  expect(await empty.end('SIGTERM')).toEqual({ code: 0, signal: null })
  await init({ dataDir }, mendbook)
  const used = await startDesk({ dataDir, program: [mendbook, 'start'] })
  expect(used.out()).not.toContain('Set it up')
  const owner = new pg.Client(await findRunningServer(dataDir))
  await owner.connect()
  const { rows } = await owner.query(
    "select distinct usename from pg_stat_activity where application_name = 'mendbook'",
  )
  expect(rows, 'what requests run under cannot be given back').toEqual([{ usename: 'mendbook_desk' }])
  await owner.end()
  console.log(`ready after ${Math.round(empty.readyIn)} ms on an empty folder, ${Math.round(used.readyIn)} ms on data`)
  await used.end('SIGTERM')
})

test('what only some desks need is not loaded by the others', { timeout: 60_000 }, async () => {
  const list = path.join(folder, 'loaded')
  const env = { NODE_OPTIONS: `--import ${path.join(import.meta.dirname, 'loaded-packages.ts')}`, LOADED_TO: list }
  const desk = await startDesk({ dataDir: path.join(folder, 'light'), env, program: [mendbook, 'start'] })
  await desk.end('SIGTERM')
  const loaded = fs.readFileSync(list, 'utf8').split('\n')
  expect(loaded, 'the list works').toEqual(expect.arrayContaining(['fastify', 'kysely', 'zod']))
  const ofMail = ['nodemailer', 'smtp-server', 'imapflow', 'mailauth', 'mailparser', 'libmime', 'unified', 'parse5']
  // 40 MB of script for a page that few ever read.
  const ofTheReference = ['@scalar/fastify-api-reference', 'yaml']
  expect(loaded.filter((name) => [...ofMail, ...ofTheReference].includes(name))).toEqual([])
})

test('everything that is wrong with the environment, at once', async () => {
  const refused = await startOn(path.join(folder, 'wrong'), {
    PORT: '65536',
    DATABASE_URL: 'mysql://localhost/desk',
    BASE_URL: 'https://desk.example.com/below',
    MENDBOOK_SECRET: 'too short',
    LOG_LEVEL: 'loud',
  })
  expectRefusal(
    refused,
    'The environment has 5 wrong values, so nothing was started',
    /PORT: is above 65535/,
    /DATABASE_URL: is not a PostgreSQL address: write it like postgres:/,
    /BASE_URL: has a path: give the origin alone/,
    /MENDBOOK_SECRET: is shorter than 32 characters: make one with/,
    /LOG_LEVEL: /,
  )
  expect(fs.existsSync(path.join(folder, 'wrong'))).toBe(false)
})

test('a port that is taken; and the database that was started for nothing is stopped', async () => {
  const server = net.createServer().listen(0, '127.0.0.1')
  const { port } = await new Promise<net.AddressInfo>((resolve) =>
    server.once('listening', () => resolve(server.address() as net.AddressInfo)),
  )
  const dataDir = path.join(folder, 'port')
  const refused = await startOn(dataDir, { PORT: String(port) })
  server.close()
  expectRefusal(
    refused,
    `Another program listens on 127.0.0.1:${port}`,
    'so the desk was not started',
    'choose another port',
  )
  expect(serverOf(dataDir)).toBeUndefined()
})

test('an address that this machine has not', async () => {
  const refused = await startOn(path.join(folder, 'host'), { HOST: '192.0.2.1', PORT: '4800' })
  expectRefusal(refused, 'This machine has no address 192.0.2.1', 'Set HOST to one it has')
})

test('a data folder that cannot be one', async () => {
  const file = path.join(folder, 'file')
  fs.writeFileSync(file, '')
  expectRefusal(
    await startOn(path.join(file, 'data')),
    /The data folder \S+ cannot be used \(ENOTDIR/,
    'so the desk did not start',
    'set MENDBOOK_DATA to another folder',
  )
})

test.runIf(!isRoot() || reaches(nobody, import.meta.dirname))('a data folder of somebody else', async () => {
  const dataDir = path.join(folder, 'private')
  fs.mkdirSync(dataDir, { mode: isRoot() ? 0o700 : 0o500 })
  const refused = await startOn(dataDir, {}, isRoot() ? nobody : undefined)
  expectRefusal(
    refused,
    /The data folder \S+ cannot be used \(EACCES/,
    'so the desk did not start',
    'Make it writable for this user',
  )
})

test('a database that was used by a newer version', { timeout: 60_000 }, async () => {
  const dataDir = path.join(folder, 'newer-data')
  const newer = installation(path.join(folder, 'newer'), { '9001_later.sql': 'create table later (id int)' })
  const desk = await startDesk({ dataDir, program: [newer, 'start'] })
  expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
  expectRefusal(
    await startOn(dataDir),
    'The database was used by a newer Mendbook (it has 9001_later.sql)',
    'so this one does not touch it',
    'Start the newer version, or restore a backup',
  )
  expect(serverOf(dataDir)).toBeUndefined()
})

/** The address of the test run's server, with something changed. */
function databaseUrl({ password, database }: { password?: string; database: string }): string {
  const { host, user, password: right } = inject('postgres')
  return `postgres://${user}:${password ?? right}@/${database}?host=${encodeURIComponent(host)}`
}

test('a DATABASE_URL at which nobody answers', async () => {
  const nothing = await startOn(path.join(folder, 'url'), { DATABASE_URL: 'postgres://desk:x@127.0.0.1:1/desk' })
  expectRefusal(
    nothing,
    /127\.0\.0\.1:1/,
    'cannot be used',
    'nothing was started',
    'Check the address, user and password',
  )
  expect(nothing.err).not.toContain('desk:x')
  const unknown = await startOn(path.join(folder, 'url'), { DATABASE_URL: 'postgres://desk:x@no.invalid/desk' })
  expectRefusal(unknown, /no\.invalid/, 'cannot be used', 'Check the address')
})

test('a DATABASE_URL at which somebody is silent, within six seconds', async () => {
  const silent = net.createServer(() => undefined).listen(0, '127.0.0.1')
  const port = await new Promise((resolve) =>
    silent.once('listening', () => resolve((silent.address() as net.AddressInfo).port)),
  )
  const url = `postgres://desk:x@127.0.0.1:${port}/desk`
  const refused = await startOn(path.join(folder, 'url'), { DATABASE_URL: url })
  silent.close()
  expectRefusal(refused, 'cannot be used', 'nothing was started', 'Check the address, user and password')
  expect(refused.ms).toBeLessThan(7000)
})

test('a DATABASE_URL that the server refuses', async () => {
  const password = await startOn(path.join(folder, 'url'), {
    DATABASE_URL: databaseUrl({ password: 'guess', database: 'postgres' }),
  })
  expectRefusal(password, 'password authentication failed', 'nothing was started', 'Check the address')
  const missing = await startOn(path.join(folder, 'url'), { DATABASE_URL: databaseUrl({ database: 'nothing' }) })
  expectRefusal(missing, 'database "nothing" does not exist', 'nothing was started', 'Check the address')
})
