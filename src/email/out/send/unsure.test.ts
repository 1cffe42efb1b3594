// What nobody can know, what a server finds too large, and what waits for a mailbox: the ticket says so, and nothing is given up for it.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MailingDesk, startMailingDesk } from '../../../../test/mail/mailing-desk.ts'
import type { OutMail } from '../contract.ts'
import { lateSends } from './late-sends.ts'
import { sendDue } from './send-due.ts'
import { Transports } from './transport.ts'

let on: MailingDesk
const clock = { at: Date.now(), now: () => new Date(clock.at) }
const later = (minutes: number) => {
  clock.at += minutes * 60_000
}
beforeAll(async () => {
  on = await startMailingDesk({ clock })
})
afterAll(() => on.stop())
afterEach(() => {
  on.smtp.clear()
  on.smtp.fail = () => undefined
})

const send = () => on.mail.send(on.world.tenant)
const opened = async () =>
  (await on.world.requester.post('/tickets', { title: 'The gate sticks' })).body.number as string
const newest = async (number: string, kind: string): Promise<OutMail> =>
  (await on.world.agent.get(`/tickets/${number}/mail`)).body.items.find((mail: OutMail) => mail.kind === kind)

/** A desk that ends after the server took the mail, and before it wrote that down. */
async function endInBetween() {
  const transports = new Transports(async () => 'token')
  const send: Transports['send'] = async (...mail) => {
    await transports.send(...mail)
    return new Promise(() => undefined)
  }
  await sendDue({ runtime: on.desk.runtime, transports: { send }, late: lateSends(300) }, on.world.tenant)
  transports.close()
}

test('a desk that ends before it wrote down that the mail was taken: sent again as the same, and the ticket says so', async () => {
  const number = await opened()
  await on.world.agent.post(`/tickets/${number}/replies`, { body: 'Which gate?' })
  await endInBetween()
  expect(on.smtp.taken).toHaveLength(1)
  expect(await newest(number, 'reply')).toMatchObject({ state: 'sending', reason: null })
  later(2)
  expect(await newest(number, 'reply')).toMatchObject({
    reason: expect.stringMatching(/or the desk was stopped in the middle/),
    nextTry: expect.any(String),
  })
  later(9)
  await send()
  expect([...on.smtp.counts().values()]).toEqual([2])
  expect(await newest(number, 'reply')).toMatchObject({
    state: 'sent',
    reason: expect.stringMatching(/^It may have arrived twice: /),
  })
})

test('a connection that is cut before a byte of the mail was asked for leaves no doubt; after it, it does', async () => {
  const number = await opened()
  await on.world.agent.post(`/tickets/${number}/replies`, { body: 'Which gate?' })
  let cuts = 1
  on.smtp.fail = ({ n }) => {
    if (n >= 0 && cuts-- > 0) on.smtp.cut()
    return undefined
  }
  await send()
  expect(await newest(number, 'reply')).toMatchObject({ state: 'queued', attempts: 1 })
  later(2)
  await send()
  expect(await newest(number, 'reply')).toMatchObject({ state: 'sent', reason: null })
  await on.world.agent.post(`/tickets/${number}/replies`, { body: 'And which lift?' })
  cuts = 1
  on.smtp.fail = ({ n }) => (n >= 0 && cuts-- > 0 ? { at: 'cut' } : undefined)
  await send()
  later(2)
  await send()
  expect(await newest(number, 'reply')).toMatchObject({ state: 'sent', reason: expect.stringMatching(/^It may have/) })
})

test('what was overtaken meanwhile is not sent again, and nobody claims that it never left', async () => {
  const number = await opened()
  await on.world.agent.post(`/tickets/${number}/resolution`, { resolution: 'Oiled.' })
  await endInBetween()
  await on.world.agent.delete(`/tickets/${number}/resolution`)
  later(11)
  await send()
  const { state, reason } = await newest(number, 'resolution')
  expect(state).toBe('cancelled')
  expect(reason).toMatch(/^The ticket was reopened\. It may have arrived all the same: /)
  expect(await newest(number, 'reopened')).toMatchObject({ state: 'sent', reason: null })
})

test('a mail that is too large for the server goes with links to its files', async () => {
  const number = await opened()
  const file = { name: 'log.txt', content: Buffer.alloc(200_000, 'a line\n') }
  const { id } = (await on.world.agent.upload(`/tickets/${number}/attachments`, file as never)).body
  await on.world.agent.post(`/tickets/${number}/replies`, { body: 'Here it is.', attachments: [id] })
  let large = 1
  on.smtp.fail = ({ n }) =>
    n >= 0 && large-- > 0 ? { at: 'data', code: 552, text: '5.3.4 Message size exceeds fixed limit' } : undefined
  await send()
  await send()
  expect(await newest(number, 'reply')).toMatchObject({ state: 'sent', attempts: 2 })
  const parsed = await on.smtp.parsed()
  expect(parsed.attachments).toEqual([])
  expect(parsed.text).toMatch(/log\.txt: https?:\/\/\S+\/f\//)
})

test('without files it has failed, and says what to do', async () => {
  const number = await opened()
  await on.world.agent.post(`/tickets/${number}/replies`, { body: 'Words.' })
  on.smtp.fail = ({ n }) => (n >= 0 ? { at: 'data', code: 552, text: '5.3.4 Message size exceeds limit' } : undefined)
  await send()
  expect(await newest(number, 'reply')).toMatchObject({ state: 'failed', reason: expect.stringMatching(/too large/) })
})

test('what waits while the mailbox is switched off leaves when it is on again; after three days it says why not', async () => {
  const { admin, agent } = on.world
  const path = '/mailboxes/help@larkfield.example'
  const turn = async (active: boolean) => admin.patch(path, { active }, (await admin.get(path)).body.revision)
  const [number, other] = [await opened(), await opened()]
  await agent.post(`/tickets/${number}/replies`, { body: 'Which gate?' })
  await turn(false)
  await send()
  expect(await newest(number, 'reply')).toMatchObject({
    state: 'queued',
    attempts: 0,
    reason: expect.stringMatching(/^No mailbox of the desk sends at the moment\./),
  })
  await turn(true)
  await send()
  expect(await newest(number, 'reply')).toMatchObject({ state: 'sent', reason: null })
  await agent.post(`/tickets/${other}/replies`, { body: 'And this one?' })
  await turn(false)
  await send()
  later(3 * 24 * 60 + 10)
  await send()
  expect(await newest(other, 'reply')).toMatchObject({
    state: 'suppressed',
    reason: expect.stringMatching(/no mailbox/),
  })
  await turn(true)
})

test('a mailbox that has sent is not removed, and says why', async () => {
  const number = await opened()
  await on.world.agent.post(`/tickets/${number}/replies`, { body: 'Which gate?' })
  await send()
  const { status, body } = await on.world.admin.delete('/mailboxes/help@larkfield.example')
  expect(status).toBe(409)
  expect(body.detail).toMatch(/has held or sent messages.*Switch it off instead/)
})
