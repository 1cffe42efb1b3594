// On a full disk reading goes on, writing is refused in words that the desk can pass on, and both recover by themselves.
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { diskReserve } from './disk-reserve.ts'
import { query, start, temporaryFolder, until, usedDataFolder } from './test-folders.ts'

const megabyte = 1 << 20
const bytes = 4 * megabyte

it('gives up its reserve and refuses writes while the disk is full, also over a restart', async () => {
  const dataDir = await usedDataFolder()
  const home = path.join(dataDir, 'postgres')
  let free = 100 * megabyte
  let server = await start(dataDir)
  const log: string[] = []
  const reserve = diskReserve({
    home,
    bytes,
    available: () => free,
    reload: () => process.kill(server.pid, 'SIGHUP'),
    log: (level, message) => log.push(`${level}: ${message}`),
  })
  const reserved = () => fs.existsSync(path.join(home, 'reserve'))
  const insert = () =>
    query(server, `insert into note values ('new')`).then(
      () => 'kept',
      (error) => error.code,
    )
  const readOnly = '25006'
  await query(server, `create table note as select 'kept' as text`)

  reserve.look()
  await reserve.layUp()
  expect(fs.statSync(path.join(home, 'reserve')).size).toBe(bytes)
  expect(await insert()).toBe('kept')

  free = megabyte
  reserve.look()
  await reserve.layUp()
  expect(reserved()).toBe(false)
  await until(async () => (await insert()) === readOnly)
  expect(await query(server, 'select count(*)::int as n from note limit 1')).toHaveLength(1)

  await server.stop()
  server = await start(dataDir)
  expect(await insert()).toBe(readOnly)

  free = 5 * megabyte // the reserve itself, given up: no reason to go on writing
  reserve.look()
  expect(await insert()).toBe(readOnly)

  free = 100 * megabyte
  reserve.look()
  await reserve.layUp()
  await until(async () => (await insert()) === 'kept')
  expect(reserved()).toBe(true)
  expect(log).toEqual([
    'error: the disk is full: writes are refused until there is room, reading goes on',
    'info: the disk has room again: writes are accepted',
  ])
})

it('keeps no reserve where none is wanted or the disk is small', async () => {
  const home = temporaryFolder()
  const parts = { home, reload: () => undefined, log: () => undefined }
  await diskReserve({ ...parts, bytes: 0, available: () => 1e12 }).layUp()
  await diskReserve({ ...parts, bytes, available: () => 2 * bytes - 1 }).layUp()
  expect(fs.readdirSync(home)).toEqual([])
})

it('looks at the real disk', async () => {
  const dataDir = await usedDataFolder()
  await start(dataDir, { reserveBytes: bytes })
  await until(() => fs.existsSync(path.join(dataDir, 'postgres', 'reserve')))
})
