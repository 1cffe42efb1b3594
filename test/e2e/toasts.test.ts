// What happened is told where it covers nothing that one reads or presses next.
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

async function boxOf(one: Locator) {
  const box = await one.boundingBox()
  if (!box) throw new Error(`${one} is not shown`)
  return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height }
}

/** Polled, because what is told moves what it stands above. */
async function covers(page: Page, one: Locator): Promise<boolean> {
  const told = await boxOf(page.getByRole('region', { name: 'What happened' }))
  const other = await boxOf(one)
  return told.left < other.right && other.left < told.right && told.top < other.bottom && other.top < told.bottom
}

async function aTicket(): Promise<string> {
  const description = Array.from({ length: 60 }, (_, line) => `Line ${line} of what the lamp does.`).join('\n\n')
  const { agent, requester } = stage.world
  const { number } = (await requester.post('/tickets', { title: 'The lamp flickers', description })).body
  await agent.put(`/tickets/${number}/assignment`, { assignee: 'me' })
  return number
}

/** Taking what one has is refused, and told. */
async function tell(page: Page) {
  await page.keyboard.press('i')
  await page.getByText('It is yours already').waitFor()
}

test.for([
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
])('$width pixels wide it covers neither properties nor the way to the newest message', async (viewport) => {
  const number = await aTicket()
  const page = await stage.window(stage.world.agent, { viewport })
  await page.goto(`/desk/tickets/${number}`)
  const arrow = page.getByRole('button', { name: 'Go to the newest message' })
  await arrow.waitFor()
  await tell(page)
  await expect.poll(() => covers(page, arrow)).toBe(false)
  await expect.poll(() => covers(page, page.getByRole('region', { name: 'Write' }))).toBe(false)
  const properties = page.getByRole('complementary', { name: 'Properties' })
  if (await properties.isVisible()) expect(await covers(page, properties)).toBe(false)
})

test('whoever reads the end of a ticket still sees it while something is told', async () => {
  const number = await aTicket()
  const page = await stage.window(stage.world.agent, { viewport: { width: 390, height: 844 } })
  await openLive(page, `/desk/tickets/${number}`)
  await page.getByRole('button', { name: 'Go to the newest message' }).click()
  const end = page.getByText('Line 59 of what the lamp does.')
  await page.getByRole('button', { name: 'Go to the newest message' }).waitFor({ state: 'detached' })
  await tell(page)
  await expect.poll(() => covers(page, end)).toBe(false)
  expect(await end.isVisible()).toBe(true)
})
