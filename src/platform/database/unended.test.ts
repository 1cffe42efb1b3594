// Readings that end with what comes next: nobody notices but the clock.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createLog } from '../log.ts'
import { type Database, openDatabase } from './database.ts'

let desk: TestDesk
/** With one connection, so that one follows the other on it. */
let database: Database
const tenant = crypto.randomUUID()

beforeAll(async () => {
  desk = await startTestDesk()
  database = openDatabase(desk.runtime.database.connection, createLog('silent'), { desk: 1, owner: 1 })
})
afterAll(async () => {
  await database.close()
  await desk.stop()
})

const now = (readOnly: boolean) =>
  database.inTenant(
    tenant,
    async (db) => {
      const { rows } = await sql<{
        pid: number
        at: string
        only: string
        mine: string
      }>`select pg_backend_pid() as pid,
        now()::text as at, current_setting('transaction_read_only') as only, current_setting('mendbook.tenant') as mine`.execute(
        db,
      )
      return rows[0]
    },
    { readOnly },
  )

test('what follows on the connection, a reading or a change, has a transaction of its own', async () => {
  const [first, second, third] = [await now(true), await now(true), await now(false)]
  expect(new Set([first?.pid, second?.pid, third?.pid]).size).toBe(1)
  expect(new Set([first?.at, second?.at, third?.at]).size).toBe(3)
  expect([first, second, third].map((one) => [one?.only, one?.mine])).toEqual([
    ['on', tenant],
    ['on', tenant],
    ['off', tenant],
  ])
})

test('where nothing follows it is ended all the same', async () => {
  const { pid } = (await now(true)) ?? {}
  const state = async () =>
    (await desk.superuser.query('select state from pg_stat_activity where pid = $1', [pid])).rows[0].state
  await expect.poll(state).toBe('idle')
})

test('a reading that failed leaves nothing behind for the next', async () => {
  const failing = database.inTenant(tenant, (db) => sql`select 1 / 0`.execute(db), { readOnly: true })
  await expect(failing).rejects.toThrow('division by zero')
  // Nor does one that does not say that it failed.
  await database.inTenant(tenant, (db) => sql`select 1 / 0`.execute(db).catch(() => undefined), { readOnly: true })
  expect((await now(false))?.only).toBe('off')
})
