// Signing in at Google or Microsoft begins there: the app that is registered has to name an address of this desk.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { focusIn, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

test('the address to register is there before the app is, and what the app has leads to its provider', async () => {
  const host = { host: 'outlook.office365.com', user: 'help@larkfield.example', signIn: 'microsoft' }
  const { body } = await stage.world.admin.post('/mailboxes', {
    name: 'Help',
    address: 'help@larkfield.example',
    incoming: { kind: 'imap', port: 993, security: 'tls', ...host },
  })
  const page = await stage.window(stage.world.admin)
  await page.route('https://login.microsoftonline.com/**', (route) => route.fulfill({ body: 'Who are you?' }))
  await page.goto(`/admin/mail/mailboxes/${body.id}`)
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in with Microsoft' })
  const address = dialog.getByRole('textbox', { name: 'Redirect URI' })
  await focusIn(address)
  expect(await address.inputValue()).toBe(`${stage.url}/oauth/mail/callback`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Copy' }).click()
  await dialog.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${stage.url}/oauth/mail/callback`)
  expect(await violations(page)).toEqual([])
  await dialog.getByLabel('Client ID of the app').fill('an-app')
  await dialog.getByLabel('Client secret').fill('a secret')
  await dialog.getByRole('button', { name: 'Go to Microsoft' }).click()
  await page.getByText('Who are you?').waitFor()
  const asked = new URL(page.url()).searchParams
  expect(asked.get('redirect_uri')).toBe(`${stage.url}/oauth/mail/callback`)
  expect(asked.get('client_id')).toBe('an-app')
})
