// What leaves the desk: who is mailed, what stands in it, and why somebody was not.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../../test/desk.ts'
import { testSender } from '../../../test/mail/sender.ts'
import { type SmtpDouble, startSmtpDouble } from '../../../test/mail/smtp-double.ts'
import { createWorld, type World } from '../../../test/world.ts'
import { readToken, tokenIn } from '../token.ts'

let desk: TestDesk
let world: World
let smtp: SmtpDouble
let mail: ReturnType<typeof testSender>
const clock = { at: Date.now(), now: () => new Date(clock.at) }
const send = () => mail.send(world.tenant)

beforeAll(async () => {
  smtp = await startSmtpDouble()
  desk = await startTestDesk({ clock })
  world = await createWorld(desk)
  mail = testSender(desk)
  const added = await world.admin.post('/mailboxes', {
    name: 'Service desk',
    address: 'help@larkfield.example',
    senderName: 'Larkfield IT',
    signature: 'Larkfield IT, **extension 40**',
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, security: 'none' },
  })
  expect(added.status).toBe(201)
})
afterAll(async () => {
  mail.close()
  await desk.stop()
  await smtp.stop()
})
afterEach(() => {
  smtp.clear()
  smtp.fail = () => undefined
})

async function opened(title = 'The gate sticks'): Promise<{ id: string; number: string }> {
  clock.at += 10 * 60_000
  const { body } = await world.requester.post('/tickets', { title, description: 'It does not open.' })
  await send()
  return body
}
const later = (seconds: number) => {
  clock.at += seconds * 1000
}

test('who asks is told that it has arrived, once in five minutes', async () => {
  const { number } = await opened()
  const parsed = await smtp.parsed()
  expect(smtp.taken).toHaveLength(1)
  expect(parsed.subject).toBe(`Re: The gate sticks [${number}]`)
  expect(parsed.to).toMatchObject({ text: '"Requester" <requester@larkfield.example>' })
  expect(parsed.from).toMatchObject({ text: '"Larkfield IT" <help@larkfield.example>' })
  expect(parsed.headers.get('auto-submitted')).toBe('auto-replied')
  expect(parsed.headers.get('x-auto-response-suppress')).toBe('All')
  expect(parsed.headers.get('list-unsubscribe')).toBeUndefined()
  expect(parsed.text).toContain(`ticket ${number}`)
  expect(parsed.html).toContain(`<strong>${number}</strong>`)
  await world.requester.post('/tickets', { title: 'Another' })
  await send()
  expect(smtp.taken).toHaveLength(1)
})

test('a reply goes to who asked and to people in copy, after the time in which it can be undone', async () => {
  const { id, number } = await opened()
  await world.agent.post(`/tickets/${id}/participants`, { person: world.colleague.email, role: 'cc' })
  smtp.clear()
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Does it *squeak*?' })
  await world.agent.post(`/tickets/${id}/replies`, { body: 'Secret suspicion', visibility: 'internal' })
  await send()
  expect(smtp.taken).toHaveLength(0)
  later(11)
  await send()
  expect(smtp.taken.map(({ to }) => to[0]).sort()).toEqual([world.colleague.email, world.requester.email])
  for (const { raw, to } of smtp.taken) {
    expect(raw).toMatch(/^To: "?Requester"? <requester@/m)
    expect(raw).toMatch(/^Cc: "?Colleague"? <colleague@/m)
    expect(raw).toMatch(/^From: "?Agent via Larkfield IT"? <help@larkfield\.example>/m)
    expect(raw).not.toMatch(/^(Auto-Submitted|Precedence):/im)
    expect(raw).not.toContain('Secret suspicion')
    expect(/^List-Unsubscribe:/im.test(raw)).toBe(to[0] === world.colleague.email)
    const replyTo = /^Reply-To:\s+(\S+)/m.exec(raw)?.[1] as string
    const person = to[0] === world.requester.email ? world.requester.id : world.colleague.id
    const key = { secret: desk.runtime.secret, tenant: world.tenant }
    expect(readToken(key, tokenIn(replyTo) as string)).toEqual({ ticket: number, person })
  }
  const html = (await smtp.parsed()).html as string
  expect(html).toContain('<em>squeak</em>')
  expect(html).toContain('<strong>extension 40</strong>')
  expect(html).toContain('It does not open.')
})

test('what the requester answers reaches people in copy and those who work it, and nobody about their own doing', async () => {
  const { id } = await opened()
  await world.agent.put(`/tickets/${id}/assignment`, { assignee: 'me' })
  await world.agent.post(`/tickets/${id}/participants`, { person: world.colleague.email, role: 'cc' })
  await world.admin.post(`/tickets/${id}/participants`, { person: 'me', role: 'watcher' })
  smtp.clear()
  await world.requester.post(`/tickets/${id}/replies`, { body: 'It squeaks <b>loudly</b>' })
  await send()
  const to = smtp.taken.map(({ to }) => to[0]).sort()
  expect(to).toEqual([world.admin.email, world.agent.email, world.colleague.email].sort())
  const rows = (await world.agent.get(`/tickets/${id}/mail`)).body.items
  const about = (email: string) => rows.find((row: { person: { email: string } }) => row.person.email === email)
  expect(about(world.agent.email)).toMatchObject({ kind: 'notice', role: 'assignee', state: 'sent' })
  expect(about(world.requester.email)).toMatchObject({ state: 'suppressed', reason: 'It was their own doing.' })
  expect((await world.requester.get(`/tickets/${id}/mail`)).status).toBe(403)
  expect((await world.stranger.get(`/tickets/${id}/mail`)).status).toBe(404)
})

test('who was in copy of the mail that opened a ticket is not told of it, and the ticket says so', async () => {
  later(3600)
  const { hookKey } = (await world.admin.post('/mailboxes/help@larkfield.example/hook-key')).body
  const payload = [
    'From: Requester <requester@larkfield.example>',
    'To: help@larkfield.example',
    'Cc: Colleague <colleague@larkfield.example>',
    'Subject: The lift',
    '',
    'It is stuck.',
  ].join('\r\n')
  const answer = await desk.app.inject({ method: 'POST', url: `/hooks/mail/${hookKey}`, payload })
  const { number } = answer.json().ticket
  await send()
  const { items } = (await world.agent.get(`/tickets/${number}/mail`)).body
  expect(items).toHaveLength(2)
  expect(items).toContainEqual(expect.objectContaining({ role: 'requester', state: 'sent' }))
  expect(items).toContainEqual(
    expect.objectContaining({
      role: 'cc',
      person: expect.objectContaining({ name: 'Colleague' }),
      state: 'suppressed',
      reason: expect.stringMatching(/^Only whoever asked is told/),
    }),
  )
})
