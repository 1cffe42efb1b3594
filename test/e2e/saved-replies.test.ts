// Saved replies in the browser: written with a preview, put in by a slash, sent with what goes along.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  const { admin, requester } = stage.world
  number = (await requester.post('/tickets', { title: 'The ticket printer jams' })).body.number
  await admin.post('/canned-replies', { name: 'Bell is mended', body: 'The bell rings again.', scope: 'everyone' })
  page = await stage.window(stage.world.agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const ticket = async () => (await stage.world.agent.get(`/tickets/${number}`)).body
const reply = () => page.getByRole('textbox', { name: 'Reply to Requester' })

test('one is written with its words filled in beside it; a mistake is told while it is made', async () => {
  await page.goto('/desk/replies')
  await page.getByRole('link', { name: 'Bell is mended' }).waitFor()
  await page.getByRole('link', { name: 'Add saved reply' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Ask for the model')
  const text = page.getByLabel('Text', { exact: true })
  await text.fill('Hello {{requester.fist_name}},')
  await page.getByText('Line 1, column 7: {{requester.fist_name}} is no variable.').waitFor()
  await text.fill('Hello {{requester.first_name|there}}, which model is it? About ')
  await page.getByRole('button', { name: 'Fill in' }).click()
  await page.getByRole('menuitem', { name: 'Number of the ticket' }).click()
  const preview = page.getByRole('region', { name: 'Preview' })
  await preview.getByText(`Hello Requester, which model is it? About ${number}`).waitFor()
  await page.getByLabel(/^Tags to add/).fill('printer')
  await page.getByLabel('Assign it to whoever sends it').check()
  await page.getByRole('button', { name: 'Add saved reply' }).click()
  await page.waitForURL(/\/desk\/replies\/[0-9a-f-]{36}/)
  await page.getByText('Only you can send it.').waitFor()
})

test('a slash at the start of a line opens them; Enter puts one in at the cursor', async () => {
  await openLive(page, `/desk/tickets/${number}`)
  await reply().click()
  await page.keyboard.type('Thank you.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/')
  const field = page.getByRole('combobox', { name: 'Find a saved reply' })
  await field.fill('model')
  await page.getByRole('option', { name: /Ask for the model/ }).waitFor()
  await field.press('Enter')
  await expect.poll(() => reply().inputValue()).toBe(`Thank you.\nHello Requester, which model is it? About ${number}`)
  await page.getByText(/Goes along with “Ask for the model”: tag printer, assigned to you/).waitFor()
})

test('a slash that was meant as one stays', async () => {
  await page.getByRole('tab', { name: 'Note' }).click()
  await page.getByRole('textbox', { name: 'Internal note' }).click()
  await page.keyboard.type('/etc')
  await page.getByRole('combobox', { name: 'Find a saved reply' }).press('Escape')
  await expect.poll(() => page.getByRole('textbox', { name: 'Internal note' }).inputValue()).toBe('/etc')
  await page.getByRole('textbox', { name: 'Internal note' }).fill('')
  await page.getByRole('tab', { name: 'Reply' }).click()
})

test('what goes along goes in the same moment, and the use is counted', async () => {
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByRole('article').getByText('which model is it?').waitFor()
  expect(await ticket()).toMatchObject({ tags: ['printer'], assignee: { name: 'Agent' }, status: 'open' })
  await page.goto('/desk/replies')
  const row = page.getByRole('row').filter({ hasText: 'Ask for the model' })
  await row.getByRole('cell', { name: '1', exact: true }).waitFor()
})

test('one of everyone’s is shown and locked to whoever may not change it', async () => {
  await page.getByRole('link', { name: 'Bell is mended' }).click()
  await page.getByText(/You can look at this but not change it/).waitFor()
  expect(await page.getByLabel('Name', { exact: true }).isDisabled()).toBe(true)
})
