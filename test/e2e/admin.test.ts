// An admin lets people in, arranges the desk and hands out keys; what each of them may is what they see.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await setStage()
  page = await stage.window(stage.world.admin)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const button = (name: string) => page.getByRole('button', { name, exact: true })

test('somebody new is added, invited, and lets themselves in in another window', async () => {
  await page.goto('/admin/people')
  await page.getByRole('link', { name: 'Add person' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Nadia Rail')
  await page.getByLabel('E-mail address').fill('nadia@larkfield.example')
  await page.getByRole('checkbox', { name: /^Support Agent/ }).check()
  await button('Add person').click()
  await button('Make an invitation link').click()
  const link = page.getByRole('textbox', { name: 'Invitation link for Nadia Rail' })
  await link.waitFor()
  const address = await link.inputValue()
  expect(address.startsWith(stage.url)).toBe(true)

  const theirs = await stage.window()
  await theirs.goto(address)
  await theirs.getByRole('heading', { name: 'Welcome, Nadia Rail' }).waitFor()
  await theirs.getByLabel('Password', { exact: true }).fill('points and signals at dusk')
  await theirs.getByRole('button', { name: 'Set the password and sign in' }).click()
  await theirs.getByRole('navigation', { name: 'Desk' }).waitFor()

  // An agent works at the desk and has no settings, neither in the menu nor by their address.
  expect(await theirs.getByRole('link', { name: 'Admin' }).count()).toBe(0)
  await theirs.goto('/admin/people')
  await theirs.getByRole('navigation', { name: 'Desk' }).waitFor()
  expect(new URL(theirs.url()).pathname).toMatch(/^\/desk/)
  await theirs.context().close()

  const late = await stage.window()
  await late.goto(address)
  await late.getByText('This invitation cannot be used').waitFor()
  await late.context().close()
})

test('a requester has neither desk nor settings', async () => {
  const theirs = await stage.window(stage.world.requester)
  for (const path of ['/desk/tickets', '/admin/people']) {
    await theirs.goto(path)
    await theirs.getByLabel('What do you need help with?').waitFor()
    expect(new URL(theirs.url()).pathname).toBe('/portal')
  }
  await theirs.context().close()
})

test('a team and a category are added, and stand in their lists', async () => {
  await page.goto('/admin/teams')
  await page.getByRole('link', { name: 'Add team' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Signals')
  await page.getByRole('radio', { name: /^Level 2/ }).check()
  await button('Add team').click()
  await page.waitForURL(/\/admin\/teams\/[0-9a-f-]{36}/)
  await page.goto('/admin/teams')
  await page.getByRole('table', { name: 'Teams' }).getByRole('link', { name: 'Signals' }).waitFor()

  await page.goto('/admin/categories')
  await page.getByRole('link', { name: 'Add category' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Ticket machines')
  await page.getByLabel('Owner team').click()
  await page.getByRole('option', { name: 'Signals' }).click()
  await button('Add category').click()
  await page.waitForURL(/\/admin\/categories\/[0-9a-f-]{36}/)
  await page.goto('/admin/categories')
  const row = page.getByRole('table', { name: 'Categories' }).getByRole('row', { name: /Ticket machines/ })
  await row.getByText('Signals').waitFor()
})

test('a key is made, works, is revoked, and works no more', async () => {
  await page.goto('/admin/api-keys')
  await button('Create key').first().click()
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Nightly export')
  await page.getByRole('radio', { name: 'Everything that I may do' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click()
  const made = page.getByRole('dialog', { name: 'The key “Nightly export” works now' })
  const token = await made.getByRole('textbox', { name: 'Token' }).inputValue()
  await made.getByRole('button', { name: 'I have copied it' }).click()
  const use = async () =>
    (await fetch(`${stage.url}/api/v1/tickets`, { headers: { authorization: `Bearer ${token}` } })).status
  expect(await use()).toBe(200)

  await button('Revoke Nightly export').click()
  const asking = page.getByRole('dialog', { name: /^Revoke the key/ })
  await asking.getByRole('button', { name: 'Revoke key' }).click()
  await asking.waitFor({ state: 'detached' })
  await button('Revoke Nightly export').waitFor({ state: 'detached' })
  expect(await use()).toBe(401)
  expect(await page.getByText(token).count()).toBe(0)
})

test('nobody shuts themselves out: the button says why', async () => {
  await page.goto(`/admin/people/${stage.world.admin.id}`)
  const deactivate = button('Deactivate')
  await deactivate.waitFor()
  expect(await deactivate.getAttribute('aria-disabled')).toBe('true')
  const reason = page.getByRole('tooltip')
  // Tooltips are fetched once the page is idle; a press of Tab before that shows none.
  const read = async () => {
    await deactivate.blur()
    await deactivate.focus()
    await reason.waitFor({ timeout: 1000 }).catch(() => undefined)
    return reason.allTextContents()
  }
  await expect.poll(read).toEqual(['You cannot deactivate yourself.'])
  const { revision } = (await stage.world.admin.get(`/people/${stage.world.admin.id}`)).body
  const refused = await stage.world.admin.patch(
    `/people/${stage.world.admin.id}`,
    { active: false },
    { 'if-match': `"${revision}"` },
  )
  expect(refused.status).toBe(409)
})

test('somebody who leaves is deactivated after a question, and is signed out at once', async () => {
  const theirs = await stage.window(stage.world.colleague)
  await theirs.goto('/portal')
  await theirs.getByRole('heading', { name: 'Your requests' }).waitFor()
  await page.goto(`/admin/people/${stage.world.colleague.id}`)
  await button('Deactivate').click()
  await page.getByRole('dialog', { name: 'Deactivate Colleague?' }).getByRole('button', { name: 'Deactivate' }).click()
  await button('Activate again').waitFor()
  await theirs.goto('/portal')
  await theirs.getByRole('heading', { name: 'Sign in' }).waitFor()
  await theirs.context().close()
})
