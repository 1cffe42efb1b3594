// Files that are too large for a mail: links for one recipient, for a while, that open without signing in and end with what they lead to.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MailingDesk, startMailingDesk } from '../../../../test/mail/mailing-desk.ts'

let desk: MailingDesk['desk']
let world: MailingDesk['world']
let smtp: MailingDesk['smtp']
let mail: MailingDesk['mail']
let stop: MailingDesk['stop']
const clock = { at: Date.now(), now: () => new Date(clock.at) }

beforeAll(async () => {
  ;({ desk, world, smtp, mail, stop } = await startMailingDesk({ clock }))
})
afterAll(() => stop())
afterEach(() => smtp.clear())

/** A reply to two people with a file that counts as 16 MB, and the links that each of them got. */
async function mailed() {
  const { id, number } = (await world.requester.post('/tickets', { title: 'Plans of the gate' })).body
  await world.agent.post(`/tickets/${id}/participants`, { person: world.colleague.email, role: 'cc' })
  const file = (await world.agent.upload(`/tickets/${id}/attachments`, { name: 'Pläne 図面.pdf', content: 'drawings' }))
    .body
  await desk.superuser.query('update attachment set size = 16 * 1024 * 1024 where id = $1', [file.id])
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Here they are', attachments: [file.id] })
  await mail.send(world.tenant)
  const link = (address: string) =>
    /http:\/\/desk\.example\.com(\/f\/[\w-]{86})/.exec(
      (smtp.to(address)[0]?.raw ?? '').replaceAll('=\r\n', ''),
    )?.[1] as string
  return { id, number, file, asked: link(world.requester.email), copied: link(world.colleague.email) }
}
const get = (url: string, method: 'GET' | 'HEAD' = 'GET') => desk.app.inject({ method, url })

test('the link opens the file without signing in, as a download that nothing runs in', async () => {
  const { asked, copied } = await mailed()
  expect(asked).not.toBe(copied)
  const answer = await get(asked)
  expect([answer.statusCode, answer.body]).toEqual([200, 'drawings'])
  expect(answer.headers).toMatchObject({
    'content-disposition': expect.stringMatching(
      /^attachment; .*filename\*=UTF-8''Pl%C3%A4ne%20%E5%9B%B3%E9%9D%A2\.pdf$/,
    ),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  })
  const head = await get(asked, 'HEAD')
  expect([head.statusCode, head.body, head.headers['content-type']]).toEqual([200, '', answer.headers['content-type']])
  const text = (await smtp.parsed()).text ?? ''
  expect(text).toContain('Pläne 図面.pdf')
  expect(text).toMatch(/The links work until .+ sign in or reply/)
})

test('after two weeks it says what to do; one that was altered opens nothing', async () => {
  const { asked, number } = await mailed()
  clock.at += 13 * 24 * 3600_000
  expect((await get(asked)).statusCode).toBe(200)
  clock.at += 2 * 24 * 3600_000
  const late = await get(asked)
  expect([late.statusCode, late.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8'])
  expect(late.body).toContain(`/portal/tickets/${number}`)
  expect(late.body).toContain('reply to the mail')
  const altered = `${asked.slice(0, 20)}${asked[20] === 'A' ? 'B' : 'A'}${asked.slice(21)}`
  expect((await get(altered)).statusCode).toBe(404)
  expect((await get(`${asked}x`)).statusCode).toBe(404)
})

test('it ends with the file, with its being public, with the person’s being on the ticket, and with the ticket', async () => {
  const one = await mailed()
  await world.agent.delete(`/tickets/${one.id}/participants/${world.colleague.id}`)
  // Colleagues of the same organisation may still see the ticket: being mailed is not what lets them in.
  expect((await get(one.asked)).statusCode).toBe(200)
  expect((await get(one.copied)).statusCode).toBe(410)
  await desk.superuser.query(`update attachment set visibility = 'internal' where id = $1`, [one.file.id])
  expect((await get(one.asked)).statusCode).toBe(410)
  smtp.clear()
  const two = await mailed()
  await desk.superuser.query('delete from attachment where id = $1', [two.file.id])
  expect((await get(two.asked)).statusCode).toBe(410)
  smtp.clear()
  const three = await mailed()
  expect((await world.admin.delete(`/tickets/${three.id}`)).status).toBeLessThan(300)
  const gone = await get(three.asked)
  expect([gone.statusCode, gone.body.includes(three.number)]).toEqual([410, false])
})
