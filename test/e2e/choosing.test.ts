// A list that is closed takes letters, as the browser's own do: nobody opens it first to say what they want.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await setStage()
  await stage.world.admin.post('/mailboxes', { name: 'Support', address: 'support@desk.example' })
  page = await stage.window(stage.world.admin)
  await page.goto('/admin/mail/mailboxes')
  await page.getByRole('table', { name: 'Mailboxes' }).getByRole('link', { name: 'Support' }).click()
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

test('letters on a closed list open it and are searched for, and Enter takes the first that fits', async () => {
  const language = page.getByRole('button', { name: 'Language', exact: true })
  await language.focus()
  // In one go, before the code of the list or its field is there.
  await page.keyboard.type('fran')
  const search = page.getByRole('combobox', { name: 'Search in Language' })
  await expect.poll(() => search.inputValue()).toBe('fran')
  await page.getByRole('option', { name: /français/i }).waitFor()
  expect(await page.getByRole('option').count()).toBe(1)
  await page.keyboard.type('ç')
  expect(await search.inputValue()).toBe('franç')
  await page.keyboard.press('Enter')
  await expect.poll(() => language.innerText()).toMatch(/français/i)
  await search.waitFor({ state: 'detached' })
})

test('what was typed is gone when it opens again, and shortcuts of the desk stay shortcuts', async () => {
  const language = page.getByRole('button', { name: 'Language', exact: true })
  await language.press('d')
  const search = page.getByRole('combobox', { name: 'Search in Language' })
  await expect.poll(() => search.inputValue()).toBe('d')
  await page.keyboard.press('Escape')
  await search.waitFor({ state: 'detached' })
  expect(await language.innerText()).toMatch(/français/i)
  await language.press('ArrowDown')
  await search.waitFor()
  expect(await search.inputValue()).toBe('')
  await page.keyboard.press('Escape')
  await search.waitFor({ state: 'detached' })
  await language.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox', { name: 'Search and commands' }).waitFor()
  await page.keyboard.press('Escape')
})

test('a short list that is closed takes the choice that begins with the letters', async () => {
  await page.goto('/admin/mail/mailboxes/new')
  const incoming = page.getByRole('combobox', { name: 'Sign-in' }).first()
  await page.getByRole('radio', { name: /IMAP/ }).check()
  await incoming.focus()
  // It knows its choices once it has the focus.
  await page.getByRole('option', { includeHidden: true }).first().waitFor({ state: 'attached' })
  await page.keyboard.type('with mi')
  await expect.poll(() => incoming.innerText()).toMatch(/Microsoft/)
})

test('Enter takes what was found for the words, not what stood there before they were searched for', async () => {
  const desk = await stage.window(stage.world.agent)
  await desk.goto('/desk/tickets?view=all')
  await desk.getByRole('button', { name: 'New ticket' }).first().click()
  const dialog = desk.getByRole('dialog')
  const requester = dialog.getByRole('button', { name: 'Requester', exact: true })
  await requester.click()
  const search = desk.getByRole('combobox', { name: 'Search in Requester' })
  await desk.getByRole('option').nth(2).waitFor()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  await desk.route(/\/people\?.*q=/, async (route) => {
    await answered
    await route.continue()
  })
  await search.fill('colleague')
  await search.press('Enter')
  // What stood there is not taken.
  expect(await requester.innerText()).toMatch(/Who asks/)
  answer()
  await search.waitFor({ state: 'detached' })
  expect(await requester.innerText()).toMatch(/Colleague$/)
})
