// Where the keyboard goes on in the portal: to what is wrong or asked for next, at once, and never away from what somebody does meanwhile.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { focusIn, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await setStage()
  page = await stage.window(stage.world.requester)
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

async function resolved(): Promise<string> {
  const { agent, requester } = stage.world
  const { number, revision } = (await requester.post('/tickets', { title: 'The gate sticks' })).body
  const fix = { resolution: 'Oiled it.' }
  expect((await agent.post(`/tickets/${number}/resolution`, fix, { 'if-match': `"${revision}"` })).status).toBe(200)
  return number
}

/** What has the focus by the time that the press is over: nobody can have typed anything in between. */
const focusAfterPress = (name: string) =>
  page
    .getByRole('button', { name })
    .evaluate((button: { click(): void; ownerDocument: { activeElement: { id: string } } }) => {
      button.click()
      return button.ownerDocument.activeElement.id
    })

/** Holds the answer of the desk back until told. */
async function heldBack(path: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(path, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

test('why it still happens is asked for with the press', async () => {
  await page.goto(`/portal/tickets/${await resolved()}`)
  await page.getByRole('button', { name: 'No, it still happens' }).waitFor()
  expect(await focusAfterPress('No, it still happens')).toBe('answer')
})

test('after a fix is confirmed the keyboard goes on where the question stood', async () => {
  await page.goto(`/portal/tickets/${await resolved()}`)
  await page.getByRole('button', { name: 'Yes, it is fixed' }).click()
  await page.getByRole('region', { name: 'Closed' }).waitFor()
  await page.keyboard.press('Tab')
  await focusIn(page.getByRole('button', { name: /^It is back/ }))
})

test('whoever has gone on while it is being closed is not called back', async () => {
  await page.goto(`/portal/tickets/${await resolved()}`)
  const release = await heldBack(/\/closure$/)
  await page.getByRole('button', { name: 'Yes, it is fixed' }).click()
  const home = page.getByRole('link', { name: 'Your requests' })
  await home.focus()
  release()
  await page.getByRole('region', { name: 'Closed' }).waitFor()
  await focusIn(home)
})
