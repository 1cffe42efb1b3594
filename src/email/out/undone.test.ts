// What was undone before anybody was mailed is mailed to nobody: neither that it was done, nor that it was undone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailingDesk, startMailingDesk } from '../../../test/mail/mailing-desk.ts'

let world: MailingDesk['world']
let smtp: MailingDesk['smtp']
let mail: MailingDesk['mail']
let stop: MailingDesk['stop']
const clock = { at: Date.now(), now: () => new Date(clock.at) }

beforeAll(async () => {
  ;({ world, smtp, mail, stop } = await startMailingDesk({ clock }, {}))
})
afterAll(() => stop())

async function opened(): Promise<string> {
  const { body } = await world.requester.post('/tickets', { title: 'The gate sticks' })
  await mail.send(world.tenant)
  return body.number
}
const resolve = (number: string, resolution = 'Oiled') =>
  world.agent.post(`/tickets/${number}/resolution`, { resolution })
const reopen = (number: string, reason?: string) =>
  world.agent.delete(`/tickets/${number}/resolution${reason ? `?reason=${reason}` : ''}`)
const seconds = (n: number) => {
  clock.at += n * 1000
}
/** What has left about a ticket once nothing is held any more, oldest first; and why the rest did not. */
async function told(number: string) {
  seconds(11)
  await mail.send(world.tenant)
  const { items } = (await world.agent.get(`/tickets/${number}/mail`)).body
  const rows = items.filter(({ kind }: { kind: string }) => kind !== 'acknowledgement').reverse()
  return rows.map(({ kind, state, reason }: Record<string, string>) => `${kind} ${state}${reason ? `: ${reason}` : ''}`)
}

test('resolved and reopened while it was held: nobody hears of either', async () => {
  const number = await opened()
  await resolve(number)
  seconds(3)
  await reopen(number)
  expect(await told(number)).toEqual([
    'resolution cancelled: Agent reopened the ticket before it left.',
    'reopened suppressed: Requester was not told that it had been resolved: that mail had not left yet.',
  ])
})

test('once the resolution has left, its taking back is told', async () => {
  const number = await opened()
  await resolve(number)
  await told(number)
  await reopen(number)
  expect(await told(number)).toEqual(['resolution sent', 'reopened sent'])
})

test('words that say why always go', async () => {
  const number = await opened()
  smtp.clear()
  await resolve(number)
  expect((await reopen(number, 'Sticks%20again')).status).toBe(200)
  expect(await told(number)).toEqual(['resolution cancelled: The ticket was reopened before it left.', 'reopened sent'])
  expect(smtp.taken.filter(({ raw }) => raw.includes('Sticks again'))).toHaveLength(1)
})

test('reopened and resolved in the same words while it was held: nobody hears of that; other words are told', async () => {
  const number = await opened()
  await resolve(number)
  await told(number)
  await reopen(number)
  await resolve(number)
  expect(await told(number)).toEqual([
    'resolution sent',
    'reopened cancelled: Agent resolved the ticket again before it left.',
    'resolution suppressed: Requester was told of this resolution before, and not of the reopening: that mail had not left yet.',
  ])
  await reopen(number)
  await resolve(number, 'Replaced')
  expect((await told(number)).slice(3)).toEqual([
    'reopened cancelled: The ticket was resolved again before it left.',
    'resolution sent',
  ])
})
