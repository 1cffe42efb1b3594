// Mail on the screens: a mailbox is added, a mail handed in, read as it was sent, held back, made a ticket, put where it belongs.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { focusIn, openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let hook: string
beforeAll(async () => {
  stage = await setStage()
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

const crlf = (lines: string[]) => lines.join('\r\n')

async function handIn(
  lines: string[],
): Promise<{ state: string; ledgerId: string; ticket: { number: string } | null }> {
  const answer = await fetch(hook, { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: crlf(lines) })
  if (!answer.ok) throw new Error(`The hook answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Awaited<ReturnType<typeof handIn>>
}

const head = (from: string, subject: string) => [
  `From: ${from}`,
  'To: support@desk.example',
  `Subject: ${subject}`,
  `Message-ID: <${randomUUID()}@elsewhere.example>`,
  `Date: ${new Date().toUTCString()}`,
  'MIME-Version: 1.0',
]

const html = [
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p style="color:#036">The <b>printer</b> smokes.</p>',
  '<script>document.title = "taken over"</script>',
  '<p onclick="parent.location = 1"><img src="https://tracker.elsewhere.example/pixel.png" alt="logo" width="40" height="40"></p>',
]

/** Two senders: nobody can be answered, so it waits for somebody. */
const doubtful = (subject: string) => {
  const [from, ...rest] = head('one@elsewhere.example', subject)
  return [from as string, 'From: other@elsewhere.example', ...rest, '', 'Who wrote this?']
}

test('an admin adds a mailbox to which mail is delivered, and gets the address of its hook once', async () => {
  const page = await stage.window(stage.world.admin)
  await page.goto('/admin/mail/mailboxes')
  await page.getByText(/^No mailbox yet/).waitFor()
  await page.getByRole('link', { name: 'Add mailbox' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Support')
  await page.getByLabel('Address', { exact: true }).fill('support@desk.example')
  await page.getByRole('button', { name: 'Add mailbox' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mail can be handed in to Support' })
  hook = await dialog.getByRole('textbox', { name: 'Address of the hook' }).inputValue()
  expect(hook).toMatch(new RegExp(`^${stage.url}/hooks/mail/.{20,}`))
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByRole('heading', { name: /Support/ }).waitFor()
  await page.goto('/admin/mail/mailboxes')
  await page.getByRole('table', { name: 'Mailboxes' }).getByRole('link', { name: 'Support' }).waitFor()
})

test('a mail becomes a ticket while somebody looks, and its HTML runs nothing and asks nobody', async () => {
  const page = await stage.window(stage.world.agent)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const title = `Smoke ${randomUUID().slice(0, 6)}`
  await openLive(page, '/desk/tickets?view=all')
  const taken = await handIn([...head('Kai <kai@elsewhere.example>', title), ...html])
  expect(taken.state).toBe('ticketed')
  await page.getByRole('link', { name: new RegExp(title) }).waitFor()
  await page.goto(`/desk/tickets/${taken.ticket?.number}?view=all`)
  await page.getByRole('button', { name: 'Show as it was sent' }).click()
  const frame = page.frameLocator('iframe[title^="Mail as it was sent"]')
  await frame.getByText('smokes').waitFor()
  expect(await frame.locator('script, [onclick], img[src]').count()).toBe(0)
  await page.getByText('A picture is not shown').waitFor()
  await page.getByRole('definition').filter({ hasText: title }).waitFor()
  const shown = await page.locator('iframe[title^="Mail as it was sent"]').getAttribute('sandbox')
  expect(shown).not.toMatch(/script|same-origin|forms/)
  expect(asked.filter((url) => url.includes('elsewhere.example'))).toEqual([])
  expect(await page.title()).not.toBe('taken over')
})

test('a mail that was held back is made a ticket', async () => {
  const page = await stage.window(stage.world.agent)
  const subject = `Doubtful ${randomUUID().slice(0, 6)}`
  const { state } = await handIn(doubtful(subject))
  expect(state).toBe('quarantined')
  await page.goto('/desk/mail')
  const newest = page.getByRole('list', { name: 'Mail' }).getByRole('link').first()
  await newest.filter({ hasText: subject }).waitFor()
  await page.getByRole('region', { name: 'What happened' }).waitFor({ state: 'attached' })
  await page.keyboard.press('j')
  await focusIn(newest)
  await page.keyboard.press('Enter')
  await page.getByText('Who wrote this?').waitFor()
  await page.getByRole('button', { name: 'Make a ticket' }).click()
  const made = page.getByRole('region', { name: 'What became of it' }).getByRole('link', { name: /^T-\d+/ })
  await made.waitFor()
  await made.click()
  await page.getByRole('heading', { name: subject }).first().waitFor()
})

test('a mail is put into the ticket where it belongs, and from there into another one', async () => {
  const { agent } = stage.world
  const first = (await agent.post('/tickets', { title: 'The first place' })).body.number
  const second = (await agent.post('/tickets', { title: 'The right place' })).body.number
  const page = await stage.window(agent)
  const subject = `Astray ${randomUUID().slice(0, 6)}`
  await handIn(doubtful(subject))
  await openHeld(page, subject)
  await page.getByRole('button', { name: 'Move to a ticket' }).click()
  await moveTo(page, first)
  await page
    .getByRole('region', { name: 'What became of it' })
    .getByRole('link', { name: new RegExp(first) })
    .waitFor()
  await page.goto(`/desk/tickets/${first}?view=all`)
  await page.getByText('Who wrote this?').waitFor()
  await page.getByRole('button', { name: 'Move reply' }).click()
  await moveTo(page, second)
  await page.getByText('Who wrote this?').waitFor({ state: 'detached' })
  await page.goto(`/desk/tickets/${second}?view=all`)
  await page.getByText('Who wrote this?').waitFor()
  await page.getByText(/moved here by/).waitFor()
})

async function openHeld(page: Page, subject: string) {
  await page.goto('/desk/mail')
  await page
    .getByRole('list', { name: 'Mail' })
    .getByRole('link', { name: new RegExp(subject) })
    .click()
  await page.getByRole('region', { name: 'What became of it' }).getByText('Held back').waitFor()
}

async function moveTo(page: Page, number: string) {
  const dialog = page.getByRole('dialog', { name: /^Move it/ })
  await dialog.getByRole('button', { name: /^Ticket/ }).click()
  await page.getByRole('combobox', { name: 'Search in Ticket' }).fill(number)
  await page
    .getByRole('option', { name: new RegExp(`${number}\\b`) })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}
