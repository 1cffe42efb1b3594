import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { remindDue } from './remind.ts'

let desk: TestDesk
let world: World
const clock = { at: Date.now(), now: () => new Date(clock.at) }
beforeAll(async () => {
  desk = await startTestDesk({ clock })
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const reminders = async (number: string) => {
  const { items } = (await world.agent.get(`/tickets/${number}/mail`)).body
  return items.filter(({ kind }: { kind: string }) => kind === 'reminder')
}
const days = (n: number) => {
  clock.at += n * 24 * 3600_000
}

test('who owes the desk a word is reminded once, after the days that the mailbox says', async () => {
  const box = { name: 'Desk', address: 'desk@larkfield.example', handling: { remindAfterDays: 3 } }
  const outgoing = { kind: 'smtp', host: '127.0.0.1', port: 9, security: 'none' }
  expect((await world.admin.post('/mailboxes', { ...box, outgoing })).status).toBe(201)
  const waits = (await world.requester.post('/tickets', { title: 'Waits' })).body.number
  const open = (await world.requester.post('/tickets', { title: 'Does not wait' })).body.number
  await world.agent.post(`/tickets/${waits}/replies`, { body: 'Which one?', status: 'pending' })
  await world.agent.post(`/tickets/${open}/replies`, { body: 'We look at it.' })
  days(2)
  await remindDue(desk.runtime)
  expect(await reminders(waits)).toEqual([])
  days(2)
  await remindDue(desk.runtime)
  await remindDue(desk.runtime)
  expect(await reminders(waits)).toMatchObject([{ person: { id: world.requester.id }, state: 'queued' }])
  expect(await reminders(open)).toEqual([])
  // A new word of the desk begins the days anew.
  await world.agent.post(`/tickets/${waits}/replies`, { body: 'Still there?', status: 'pending' })
  days(4)
  await remindDue(desk.runtime)
  expect(await reminders(waits)).toHaveLength(2)
})
