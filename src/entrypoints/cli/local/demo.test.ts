// The demo is played through the verbs that people use, so a rule that it breaks would stop `start --demo` for everybody.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { fillDemo } from './demo.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await startTestDesk()
})
afterAll(() => desk.stop())

test('a desk is filled once, and its accounts let people in', async () => {
  const said: string[] = []
  const accounts = await fillDemo(desk, (line) => said.push(line))
  expect(said[0]).toMatch(/^Filling the demo with \d{3} tickets of /)
  const { rows } = await desk.superuser.query('select status, count(*)::int as n from ticket group by status')
  expect(rows.map(({ status }) => status).sort()).toEqual(['closed', 'new', 'on_hold', 'open', 'pending', 'resolved'])
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(Number(/\d+/.exec(said[0] ?? '')?.[0]))

  // Whatever the desk can do is to be seen in it.
  for (const table of [
    ...['escalation', 'checklist', 'canned_reply', 'time_entry', 'ticket_field_value', 'ticket_link', 'ticket_task'],
    ...['ticket_merge', 'ticket_view', 'ticket_view_pin', 'ticket_participant'],
  ]) {
    const { rows: some } = await desk.superuser.query(`select 1 from ${table} limit 1`)
    expect(some, table).toHaveLength(1)
  }

  const { rows: behind } = await desk.superuser.query(`select name, at from (
      select name, at, lag(at) over (partition by subject order by id) as before from event where subject_kind = 'ticket'
    ) as told where at < before`)
  expect(behind).toEqual([])

  const signIns = accounts.flatMap((line) => /(\S+@\S+)\s+(\S+)$/.exec(line)?.slice(1) ?? [])
  expect(signIns).toHaveLength(6)
  for (let at = 0; at < signIns.length; at += 2) {
    const payload = { email: signIns[at], password: signIns[at + 1] }
    const { statusCode } = await desk.app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
    expect(statusCode, String(payload.email)).toBe(201)
  }

  expect(await fillDemo(desk, (line) => said.push(line))).toEqual(accounts)
  expect(said).toHaveLength(1)
}, 180_000)
