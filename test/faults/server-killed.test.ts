// The desk's own database server is killed under it, whole or one of its processes: the desk stays, says for a moment that it
// cannot, starts the server again, and nothing that it acknowledged is lost.
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { audit, query } from './audit.ts'
import { init, installation, serverOf, startDesk, temporaryFolder, tidyUp, until } from './desk-process.ts'
import { ledgerClient } from './ledger-client.ts'

afterAll(() => tidyUp())

test('killed under load, the database comes back and has everything', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const dataDir = path.join(folder, 'data')
  const mendbook = installation(path.join(folder, 'mendbook'))
  const client = ledgerClient(await init({ dataDir }, mendbook), Math.random)
  const env = { LOG_LEVEL: 'silent' }
  const desk = await startDesk({ dataDir, env, program: [mendbook, 'start'] })
  const answered = (status: number) => client.ledger.filter(({ answer }) => answer?.status === status).length
  const stop = new AbortController()
  const writing = client.write(desk.url, 4, { stop: stop.signal })
  for (const victim of [serverOf, oneOfItsProcesses, serverOf]) {
    await wait(300)
    const pid = await until(() => victim(dataDir))
    const refused = answered(503)
    process.kill(pid, 'SIGKILL')
    await until(() => answered(503) > refused)
    const kept = answered(201)
    await until(() => answered(201) > kept)
  }
  await until(async () => (await fetch(`${desk.url}/readyz`)).ok)
  await wait(300)
  stop.abort()
  await writing
  expect(client.ledger.at(-1)?.answer?.status).toBeLessThan(300)
  expect(client.ledger.filter(({ answer }) => !answer || ![200, 201, 503].includes(answer.status))).toEqual([])
  expect(desk.child.exitCode).toBeNull()
  expect(await audit({ dataDir }, client.ledger)).toEqual([])
  expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
})

/** A process that serves a connection: when one dies, PostgreSQL ends them all and recovers. */
async function oneOfItsProcesses(dataDir: string): Promise<number | undefined> {
  const ours = "select pid from pg_stat_activity where application_name = 'mendbook' limit 1"
  const found = await query<{ pid: number }>({ dataDir }, ours).catch(() => [])
  return found[0]?.pid
}
