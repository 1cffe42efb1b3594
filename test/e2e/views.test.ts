// Finding tickets: a filter that is written, completed and mended.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await setStage()
  const { admin, requester } = stage.world
  const open = (body: object) => admin.post('/tickets', body)
  await open({ title: 'Doors of tram 4 stick', priority: 'P1', tags: ['doors'], team: 'Service' })
  await open({ title: 'Doors of tram 9 stick', priority: 'P3', tags: ['doors'] })
  await open({ title: 'Points heater is cold', priority: 'P2', tags: ['winter'], team: 'Service' })
  await requester.post('/tickets', { title: 'Timetable shows last year' })
  page = await stage.window(stage.world.agent)
}, 120_000)
afterEach(({ task }) => stage.review(task))
afterAll(() => stage.end())

const box = () => page.getByRole('combobox', { name: 'Filter these tickets' })
const rows = () => page.getByRole('list', { name: 'All unresolved' }).getByRole('listitem')
const filter = () => new URL(page.url()).searchParams.get('filter') ?? ''

test('a filter is written by the keyboard alone: keys and values are completed, parts become chips', async () => {
  await openLive(page, '/desk/tickets?view=all')
  await expect.poll(() => rows().count()).toBe(4)
  await page.keyboard.press('f')
  await page.locator('#list-filter-text:focus').waitFor()
  await page.keyboard.type('prio')
  await page.getByRole('option', { name: /^priority:/ }).waitFor()
  await page.keyboard.press('Tab')
  await page.getByRole('option', { name: /^P1/ }).waitFor()
  await page.keyboard.type('P1..P2')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove the filter Priority P1–P2' }).waitFor()
  await expect.poll(() => rows().count()).toBe(2)
  await page.keyboard.type('tag:do')
  await page.getByRole('option', { name: 'doors' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(filter).toBe('priority:P1..P2 tag:doors')
  await expect.poll(() => rows().count()).toBe(1)
  // Back into the text, by Backspace, to change it.
  await page.keyboard.press('Backspace')
  expect(await box().inputValue()).toBe('tag:doors')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('-tag:doors')
  await page.keyboard.press('Enter')
  await expect.poll(filter).toBe('priority:P1..P2 -tag:doors')
  await page.getByRole('link', { name: /Points heater/ }).waitFor()
})

test('what is wrong is told at its place, from the box and from the desk', async () => {
  await page.goto('/desk/tickets?view=all')
  await box().fill('priority:P9')
  await page.keyboard.press('Enter')
  await page
    .getByRole('alert')
    .getByText(/no value of priority/)
    .waitFor()
  expect(await page.getByRole('alert').locator('mark').textContent()).toBe('P9')
  expect(filter()).toBe('')
  await box().fill('team:Nonsense')
  await page.keyboard.press('Enter')
  await page
    .getByRole('alert')
    .getByText(/names no team/)
    .waitFor()
  expect(await page.getByRole('alert').locator('mark').textContent()).toBe('Nonsense')
  await page.getByRole('button', { name: 'Remove the filter Team Nonsense' }).click()
  await expect.poll(() => rows().count()).toBe(4)
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('an address of former days still means what it meant', async () => {
  await page.goto('/desk/tickets?view=all&priority=P1,P2&tag=doors')
  await expect.poll(() => rows().count()).toBe(1)
  await page.getByRole('button', { name: 'Remove the filter Tag doors' }).click()
  await expect.poll(filter).toBe('priority:P1,P2')
})
