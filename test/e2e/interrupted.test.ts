// A session that ends, and a network that goes, in the middle of work: both say so, and what was typed is there afterwards.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, password, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  number = (await stage.world.requester.post('/tickets', { title: 'Lamp of pier 4 flickers' })).body.number
  page = await stage.window(stage.world.agent)
  await openLive(page, `/desk/tickets/${number}`)
  await page.getByRole('heading', { name: 'Lamp of pier 4 flickers' }).waitFor()
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const ticket = async () => (await stage.world.agent.get(`/tickets/${number}`)).body
const reply = () => page.getByRole('textbox', { name: /^Reply to/ })

test('without a network a reply is not sent, says why, and goes out on the second try', async () => {
  await page.context().setOffline(true)
  await reply().fill('The new lamp hangs.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByText('You are offline').waitFor()
  expect(await reply().inputValue()).toBe('The new lamp hangs.')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('article').getByText('The new lamp hangs.').waitFor()
  const said = (await stage.world.agent.get(`/tickets/${number}/messages`)).body.items
  expect(said.map(({ body }: { body: string }) => body)).toEqual(['The new lamp hangs.'])
})

test('what is typed into a ticket outlives the end of the session', async () => {
  await reply().fill('Half of a sentence')
  await page.getByRole('button', { name: 'Change the title' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Both lamps of pier 4 flicker')
  await page.context().clearCookies()
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await signInAgain()
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue())
    .toBe('Both lamps of pier 4 flicker')
  expect(await reply().inputValue()).toBe('Half of a sentence')
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await page.getByRole('heading', { name: 'Both lamps of pier 4 flicker' }).waitFor()
  await expect.poll(async () => (await ticket()).title).toBe('Both lamps of pier 4 flicker')
  await page.reload()
  await page.getByRole('heading', { name: 'Both lamps of pier 4 flicker' }).waitFor()
})

test('a choice that the end of the session refused waits behind the sign-in', async () => {
  // It meets this request first, not one that the page makes by itself.
  const refusal = { title: 'Not signed in', status: 401, code: 'unauthenticated', detail: 'Sign in.' }
  await page.route('**/assignment', (route) => route.fulfill({ status: 401, json: refusal }), { times: 1 })
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Assign to me/ }).click()
  await signInAgain()
  await page.getByText('Your session ended before your change was saved.').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(async () => (await ticket()).assignee?.id).toBe(stage.world.agent.id)
  await page.getByText('Not saved').waitFor({ state: 'detached' })
})

test('an update of the desk behind the page is told, and loses no draft', async () => {
  await openLive(page, `/desk/tickets/${number}`)
  await page.getByRole('region', { name: 'What happened' }).waitFor({ state: 'attached' })
  await reply().fill('Both lamps are new.')
  await page.getByRole('button', { name: 'Resolve', exact: true }).waitFor()
  // The files of the version that runs here are gone, and the desk's page names others.
  await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404, json: {} }))
  await page.route(`${stage.url}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/newer.js"></script>' }),
  )
  await page.getByRole('button', { name: 'Resolve', exact: true }).click()
  await page.getByText('Mendbook was updated').waitFor()
  expect(await reply().inputValue()).toBe('Both lamps are new.')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Reload' }).click()
  await page.getByText('Mendbook was updated').waitFor({ state: 'detached' })
  await expect.poll(() => reply().inputValue()).toBe('Both lamps are new.')
  await page.getByRole('button', { name: 'Resolve', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Resolve/ })
    .waitFor()
  await page.keyboard.press('Escape')
  await reply().fill('')
})

async function signInAgain() {
  await page.getByText('Your session has ended.').waitFor()
  await page.getByLabel('E-mail address').fill(stage.world.agent.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
