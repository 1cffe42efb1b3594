// Mail that leaves, on the screens: what it says is put into other words, one that fails is seen and sent again, each ticket says who was mailed.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testSender } from '../mail/sender.ts'
import { type SmtpDouble, startSmtpDouble } from '../mail/smtp-double.ts'
import { violations } from './axe.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let smtp: SmtpDouble
let sender: ReturnType<typeof testSender>
let hook: string
const send = () => sender.send(stage.world.tenant)

beforeAll(async () => {
  smtp = await startSmtpDouble()
  stage = await setStage()
  sender = testSender(stage.desk)
  const { body, status } = await stage.world.admin.post('/mailboxes', {
    name: 'Help',
    address: 'help@larkfield.example',
    outgoing: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, security: 'none' },
    handling: { holdSeconds: 0 },
  })
  expect(status).toBe(201)
  hook = `${stage.url}/hooks/mail/${body.hookKey}`
})
afterEach(async (journey) => {
  smtp.fail = () => undefined
  await stage.review(journey.task)
})
afterAll(async () => {
  sender.close()
  await stage.end()
  await smtp.stop()
})

async function asked(title: string): Promise<string> {
  const { body } = await stage.world.requester.post('/tickets', { title, description: 'Since this morning.' })
  await send()
  return body.number
}

/** Without the frame of the mail: it lets no script in, so axe would knock at it until it gives up. */
async function besideFrame(page: Page): Promise<string[]> {
  await page.getByTitle('The mail').evaluate((frame: { remove(): void }) => frame.remove())
  return violations(page)
}

test('an admin puts a text into other words, sees the mail that it becomes, and takes them back', async () => {
  const page = await stage.window(stage.world.admin)
  await page.goto('/admin/mail/texts')
  await page.getByRole('link', { name: 'Acknowledgement' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Acknowledgement' }).click()
  const body = page.getByLabel('Body', { exact: true })
  const preview = page.frameLocator('iframe[title="The mail"]')
  const harbour = `harbour ${randomUUID().slice(0, 6)}`
  await body.fill(`We have it, {{requester.name}}.\n\nThe **${harbour}** desk.`)
  await preview.locator('strong', { hasText: harbour }).waitFor()
  await preview.locator('p', { hasText: /We have it, \w+/ }).waitFor()
  expect(await besideFrame(page)).toEqual([])
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Acknowledgement saved').waitFor()
  await page.reload()
  await expect.poll(() => body.inputValue()).toContain(`The **${harbour}** desk.`)
  await page.getByRole('button', { name: 'Take back the changes' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await expect.poll(() => body.inputValue()).not.toContain(harbour)
  await body.fill('Hello {{no.such.thing}}')
  // What saving would refuse stands at its field while it is written.
  await expect.poll(() => body.getAttribute('aria-invalid')).toBe('true')
  await page.getByText(/^The body names \{\{no\.such\.thing\}\}/).waitFor()
  expect(await violations(page)).toEqual([])
})

test('a mail that nobody takes stands in the outbox with its reason, and goes out when it is sent again', async () => {
  const { admin, agent, requester } = stage.world
  const title = `Gate ${randomUUID().slice(0, 6)}`
  const number = await asked(title)
  smtp.fail = ({ to }) => (to ? { at: 'rcpt', code: 554, text: 'Refused by the harbour' } : undefined)
  await agent.post(`/tickets/${number}/replies`, { body: 'Does it squeak?' })
  await send()
  const ticket = await stage.window(agent)
  await ticket.goto(`/desk/tickets/${number}?view=all`)
  await ticket.getByRole('button', { name: /^Not delivered to/ }).click()
  await ticket
    .getByText(/Refused by the harbour/)
    .first()
    .waitFor()

  const page = await stage.window(admin)
  await page.goto('/admin/mail/outbox')
  const line = page.getByRole('row').filter({ hasText: title })
  await line
    .getByRole('cell')
    .filter({ hasText: /Refused by the harbour/, visible: true })
    .first()
    .waitFor()
  expect(await violations(page)).toEqual([])
  smtp.fail = () => undefined
  smtp.clear()
  await line.getByRole('button', { name: 'Send again' }).click()
  await line.waitFor({ state: 'detached' })
  await send()
  expect(smtp.to(requester.email)).toHaveLength(1)
  await page.getByRole('link', { name: 'Sent' }).click()
  await page.getByRole('row').filter({ hasText: title }).filter({ hasText: 'reply' }).waitFor()
})

test('a ticket says for each person whether they were mailed, and why not', async () => {
  const { agent, colleague } = stage.world
  const number = await asked(`Window ${randomUUID().slice(0, 6)}`)
  await agent.post(`/tickets/${number}/participants`, { person: colleague.email, role: 'cc' })
  await stage.world.admin.post('/mail/suppressed-addresses', { address: colleague.email })
  await agent.post(`/tickets/${number}/replies`, { body: 'Which window?' })
  await send()
  const page = await stage.window(agent)
  await page.goto(`/desk/tickets/${number}?view=all`)
  const said = page.getByRole('article').filter({ hasText: 'Which window?' })
  await said.getByRole('button', { name: /^Mailed to/ }).click()
  const told = said.getByRole('list', { name: 'Who was mailed' })
  await told.getByRole('listitem').filter({ hasText: 'Colleague' }).getByText('Not mailed').waitFor()
  await told.getByRole('listitem').filter({ hasText: 'Requester' }).getByText('Mailed').waitFor()
  expect(await violations(page)).toEqual([])
})

test('what is no message, as a reopening, says with itself whom it was mailed to, and so does the history', async () => {
  const { agent } = stage.world
  const number = await asked(`Bridge ${randomUUID().slice(0, 6)}`)
  await agent.post(`/tickets/${number}/resolution`, { resolution: 'Oiled the hinge.' })
  await send()
  await agent.delete(`/tickets/${number}/resolution`)
  await send()
  const page = await stage.window(agent)
  await page.goto(`/desk/tickets/${number}?view=all`)
  await page.getByRole('button', { name: /reopened/ }).click()
  const change = page.getByRole('listitem').filter({ hasText: /reopened/ })
  await change.getByRole('button', { name: 'Mailed to Requester' }).click()
  await change.getByText(/Mailed \(reopening\)/).waitFor()
  // With what the ticket begins with stands nothing but that it has arrived.
  const opening = page.getByRole('article', { name: /^Request of/ })
  await opening.getByRole('button', { name: 'ailed to Requester' }).click()
  expect(await opening.getByRole('list', { name: 'Who was mailed' }).getByRole('listitem').count()).toBe(1)
  expect(await violations(page)).toEqual([])
  await page.goto(`/desk/tickets/${number}?view=all&show=history`)
  const resolved = page
    .getByRole('list', { name: 'History' })
    .getByRole('listitem')
    .filter({ hasText: /resolved/ })
  await resolved.getByRole('button', { name: 'Mailed to Requester' }).click()
  await resolved.getByText(/Mailed \(resolution\)/).waitFor()
  expect(await violations(page)).toEqual([])
})

const lines = (...all: string[]) => all.join('\r\n')

test('the signature of a mail that begins a ticket is folded, for agents and for the requester', async () => {
  const { agent, requester } = stage.world
  const raw = lines(
    `From: Requester <${requester.email}>`,
    'To: help@larkfield.example',
    `Subject: Crane ${randomUUID().slice(0, 6)}`,
    `Message-ID: <${randomUUID()}@larkfield.example>`,
    '',
    'It stands still.',
    '',
    '-- ',
    'Yard 4, extension 12',
    '',
  )
  const answer = await fetch(hook, { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: raw })
  const { ticket } = (await answer.json()) as { ticket: { number: string } }
  for (const [who, path, fold] of [
    [agent, `/desk/tickets/${ticket.number}?view=all`, 'Show the rest of the mail'],
    [requester, `/portal/tickets/${ticket.number}`, 'The rest of the mail'],
  ] as const) {
    const page = await stage.window(who)
    await page.goto(path)
    await page.getByText('It stands still.').first().waitFor()
    const small = page.getByText('extension 12')
    expect(await small.isVisible()).toBe(false)
    await page.getByText(fold).click()
    await small.waitFor()
    expect(await violations(page)).toEqual([])
  }
})

test('what a mail holds beside its words stands on the ticket: files, an invitation, a signature', async () => {
  const subject = `Meeting ${randomUUID().slice(0, 6)}`
  const raw = lines(
    'From: Kai <kai@elsewhere.example>',
    'To: help@larkfield.example',
    `Subject: ${subject}`,
    `Message-ID: <${randomUUID()}@elsewhere.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    '-----BEGIN PGP SIGNED MESSAGE-----',
    'Hash: SHA256',
    '',
    'Come and see it.',
    '-----BEGIN PGP SIGNATURE-----',
    '',
    'iQEzBAEBCAAdFiEE',
    '-----END PGP SIGNATURE-----',
    '--b',
    'Content-Type: text/calendar; method=REQUEST',
    '',
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:1@elsewhere.example',
    'SUMMARY:Look at the gate',
    'DTSTART;TZID=Europe/Vienna:20261201T090000',
    'DTEND;TZID=Europe/Vienna:20261201T100000',
    'END:VEVENT',
    'END:VCALENDAR',
    '--b',
    'Content-Type: application/pdf; name="gate.pdf"',
    'Content-Disposition: attachment; filename="gate.pdf"',
    '',
    '%PDF-1.4 gate',
    '--b--',
    '',
  )
  const answer = await fetch(hook, { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: raw })
  const { state, ticket } = (await answer.json()) as { state: string; ticket: { number: string } }
  expect(state).toBe('ticketed')
  const page = await stage.window(stage.world.agent, { timezoneId: 'Europe/London' })
  await page.goto(`/desk/tickets/${ticket.number}?view=all`)
  const opening = page.getByRole('article').filter({ hasText: 'Come and see it.' })
  await opening.getByRole('list', { name: 'Files' }).getByText('gate.pdf').waitFor()
  await opening.getByRole('region', { name: 'Invitation' }).getByText('Look at the gate').waitFor()
  // In the zone of whoever reads it, and in that of the meeting.
  await opening.getByText(/^Tue,? 1 Dec 2026,? 08:00\s*–\s*09:00 GMT$/).waitFor()
  await opening.getByText(/ in Europe\/Vienna$/).waitFor()
  await opening.getByText(/^Signed with PGP/).waitFor()
  expect(await violations(page)).toEqual([])
})

test('who presses No in a mail is asked what is still wrong, and has nothing confirmed by it', async () => {
  const number = await asked('The ramp')
  await stage.world.agent.post(`/tickets/${number}/resolution`, { resolution: 'Oiled.' })
  await send()
  const path = /\/m\/[\w-]+\?do=reopen/.exec((await smtp.parsed()).text ?? '')?.[0] ?? ''
  const page = await stage.window()
  await page.goto(path)
  await page.getByLabel('What is still wrong?').fill('It squeaks.')
  expect(await violations(page)).toEqual([])
  expect((await stage.world.agent.get(`/tickets/${number}`)).body.status).toBe('resolved')
  await page.getByRole('button', { name: 'No, look at it again' }).click()
  await page.getByText('The ticket is open again.').waitFor()
  const { items } = (await stage.world.agent.get(`/tickets/${number}/events`)).body
  const reopened = items.find(({ name }: { name: string }) => name === 'ticket.reopened')
  expect(JSON.stringify(reopened)).toContain('It squeaks.')
})
