// From the wire to the ticket: what a mail server was told yes to becomes one, also when the desk dies in between.
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { portOf, type Stage, stage } from '../../../test/mail/listening.ts'
import { keepMail, workOnDue, workOnMail } from '../receive/index.ts'

let on: Stage

beforeAll(async () => {
  on = await stage()
  await on.mailbox('help@larkfield.example')
})
afterAll(() => on.stop())

const ledger = async () => (await on.world.agent.get('/mail/ledger')).body.items
const subjectOf = async (subject: string) =>
  (await ledger()).filter((entry: { subject: string }) => entry.subject === subject)

async function send(port: { host: string; port: number }, subject: string, times = 1, text = 'It does not ring.') {
  const transport = createTransport({ ...port, pool: true, maxConnections: 8, ignoreTLS: true })
  const message = (n: number) => ({
    from: 'Requester <requester@larkfield.example>',
    to: 'help+anything@larkfield.example',
    subject,
    text,
    messageId: `<${subject.replaceAll(' ', '-')}-${n}@larkfield.example>`,
  })
  await Promise.all(Array.from({ length: times }, (_, n) => transport.sendMail(message(n))))
  transport.close()
}

test('a mail that is delivered becomes a ticket of its sender', async () => {
  const door = await on.open({ taker: { keepMail, workOnMail } })
  await send(portOf(door), 'The bell')
  await expect
    .poll(async () => (await subjectOf('The bell')).map(({ state }: { state: string }) => state))
    .toEqual(['ticketed'])
  const [entry] = await subjectOf('The bell')
  const ticket = await on.world.agent.get(`/tickets/${entry.ticket.number}`)
  expect(ticket.body).toMatchObject({
    title: 'The bell',
    channel: 'email',
    requester: { email: 'requester@larkfield.example' },
  })
})

test('the desk dies between yes and work: the clock finds it, once', async () => {
  const door = await on.open({ taker: { keepMail, workOnMail: async () => undefined } })
  await send(portOf(door), 'Left behind')
  expect((await ledger()).filter(({ state }: { state: string }) => state === 'received')).toHaveLength(1)
  const later = { ...on.desk.runtime, clock: { now: () => new Date(Date.now() + 11 * 60_000) } }
  await workOnDue(later)
  await workOnDue(later)
  expect(await subjectOf('Left behind')).toMatchObject([{ state: 'ticketed' }])
})

test('a hundred at once: each is in the ledger once, and each becomes a ticket', async () => {
  const door = await on.open({ taker: { keepMail, workOnMail } })
  const before = Date.now()
  await send(portOf(door), 'Many', 100, 'A line of a mail as people write them.\n'.repeat(500))
  const taken = Date.now() - before
  await expect
    .poll(
      async () => {
        const { rows } = await on.desk.superuser.query(
          "select state, count(*)::int as n from mail where subject = 'Many' group by state",
        )
        return rows
      },
      { timeout: 30_000 },
    )
    .toEqual([{ state: 'ticketed', n: 100 }])
  console.log(`100 mails of 20 kB were taken in ${taken} ms, and worked on after ${Date.now() - before} ms`)
}, 60_000)
