// From the link that the first start printed to a desk that one signs in to.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { loadPreset, setupToken } from '../../src/setup/index.ts'
import { violations } from './axe.ts'
import { type Stage, setStage } from './stage.ts'

const email = 'ines@harbourlight.example'
const secret = 'the ferry leaves before the fog'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await setStage({ empty: true })
  page = await stage.window()
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const pathOf = () => new URL(page.url()).pathname

async function signIn(word: string) {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('before it is set up, the sign-in page says where the link is', async () => {
  await page.goto('/sign-in')
  await page.getByRole('heading', { name: 'This desk is not set up yet' }).waitFor()
})

test('a link of another desk sets nothing up and keeps the answers; the right one goes on from them', async () => {
  await page.goto(`/setup#token=${'x'.repeat(43)}`)
  await page.getByLabel('Name', { exact: true }).fill('Harbour Light Ferries')
  await page.getByRole('radio', { name: /^Startup/ }).check()
  expect(await violations(page)).toEqual([])
  await page.getByLabel('Your name').fill('Ines Harbour')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Set up the desk' }).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'The link does not belong to this desk' })
  await refusal.waitFor()

  await refusal.getByLabel('Set-up link').fill(`${stage.url}/setup#token=${setupToken(stage.desk.runtime.secret)}`)
  await refusal.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Harbour Light Ferries')
  expect(await page.getByRole('radio', { name: /^Startup/ }).isChecked()).toBe(true)
  const word = page.getByLabel('Password', { exact: true })
  if ((await word.inputValue()) === '') await word.fill(secret)
  await page.getByRole('button', { name: 'Set up the desk' }).click()
  await page.getByRole('navigation', { name: 'Desk' }).waitFor()
  await page.getByText('Harbour Light Ferries').waitFor()
})

test('the size decided what is there', async () => {
  await page.goto('/admin/teams')
  const teams = page.getByRole('table', { name: 'Teams' })
  await teams.waitFor()
  for (const { name } of loadPreset('startup').teams) await teams.getByRole('link', { name, exact: true }).waitFor()
})

test('the link works once', async () => {
  const other = await stage.window()
  await other.goto(`/setup#token=${setupToken(stage.desk.runtime.secret)}`)
  await other.getByRole('heading', { name: 'This desk is set up already' }).waitFor()
  await other.getByRole('link', { name: 'Sign in' }).click()
  await other.getByRole('button', { name: 'Sign in' }).waitFor()
  await other.context().close()
})

test('signing out leads to the sign-in page, and nothing behind it opens any more', async () => {
  await page.goto('/desk/tickets?view=all')
  await page.getByRole('button', { name: 'Your account, Ines Harbour' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto('/desk/tickets?view=all')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(new URL(page.url()).searchParams.get('return')).toBe('/desk/tickets?view=all')
})

test('a wrong password is refused without a hint; the right one leads where one wanted to go', async () => {
  await signIn('the ferry leaves after the fog')
  await page.getByRole('alert').filter({ hasText: 'Not signed in' }).waitFor()
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(email)
  await signIn(secret)
  await page.getByRole('navigation', { name: 'Desk' }).waitFor()
  expect(page.url()).toBe(`${stage.url}/desk/tickets?view=all`)
})

test('the address bar leads nowhere else', async () => {
  const other = await stage.window()
  await other.goto('/sign-in?return=//evil.example/desk')
  await other.getByLabel('E-mail address').fill(email)
  await other.getByLabel('Password', { exact: true }).fill(secret)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.getByRole('navigation', { name: 'Desk' }).waitFor()
  expect(new URL(other.url()).origin).toBe(stage.url)
  await other.context().close()
  expect(pathOf()).toBe('/desk/tickets')
})
