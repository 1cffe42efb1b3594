// The later life of a ticket at the desk: snoozed and woken, deleted and taken back, somebody mentioned, people added.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let agent: Page
let admin: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  agent = await stage.window(stage.world.agent)
  admin = await stage.window(stage.world.admin)
  const { requester, agent: wren } = stage.world
  number = (await requester.post('/tickets', { title: 'The depot gate sticks' })).body.number
  await requester.post('/tickets', { title: 'Another matter' })
  await wren.put(`/tickets/${number}/assignment`, { assignee: 'me' })
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const more = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name }).click()
}
const back = (page: Page) => page.getByRole('button', { name: 'Bring it back' })
const row = (page: Page) => page.locator(`[data-number="${number}"]`)

test('a snoozed ticket leaves the list, waits in its own view, and comes back by hand', async () => {
  await openLive(agent, `/desk/tickets/${number}?view=all`)
  await agent.getByRole('heading', { name: 'The depot gate sticks' }).waitFor()
  await more(agent, /^Snooze/)
  const dialog = agent.getByRole('dialog', { name: `Snooze ${number}` })
  await dialog.getByLabel(/^Why/).fill('The hinge comes tomorrow')
  await dialog.getByRole('button', { name: /^Tomorrow/ }).click()
  await back(agent).waitFor()
  await agent.getByText('The hinge comes tomorrow').first().waitFor()
  await admin.goto('/desk/tickets?view=all')
  await admin.getByText('Another matter').waitFor()
  expect(await row(admin).count()).toBe(0)
  await admin.goto('/desk/tickets?view=snoozed')
  await row(admin).waitFor()
  await back(agent).click()
  await back(agent).waitFor({ state: 'detached' })
  expect((await stage.world.agent.get(`/tickets/${number}`)).body.snooze).toBeNull()
})

test('a requester’s reply wakes it', async () => {
  await more(agent, /^Snooze/)
  await agent
    .getByRole('dialog')
    .getByRole('button', { name: /^In a week/ })
    .click()
  await back(agent).waitFor()
  await stage.world.requester.post(`/tickets/${number}/replies`, { body: 'It fell off now' })
  await back(agent).waitFor({ state: 'detached' })
})

test('somebody is mentioned by the beginning of their name, finds it, and watches it', async () => {
  await agent.getByRole('tab', { name: 'Note' }).click()
  const note = agent.getByLabel('Internal note')
  await note.pressSequentially('Could @gu')
  await agent.getByRole('option', { name: /Guard/ }).waitFor()
  await agent.keyboard.press('Enter')
  await note.pressSequentially('look at the lock?')
  expect(await note.inputValue()).toBe('Could @Guard look at the lock?')
  await agent.getByRole('button', { name: 'Add note' }).click()
  await agent.locator('.mention', { hasText: '@Guard' }).waitFor()
  const guard = await stage.window(stage.world.guard)
  await openLive(guard, '/desk/tickets?view=mentions')
  await row(guard).getByText('mentions you').waitFor({ state: 'attached' })
  await row(guard).click()
  await guard.locator('.mention', { hasText: '@Guard' }).waitFor()
  await guard.getByRole('button', { name: 'More', exact: true }).last().click()
  await guard.getByRole('menuitem', { name: 'Stop watching' }).waitFor()
  await expect.poll(async () => (await stage.world.guard.get('/tickets/counts')).body.mentions).toBe(0)
})

test('the list of people says why, and takes one more', async () => {
  await more(agent, 'Who sees this')
  const people = agent.getByRole('dialog', { name: `Who sees ${number}` })
  await people.getByText('Watches it, added by Agent.').waitFor()
  await people.getByRole('button', { name: /Add somebody/ }).click()
  await agent.getByRole('combobox', { name: 'Search in Add somebody' }).fill('supplier@gates.example')
  await agent.getByRole('option', { name: /supplier@gates\.example/ }).click()
  await people.getByText('In copy, added by Agent.').waitFor()
  await agent.keyboard.press('Escape')
})

test('deleted, it is gone for everybody; undone, it is back', async () => {
  await openLive(admin, `/desk/tickets/${number}?view=all`)
  await admin.getByRole('heading', { name: 'The depot gate sticks' }).waitFor()
  await more(admin, 'Delete')
  await admin.getByText(`${number} is in the bin`).first().waitFor()
  await expect.poll(async () => (await stage.world.requester.get(`/tickets/${number}`)).status).toBe(404)
  await admin.getByRole('button', { name: 'Undo' }).click()
  await admin.getByRole('heading', { name: 'The depot gate sticks' }).waitFor()
  expect((await stage.world.requester.get(`/tickets/${number}`)).status).toBe(200)
})

test('from the bin it comes back as well', async () => {
  await stage.world.admin.delete(`/tickets/${number}`)
  await openLive(admin, '/desk/bin')
  await admin.getByRole('list', { name: 'Deleted tickets' }).getByRole('button', { name: 'Restore' }).click()
  await admin.getByText('The bin is empty.').waitFor()
  expect((await stage.world.requester.get(`/tickets/${number}`)).status).toBe(200)
})
