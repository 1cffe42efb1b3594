// Mail in the demo: what it begins with, and a mail that somebody writes on its page.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { fillDemo } from './demo.ts'
import { type DemoMailWorld, openDemoMail } from './demo-mail.ts'

let desk: TestDesk
let world: DemoMailWorld
beforeAll(async () => {
  desk = await startTestDesk()
  await fillDemo(desk, () => undefined)
  world = await openDemoMail(desk, '127.0.0.1', 0)
  await world.filled
}, 120_000)
afterAll(async () => {
  await world?.stop()
  await desk?.stop()
})

const states = async () => {
  const { rows } = await desk.superuser.query('select state, count(*)::int as n from mail group by state')
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

test('the ledger shows what may become of a mail', async () => {
  const found = await states()
  expect(Object.keys(found).sort()).toEqual(['appended', 'failed', 'ignored', 'quarantined', 'ticketed'])
  expect(found.quarantined).toBeGreaterThan(1)
  const { rows } = await desk.superuser.query("select next_try, reason from mail where state = 'failed'")
  expect(rows).toEqual([{ next_try: null, reason: expect.stringContaining('The disk gave an error') }])
})

test('what is written on the page becomes a ticket, and a second start makes nothing twice', async () => {
  const page = /http:\S+/.exec(world.lines.join())?.[0]
  const before = await states()
  const fields = {
    name: 'Kwame Driftwood',
    from: 'kwame.driftwood@larkspur-ferries.example',
    to: 'help@larkspur-ferries.example',
    subject: 'The galley tablet is dark',
    text: 'It does not start.',
  }
  const answer = await fetch(`${page}/write`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  expect(answer.status).toBe(303)
  expect(await states()).toEqual({ ...before, ticketed: before.ticketed + 1 })
  const { rows } = await desk.superuser.query("select channel from ticket where title = 'The galley tablet is dark'")
  expect(rows).toEqual([{ channel: 'email' }])
  await world.stop()
  world = await openDemoMail(desk, '127.0.0.1', 0)
  await world.filled
  expect(await states()).toEqual({ ...before, ticketed: before.ticketed + 1 })
})
