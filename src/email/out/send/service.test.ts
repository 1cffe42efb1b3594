// The sender that runs beside the desk: it hears of what will be due, and ends what it began.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../../test/desk.ts'
import { type SmtpDouble, startSmtpDouble } from '../../../../test/mail/smtp-double.ts'
import { createWorld, type World } from '../../../../test/world.ts'
import { remindDue } from '../remind.ts'
import { sendingService } from './service.ts'

let desk: TestDesk
let world: World
let smtp: SmtpDouble
const clock = { at: Date.now(), now: () => new Date(clock.at) }

beforeAll(async () => {
  smtp = await startSmtpDouble()
  desk = await startTestDesk({ clock })
  world = await createWorld(desk)
  await world.admin.post('/mailboxes', {
    name: 'Service desk',
    address: 'help@larkfield.example',
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, security: 'none' },
    handling: { acknowledge: false, holdSeconds: 0, remindAfterDays: 1 },
  })
})
afterAll(async () => {
  await desk.stop()
  await smtp.stop()
})

test('a reply and later its reminder leave by themselves, each once; a sender that ended sends no more', async () => {
  const service = sendingService(() => desk.runtime, { accessToken: () => async () => 'token' })
  await service.start()
  const { id } = (await world.requester.post('/tickets', { title: 'The gate sticks' })).body
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Which gate?', status: 'pending' })
  await expect.poll(() => smtp.taken.length, { timeout: 20_000 }).toBe(1)
  clock.at += 2 * 24 * 3600_000
  await remindDue(desk.runtime)
  await remindDue(desk.runtime)
  await expect.poll(() => smtp.taken.length, { timeout: 20_000 }).toBe(2)
  const states = async () =>
    (await world.agent.get(`/tickets/${id}/mail`)).body.items
      .map((row: { kind: string; state: string }) => [row.kind, row.state])
      .filter(([kind]: string[]) => kind !== 'acknowledgement')
  await expect.poll(states, { timeout: 20_000 }).toEqual([
    ['reminder', 'sent'],
    ['reply', 'sent'],
  ])
  await service.stop()
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Still there?' })
  expect(smtp.taken).toHaveLength(2)
  expect((await states())[0]).toEqual(['reply', 'queued'])
})
