// Links in a mail about a resolved ticket: they ask first, act once, and for nobody and nothing else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client } from '../../../../test/desk.ts'
import { type MailingDesk, startMailingDesk } from '../../../../test/mail/mailing-desk.ts'

let desk: MailingDesk['desk']
let world: MailingDesk['world']
let smtp: MailingDesk['smtp']
let mail: MailingDesk['mail']
let stop: MailingDesk['stop']

beforeAll(async () => {
  ;({ desk, world, smtp, mail, stop } = await startMailingDesk())
})
afterAll(() => stop())

async function resolved() {
  const { number } = (await world.requester.post('/tickets', { title: 'The gate sticks' })).body
  await world.agent.post(`/tickets/${number}/resolution`, { resolution: 'Oiled' })
  smtp.clear()
  await mail.send(world.tenant)
  const text = (await smtp.parsed()).text ?? ''
  const tokens = [...new Set([...text.matchAll(/\/m\/([\w.-]+)/g)].map((match) => match[1] as string))]
  return { number, token: tokens[0] as string }
}

const status = async (number: string) => (await world.agent.get(`/tickets/${number}`)).body.status

test('opening a link changes nothing; using it confirms the fix, once', async () => {
  const { number, token } = await resolved()
  const stranger = client(desk)
  const shown = await stranger.get(`/mail/links/${token}`)
  expect(shown.body).toMatchObject({
    ticket: number,
    acts: expect.arrayContaining(['confirm', 'reopen']),
    reason: null,
  })
  expect(await status(number)).toBe('resolved')
  expect((await stranger.post(`/mail/links/${token}`, { act: 'confirm' })).status).toBe(200)
  expect(await status(number)).toBe('closed')
  expect((await stranger.get(`/mail/links/${token}`)).body.acts).not.toContain('confirm')
})

test('it opens the ticket again, with what is still wrong; a token that is altered opens nothing', async () => {
  const { number, token } = await resolved()
  const stranger = client(desk)
  const altered = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`
  expect((await stranger.get(`/mail/links/${altered}`)).status).toBe(400)
  expect((await stranger.post(`/mail/links/${altered}`, { act: 'reopen' })).status).toBe(400)
  const used = await stranger.post(`/mail/links/${token}`, { act: 'reopen', reason: 'It sticks again' })
  expect(used.status).toBe(200)
  expect(await status(number)).toBe('open')
})

test('after a merge, and for somebody who is deactivated, it says why nothing can be done', async () => {
  const merged = await resolved()
  const { number: target } = (await world.colleague.post('/tickets', { title: 'The same gate' })).body
  const { status: done } = await world.agent.post(`/tickets/${merged.number}/merge`, { into: target })
  expect(done).toBe(200)
  const stranger = client(desk)
  const shown = async (token: string) => (await stranger.get(`/mail/links/${token}`)).body
  expect(await shown(merged.token)).toMatchObject({ acts: [], reason: expect.stringMatching(/goes on in another one/) })
  const { number, token } = await resolved()
  await desk.superuser.query('update person set active = false where id = $1', [world.requester.id])
  expect(await shown(token)).toMatchObject({ acts: [], reason: expect.stringMatching(/not active any more/) })
  expect((await stranger.post(`/mail/links/${token}`, { act: 'confirm' })).status).toBe(409)
  await desk.superuser.query('update person set active = true where id = $1', [world.requester.id])
  expect(await status(number)).toBe('resolved')
})
