// What mail programs do with an unsubscribe link (RFC 8058): post to it without a session, twice, from anywhere; and scanners, which open it.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { client } from '../../../../test/desk.ts'
import { type MailingDesk, startMailingDesk } from '../../../../test/mail/mailing-desk.ts'
import { remindDue } from '../remind.ts'

let desk: MailingDesk['desk']
let world: MailingDesk['world']
let smtp: MailingDesk['smtp']
let mail: MailingDesk['mail']
let stop: MailingDesk['stop']
const clock = { at: Date.now(), now: () => new Date(clock.at) }

beforeAll(async () => {
  ;({ desk, world, smtp, mail, stop } = await startMailingDesk(
    { clock, env: { BASE_URL: 'https://desk.example.com' } },
    { holdSeconds: 0, remindAfterDays: 2 },
  ))
})
afterAll(() => stop())
afterEach(() => smtp.clear())

const headOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
const tokenIn = (raw: string) =>
  /^List-Unsubscribe: <https:\/\/desk\.example\.com\/m\/([\w-]+)>$/m.exec(headOf(raw))?.[1]

const form = 'application/x-www-form-urlencoded'
const press = (token: string, payload = 'List-Unsubscribe=One-Click', type = form) =>
  desk.app.inject({
    method: 'POST',
    url: `/m/${token}`,
    payload,
    headers: { 'content-type': type, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
  })

async function copied() {
  const { id } = (await world.requester.post('/tickets', { title: 'The gate sticks' })).body
  await world.agent.post(`/tickets/${id}/participants`, { person: world.colleague.email, role: 'cc' })
  const says = async (body: string) => {
    smtp.clear()
    await world.agent.post(`/tickets/${id}/replies`, { body })
    await mail.send(world.tenant)
    return smtp.taken.map(({ to }) => to[0]).sort()
  }
  return { id: id as string, says }
}

test('people in copy get the two headers, who asked gets none', async () => {
  const { says } = await copied()
  await says('Oiled')
  const [cc, asked] = [smtp.to(world.colleague.email)[0]?.raw ?? '', smtp.to(world.requester.email)[0]?.raw ?? '']
  expect(tokenIn(cc)).toBeTruthy()
  expect(headOf(cc)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  expect(headOf(asked)).not.toMatch(/^List-Unsubscribe/m)
})

test('one press stops mail to that person about that ticket, however often it comes; opening the link does nothing', async () => {
  const { id, says } = await copied()
  await says('One')
  const token = tokenIn(smtp.to(world.colleague.email)[0]?.raw ?? '') as string
  for (const method of ['GET', 'HEAD'] as const) await desk.app.inject({ method, url: `/m/${token}` })
  expect((await press(token, 'x=y')).statusCode).toBe(400)
  expect(await says('Two')).toHaveLength(2)
  expect((await press(token)).statusCode).toBe(200)
  expect((await press(token)).statusCode).toBe(200)
  const multipart = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
  expect((await press(token, multipart, 'multipart/form-data; boundary=b')).statusCode).toBe(200)
  expect(await says('Three')).toEqual([world.requester.email])
  const rows = (await world.agent.get(`/tickets/${id}/mail`)).body.items
  expect(rows.find((row: { role: string }) => row.role === 'cc')).toMatchObject({
    state: 'suppressed',
    reason: 'Colleague asked not to be mailed about this ticket.',
  })
  const { rows: events } = await desk.superuser.query(
    `select count(*)::int as n from event where name = 'mail.stopped' and changes->>'ticket' = $1`,
    [id],
  )
  expect(events[0].n).toBe(1)
  // They take it back themselves.
  expect((await client(desk).get(`/mail/links/${token}`)).body).toMatchObject({ acts: ['start'], about: 'mail' })
  expect((await client(desk).post(`/mail/links/${token}`, { act: 'start' })).status).toBe(200)
  expect(await says('Four')).toHaveLength(2)
})

test('a token that nobody signed, or for another mail, stops nothing', async () => {
  const { says } = await copied()
  await says('One')
  const token = tokenIn(smtp.to(world.colleague.email)[0]?.raw ?? '') as string
  expect((await press(`${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`)).statusCode).toBe(400)
  expect((await press('x'.repeat(300))).statusCode).toBe(400)
  expect(await says('Two')).toHaveLength(2)
})

test('who asked can do without being reminded, and still gets answers', async () => {
  const { id } = (await world.requester.post('/tickets', { title: 'Which gate' })).body
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Which one?', status: 'pending' })
  await mail.send(world.tenant)
  smtp.clear()
  const remind = async () => {
    clock.at += 3 * 24 * 3600_000
    await remindDue(desk.runtime)
    await mail.send(world.tenant)
  }
  await remind()
  const [reminder] = smtp.to(world.requester.email)
  const token = tokenIn(reminder?.raw ?? '') as string
  expect((await smtp.parsed()).text).toContain('Stop reminders about this ticket')
  expect((await press(token)).statusCode).toBe(200)
  smtp.clear()
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Still there?', status: 'pending' })
  await mail.send(world.tenant)
  expect(smtp.taken).toHaveLength(1)
  await remind()
  expect(smtp.taken).toHaveLength(1)
  const rows = (await world.agent.get(`/tickets/${id}/mail`)).body.items
  expect(rows[0]).toMatchObject({ kind: 'reminder', reason: 'Requester asked not to be reminded of this ticket.' })
})
