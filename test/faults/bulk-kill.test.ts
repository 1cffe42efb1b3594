// kill -9 in the middle of a bulk change, three times: it goes on by itself, and each ticket is changed exactly once.
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { count } from './audit.ts'
import {
  type DeskProcess,
  init,
  installation,
  type Launch,
  startDesk,
  temporaryFolder,
  tidyUp,
  until,
} from './desk-process.ts'

const tickets = 200
let how: Launch
let token = ''

beforeAll(async () => {
  const folder = temporaryFolder()
  const mendbook = installation(path.join(folder, 'mendbook'))
  how = { dataDir: path.join(folder, 'data'), program: [mendbook, 'start'] }
  token = await init({ dataDir: how.dataDir }, mendbook)
})
afterAll(() => tidyUp())

async function ask(desk: DeskProcess, way: string, body?: object) {
  const answer = await fetch(`${desk.url}/api/v1${way}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  expect(answer.status, way).toBeLessThan(300)
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  return answer.json() as Promise<any>
}

test('interrupted three times, it ends with each ticket changed exactly once', { timeout: 180_000 }, async () => {
  let desk = await startDesk(how)
  const rows = Array.from({ length: tickets }, (_, n) => ({ line: n + 1, id: String(n), title: `Lamp ${n} is dark` }))
  const imported = await ask(desk, '/imports/tickets', { source: 'inspection', rows })
  const ids = imported.ids.map(({ ticket }: { ticket: string }) => ticket)
  const change = { priority: 'P1', addTags: ['dark'], note: 'All on one fuse' }
  const { id } = await ask(desk, '/bulk-changes', { tickets: ids, change })
  const done = async () => tickets - (await ask(desk, `/bulk-changes/${id}`)).waiting
  for (const reached of [1, 40, 120]) {
    await until(async () => (await done()) >= reached, 60_000)
    expect(await desk.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
    desk = await startDesk(how)
    // Otherwise it was over before it was killed, and this proves nothing.
    if (reached < 120) expect(await done()).toBeLessThan(tickets)
  }
  await until(async () => (await ask(desk, `/bulk-changes/${id}`)).state === 'done', 60_000)
  expect(await ask(desk, `/bulk-changes/${id}`)).toMatchObject({
    changed: tickets,
    failed: 0,
    unchanged: 0,
    waiting: 0,
  })
  const once = (name: string) =>
    count(
      how,
      `select from (select subject from event where name = '${name}' group by subject having count(*) = 1) as s`,
    )
  expect([await once('ticket.changed'), await once('ticket.noted')]).toEqual([tickets, tickets])
  expect(await count(how, "select from message where body = 'All on one fuse'")).toBe(tickets)
  expect(await count(how, "select from ticket where priority = 'P1' and tags = '{dark}'")).toBe(tickets)
  expect(await desk.end('SIGTERM')).toEqual({ code: 0, signal: null })
})
