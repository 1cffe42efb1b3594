// The preview of a text with a ticket is the mail that would leave: subject, words and what stands below.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MailingDesk, startMailingDesk } from '../../../../test/mail/mailing-desk.ts'

let on: MailingDesk
const clock = { at: Date.now(), now: () => new Date(clock.at) }
beforeAll(async () => {
  on = await startMailingDesk({ clock }, { holdSeconds: 0, acknowledge: true, quoteMessages: 2 })
})
afterAll(() => on.stop())
afterEach(() => on.smtp.clear())

/** Links are made for each mail, and for none in a preview. */
const words = (text = '') => text.replaceAll(/\/m\/[\w-]+/g, '/m/…').trim()

async function sent(number: string, kind: string) {
  await on.mail.send(on.world.tenant)
  const parsed = await on.smtp.parsed()
  const { items } = (await on.world.agent.get(`/tickets/${number}/mail`)).body
  expect(items[0]).toMatchObject({ kind, state: 'sent' })
  return { subject: parsed.subject, text: words(parsed.text), to: parsed.to }
}

async function preview(number: string, kind: string) {
  const { status, body } = await on.world.agent.post(`/mail/templates/${kind}/preview`, { ticket: number })
  expect(status).toBe(200)
  return { subject: body.subject, text: words(body.text) }
}

test('an acknowledgement, a reply, a resolution, a reopening', async () => {
  const { requester, agent } = on.world
  const { number } = (await requester.post('/tickets', { title: 'The gate', description: 'It sticks <since> May.' }))
    .body
  expect(await sent(number, 'acknowledgement')).toMatchObject(await preview(number, 'acknowledgement'))
  await requester.post(`/tickets/${number}/replies`, { body: 'Still so.' })
  await agent.post(`/tickets/${number}/replies`, { body: 'Which gate?' })
  const reply = await sent(number, 'reply')
  expect(reply.text).toContain('Still so.')
  expect(reply).toMatchObject(await preview(number, 'reply'))
  await agent.post(`/tickets/${number}/resolution`, { resolution: 'Oiled.' })
  const resolution = await sent(number, 'resolution')
  expect(resolution.text).toContain('Which gate?')
  expect(resolution).toMatchObject(await preview(number, 'resolution'))
  await agent.delete(`/tickets/${number}/resolution`)
  expect(await sent(number, 'reopened')).toMatchObject(await preview(number, 'reopened'))
})

test('a message in an acknowledgement is what the ticket began with', async () => {
  const { admin, requester } = on.world
  const { revision } = (await admin.get('/mail/templates/acknowledgement')).body
  const body = 'You wrote:\n\n{{message}}'
  expect((await admin.patch('/mail/templates/acknowledgement', { body }, revision)).status).toBe(200)
  clock.at += 3_600_000
  const { number } = (await requester.post('/tickets', { title: 'The lift', description: 'It is stuck.' })).body
  expect((await sent(number, 'acknowledgement')).text).toBe('You wrote:\n\nIt is stuck.')
})

test('HTML in a text is refused with its line', async () => {
  const { status, body } = await on.world.admin.post('/mail/templates/reply/preview', {
    body: 'Hello\n\n<br>\n\n{{message}}',
  })
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([{ path: 'body', message: expect.stringMatching(/^has HTML \(line 3\)/) }])
})
