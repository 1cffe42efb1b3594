// The first ten seconds of a database's life, and each of its later starts.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { isRoot, reaches } from './account.ts'
import { findRunningServer } from './index.ts'
import {
  clusterOf,
  query,
  removeSubstitutesOf,
  spawnDesk,
  start,
  temporaryFolder,
  usedDataFolder,
} from './test-folders.ts'

it('makes a database in an empty folder: durable, UTF-8, behind a password, not on the network', async () => {
  const dataDir = path.join(temporaryFolder(), 'data')
  const server = await start(dataDir)
  const [row] = await query<Record<string, string>>(
    server,
    `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens, current_setting('jit') as jit,
       current_setting('server_encoding') as encoding, current_database() as name, current_user as who, lower('ÄÖÜẞ') as folded,
       array_to_string(array(select x from unnest(array['b', 'ä', 'a', 'Z']) x order by x), ' ') as sorted`,
  )
  expect(row).toEqual({
    fsync: 'on',
    listens: '',
    jit: 'off',
    encoding: 'UTF8',
    name: 'mendbook',
    who: 'mendbook',
    folded: 'äöüß',
    sorted: 'Z a b ä',
  })
  expect(server.notices).toEqual([])
  expect(server.version).toMatch(/^\d+\.\d+/)
  const stranger = { connection: { ...server.connection, password: 'guess' } }
  await expect(query(stranger, 'select 1')).rejects.toThrow('password authentication failed')
  expect(fs.statSync(path.join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600)
  expect(fs.statSync(server.connection.host).mode & 0o777).toBe(0o700)
})

it('keeps what was written over a restart, and lets tools connect beside it while it runs', async () => {
  const dataDir = path.join(temporaryFolder(), 'data')
  expect(await findRunningServer(dataDir)).toBeUndefined()
  const first = await start(dataDir)
  await query(first, `create table note as select 'kept' as text`)
  const beside = await findRunningServer(dataDir)
  expect(beside && (await query({ connection: beside }, 'select text from note'))).toEqual([{ text: 'kept' }])
  await first.stop()
  expect(await findRunningServer(dataDir)).toBeUndefined()
  expect(() => process.kill(first.pid, 0)).toThrow('ESRCH')
  const second = await start(dataDir)
  expect(await query(second, 'select text from note')).toEqual([{ text: 'kept' }])
})

it('refuses a second desk on the folder within a second, and names the process that has it', async () => {
  const dataDir = await usedDataFolder()
  const desk = spawnDesk(dataDir, { rows: false })
  expect(await desk.said('ready')).toMatch(/^ready/)
  const began = performance.now()
  await expect(start(dataDir)).rejects.toThrow(`process ${desk.child.pid} on`)
  expect(performance.now() - began).toBeLessThan(1000)
})

it('lets exactly one of two desks that start at the same moment have an empty folder', async () => {
  const dataDir = path.join(temporaryFolder(), 'data')
  const outcomes = await Promise.allSettled([start(dataDir), start(dataDir)])
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))
  expect(refused).toEqual([expect.stringContaining('Another desk uses the data folder')])
})

it.each([
  ['blanks, umlauts, quotes and shell signs', `Büro "Süd", 'Ost' $(touch oops) \`id\` %s; ärgerlich\\`],
  ['400 bytes', ['ä'.repeat(100), 'b'.repeat(100), 'c'.repeat(100)].join('/')],
  ['1,200 bytes, more than PostgreSQL can hold', Array(6).fill('d'.repeat(200)).join('/')],
])('works in a folder with a path of %s', async (_, name) => {
  const dataDir = path.join(temporaryFolder(), name)
  removeSubstitutesOf(dataDir)
  const first = await start(dataDir)
  await query(first, `create table note as select 'kept' as text`)
  expect(Buffer.byteLength(first.connection.host)).toBeLessThanOrEqual(93)
  await first.stop()
  expect(await query(await start(dataDir), 'select text from note')).toEqual([{ text: 'kept' }])
  expect(fs.existsSync('oops')).toBe(false)
})

it('begins anew where a first start was interrupted', async () => {
  const dataDir = path.join(temporaryFolder(), 'data')
  const half = path.join(dataDir, 'postgres', 'cluster-part-1')
  fs.mkdirSync(half, { recursive: true })
  fs.chmodSync(dataDir, 0o755)
  fs.chmodSync(path.dirname(half), 0o755)
  fs.writeFileSync(path.join(half, 'PG_VERSION'), '18\n')
  expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }])
  expect(fs.existsSync(half)).toBe(false)
})

it('sets a new password when the password file is lost', async () => {
  const dataDir = await usedDataFolder()
  const first = await start(dataDir)
  await first.stop()
  fs.rmSync(path.join(dataDir, 'postgres', 'password'))
  const second = await start(dataDir)
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(second.connection.password).not.toBe(first.connection.password)
})

it('does not touch a database of another major version, and says how to move it', async () => {
  const dataDir = await usedDataFolder()
  const version = path.join(clusterOf(dataDir), 'PG_VERSION')
  fs.writeFileSync(version, '12\n')
  await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 12.*pg_dump of PostgreSQL 12/)
})

it('quotes the log when the server does not start', async () => {
  const dataDir = await usedDataFolder()
  const failure = start(dataDir, { settings: { shared_buffers: 'plenty' } })
  await expect(failure).rejects.toThrow(
    /did not start.*invalid value for parameter "shared_buffers": "plenty".*postgres\.log/s,
  )
  expect(await query(await start(dataDir), 'select 1 as one')).toEqual([{ one: 1 }])
})

it('says so when the data folder cannot be made', async () => {
  const file = path.join(temporaryFolder(), 'file')
  fs.writeFileSync(file, '')
  await expect(start(path.join(file, 'data'))).rejects.toThrow(/cannot be used \(ENOTDIR.*MENDBOOK_DATA/)
})

const checkoutIsOpen = isRoot() && reaches({ uid: 65534, gid: 65534 }, import.meta.dirname)

it.runIf(checkoutIsOpen)('needs no root: an ordinary user runs it under their own name', async () => {
  const home = temporaryFolder(0o700)
  fs.chownSync(home, 65534, 65534)
  const desk = spawnDesk(path.join(home, 'data'), { rows: false, uid: 65534, gid: 65534 })
  expect(await desk.said('ready')).toMatch(/^ready/)
  expect(fs.statSync(clusterOf(path.join(home, 'data'))).uid).toBe(65534)
  const files = spawnSync('find', [home, '-not', '-uid', '65534'], { encoding: 'utf8' })
  expect(files.stdout).toBe('')
})
