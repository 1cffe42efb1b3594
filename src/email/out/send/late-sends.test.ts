// A mail server that says nothing for minutes: only its own mail waits for it, and none is lost or doubled.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailingDesk, startMailingDesk } from '../../../../test/mail/mailing-desk.ts'
import { testSender } from '../../../../test/mail/sender.ts'
import { type SmtpDouble, startSmtpDouble } from '../../../../test/mail/smtp-double.ts'

let on: MailingDesk
let other: SmtpDouble
let mail: ReturnType<typeof testSender>
const clock = { at: Date.now(), now: () => new Date(clock.at) }

beforeAll(async () => {
  on = await startMailingDesk({ clock })
  other = await startSmtpDouble()
  mail = testSender(on.desk, {}, undefined, 50)
  await on.world.admin.post('/mailboxes', {
    name: 'Vault desk',
    address: 'vault@larkfield.example',
    team: on.world.teams.service,
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: other.port, security: 'none' },
    handling: { acknowledge: false, holdSeconds: 0 },
  })
})
afterAll(async () => {
  mail.close()
  await other.stop()
  await on.stop()
})

async function replied(team?: string) {
  const { requester, agent } = on.world
  const asked = { title: 'The gate sticks', requester: requester.email, ...(team && { team }) }
  const { number } = (await agent.post('/tickets', asked)).body
  const { id } = (await agent.post(`/tickets/${number}/replies`, { body: 'Which gate?' })).body
  return async () => (await agent.get(`/tickets/${number}/mail?message=${id}`)).body.items[0]
}

test('mail of another mailbox leaves meanwhile, and what the silent server would keep waiting stands back', async () => {
  on.smtp.fail = ({ n }) => (n >= 0 ? { at: 'stall' } : undefined)
  const silent = [await replied(), await replied(), await replied()]
  await mail.send(on.world.tenant)
  expect(on.smtp.taken).toHaveLength(0)
  const waits = await replied()
  const goes = await replied(on.world.teams.service)
  await mail.send(on.world.tenant)
  await expect.poll(goes).toMatchObject({ state: 'sent' })
  expect(await waits()).toMatchObject({ state: 'queued', attempts: 0, reason: expect.stringMatching(/takes long/) })
  for (const row of silent) expect(await row()).toMatchObject({ state: 'sending' })

  on.smtp.fail = () => undefined
  on.smtp.cut()
  await mail.over()
  for (const row of silent) expect(await row()).toMatchObject({ state: 'queued' })
  clock.at += 5 * 60_000
  await mail.send(on.world.tenant)
  await mail.over()
  for (const row of [...silent, waits]) expect(await row()).toMatchObject({ state: 'sent' })
  expect([...on.smtp.counts().values()]).toEqual([1, 1, 1, 1])
})
