// How tickets hang together, in the browser: linked, waited for, done, merged and taken apart, split, cloned; and told in time.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let main: string
let other: string

const opened = async (title: string, fields: object = {}): Promise<string> =>
  (await stage.world.requester.post('/tickets', { title, ...fields })).body.number

beforeAll(async () => {
  stage = await setStage()
  main = await opened('Tram 4 has no radio', { description: 'Only noise.' })
  other = await opened('Mast at the depot leans', { description: 'Since the storm.' })
  page = await stage.window(stage.world.agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const ticket = async (number: string) => (await stage.world.agent.get(`/tickets/${number}`)).body
const card = (name: string) => page.getByRole('region', { name, exact: true })
const more = async (label: string) => {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: label, exact: true }).click()
}
const pick = async (field: string, words: string) => {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${field}`) })
    .click()
  await page.getByRole('combobox', { name: `Search in ${field}` }).fill(words)
}

test('a link is found by words, read as a sentence from either side, and removed with an undo', async () => {
  await openLive(page, `/desk/tickets/${main}`)
  await page.getByText('Only noise.').waitFor()
  await more('Link with a ticket')
  const dialog = page.getByRole('dialog', { name: `Link ${main} with another ticket` })
  await dialog.getByRole('combobox', { name: /…/ }).click()
  await page.getByRole('option', { name: 'is caused by' }).click()
  await pick('Ticket', 'mast')
  await page.getByRole('option', { name: /Mast at the depot leans/ }).click()
  await dialog.getByRole('button', { name: 'Link', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await card('Links').getByText('is caused by').waitFor()
  await card('Links')
    .getByRole('link', { name: /Mast at the depot leans/ })
    .waitFor()
  await card('Links')
    .getByRole('button', { name: `Remove the link with ${other}` })
    .click()
  await card('Links').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await card('Links').getByText('is caused by').waitFor()
})

test('a task is added, made mandatory and done; the ticket says what it waits for', async () => {
  await more('Add a task')
  const line = page.getByRole('textbox', { name: 'Add a task' })
  await line.fill('Measure the antenna')
  await line.press('Enter')
  const row = card('Tasks').getByRole('listitem').filter({ hasText: 'Measure the antenna' })
  await row.hover()
  await row.getByRole('button', { name: 'More about Measure the antenna' }).click()
  await page.getByRole('menuitem', { name: 'Make mandatory' }).click()
  await page.getByText('It is not resolved before one mandatory task.').waitFor()
  await row.getByRole('checkbox').click()
  await page.getByText('It is not resolved before').waitFor({ state: 'detached' })
  await expect.poll(async () => (await ticket(main)).related.tasks).toEqual({ done: 1, of: 1 })
})

test('a mandatory child holds the ticket back, by name, until it is done in another window', async () => {
  await more('Add a child')
  const dialog = page.getByRole('dialog', { name: `Add a child to ${main}` })
  await dialog.getByLabel('Title').fill('Order an antenna')
  await dialog.getByRole('button', { name: 'Add child' }).click()
  await dialog.waitFor({ state: 'detached' })
  const row = card('Children').getByRole('listitem').filter({ hasText: 'Order an antenna' })
  await row.getByText('Mandatory').waitFor()
  const child = (await row.getByText(/^T-\d+$/).textContent()) ?? ''
  const waits = page.getByText('It is not resolved before')
  await waits.getByRole('link', { name: child }).waitFor()
  const resolve = page.getByRole('button', { name: 'Resolve', exact: true })
  expect(await resolve.getAttribute('aria-disabled')).toBe('true')
  // The key says why it does nothing.
  await resolve.press('e')
  await page.locator('[aria-live="polite"]').getByText(child).waitFor()
  await stage.world.agent.post(`/tickets/${child}/resolution`, { resolution: 'Ordered.' })
  await waits.waitFor({ state: 'detached' })
  await expect.poll(() => resolve.getAttribute('aria-disabled')).not.toBe('true')
})

test('a merge says what it will do, is marked on both sides, told to the requester, and undone', async () => {
  const source = await opened('Radio of tram 4 broken', { description: 'Nothing but hiss.', tags: ['radio'] })
  await page.goto(`/desk/tickets/${source}`)
  await page.getByText('Nothing but hiss.').waitFor()
  await more('Merge')
  const dialog = page.getByRole('dialog', { name: `Merge ${source} with another ticket` })
  await pick('Other ticket', main)
  await page.getByRole('option', { name: /Tram 4 has no radio/ }).click()
  await dialog.getByText(`${main} gets the tag radio.`).waitFor()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.waitForURL(`**/desk/tickets/${main}*`)
  const said = page.getByRole('article').filter({ hasText: 'Nothing but hiss.' })
  await said.getByRole('link', { name: source }).waitFor()
  const portal = await stage.window(stage.world.requester)
  await portal.goto(`/portal/tickets/${source}`)
  await portal.getByText(`Goes on in ${main}`).waitFor()
  await portal.context().close()
  await card('Merged into this')
    .getByRole('link', { name: new RegExp(source) })
    .click()
  await page
    .getByText(/^Merged into/)
    .getByRole('link', { name: new RegExp(main) })
    .waitFor()
  await page.getByRole('button', { name: 'Undo the merge' }).click()
  await page.getByText(/^Merged into/).waitFor({ state: 'detached' })
  expect(await ticket(source)).toMatchObject({ status: 'new', merged: false })
})

test('a message becomes a ticket of its own, which stands at the message', async () => {
  await stage.world.requester.post(`/tickets/${main}/replies`, { body: 'And the bell is stuck.' })
  await page.goto(`/desk/tickets/${main}`)
  const message = page.getByRole('article', { name: 'Reply by Requester' })
  await message.hover()
  await message.getByRole('button', { name: 'More about the message of Requester' }).click()
  await page.getByRole('menuitem', { name: 'Split into a new ticket' }).click()
  const dialog = page.getByRole('dialog', { name: 'Split into a new ticket' })
  expect(await dialog.getByLabel('Title').inputValue()).toBe('And the bell is stuck')
  await dialog.getByRole('button', { name: 'Split', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  const mark = message.getByText(/^Split into/).getByRole('link')
  await mark.waitFor()
  const made = await ticket((await mark.textContent()) ?? '')
  expect(made).toMatchObject({ description: 'And the bell is stuck.', requester: { id: stage.world.requester.id } })
})

test('a ticket is made once more under another title', async () => {
  await page.goto(`/desk/tickets/${other}`)
  await page.getByText('Since the storm.').waitFor()
  await more('Clone')
  const dialog = page.getByRole('dialog', { name: `Clone ${other}` })
  await dialog.getByLabel('Title').fill('Mast at the terminus leans')
  await dialog.getByRole('button', { name: 'Clone', exact: true }).click()
  await page.getByRole('heading', { name: 'Mast at the terminus leans' }).waitFor()
  await page.getByText('Since the storm.').waitFor()
})

test('what looks like an open ticket is said before it is opened, at the desk and in the portal', async () => {
  await page.goto('/desk/tickets')
  await page
    .getByRole('button', { name: /New ticket/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'New ticket' })
  await dialog.getByLabel('Title').fill('Tram 4 without radio')
  const hint = dialog.getByRole('region', { name: 'Looks like' })
  await hint.getByRole('link', { name: /Tram 4 has no radio/ }).waitFor()
  await hint.getByRole('button', { name: 'Dismiss' }).click()
  await hint.waitFor({ state: 'detached' })
  const portal = await stage.window(stage.world.requester)
  await portal.goto('/portal/new')
  await portal.getByLabel('What do you need help with?').fill('The radio in tram 4')
  await portal
    .getByRole('region', { name: 'Asked already' })
    .getByRole('link', { name: /Tram 4 has no radio/ })
    .waitFor()
  await portal.context().close()
})
