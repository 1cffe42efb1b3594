// Searching at the desk: half words and slips, filters in the same box, where it was said, pages, and the palette.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { learnWords } from '../learning.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await setStage()
  const { admin, agent, requester } = stage.world
  const open = async (title: string, description: string) =>
    (await requester.post('/tickets', { title, description })).body.id as string
  await open('Printer on deck 3 jams', 'srv-print01 says <b>paper</b> is stuck')
  const slow = await open('Slow laptop', 'It takes minutes to start')
  await agent.post(`/tickets/${slow}/replies`, { body: 'The thermal paste is dry', visibility: 'internal' })
  for (let i = 1; i <= 40; i++) await open(`Ferry ${i} late`, 'The timetable is wrong')
  await admin.post('/organisations', { name: 'Brackwater Pilots', domains: ['brackwater.example'] })
  await learnWords(stage.desk)
  page = await stage.window(agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const box = () => page.getByRole('searchbox', { name: 'Search for' })
const results = () => page.getByRole('list', { name: 'Results' }).getByRole('listitem')

test('the empty page says what can be searched for, by examples that work', async () => {
  await page.goto('/desk/search')
  await page.getByRole('list', { name: 'Examples' }).getByRole('link', { name: 'laptop is:open assignee:me' }).click()
  await expect.poll(() => box().inputValue()).toBe('laptop is:open assignee:me')
})

test('it answers while somebody types, marks what was found, and shows markup as text', async () => {
  await box().fill('print01 pape')
  await results().filter({ hasText: 'Printer on deck 3 jams' }).waitFor()
  await expect.poll(() => results().count()).toBe(1)
  await expect.poll(() => results().locator('mark').allTextContents()).toEqual(['print01', 'paper'])
  expect(await results().textContent()).toContain('<b>paper</b>')
})

test('a slip is read as what was meant, said openly, and can be insisted on', async () => {
  await box().fill('pritner')
  await page.getByText('Showing results for printer.').waitFor()
  await results().filter({ hasText: 'Printer on deck 3 jams' }).waitFor()
  await page.getByRole('link', { name: 'pritner' }).click()
  await page.getByText('Nothing says exactly this.').waitFor()
  await page.getByRole('link', { name: 'Allow other spellings' }).click()
  await page.getByText('Showing results for printer.').waitFor()
})

test('filters narrow it in the same box; what is wrong with one is told beside it', async () => {
  await box().fill('printer is:close')
  await page.getByText(/is wrong at character 12: “close” is no value of is/).waitFor()
  await box().fill('printer is:closed')
  await page.getByText('Nothing has all of these words and fits the filters.').waitFor()
  await page.getByRole('link', { name: 'Search without filters' }).click()
  await results().filter({ hasText: 'Printer on deck 3 jams' }).waitFor()
  expect(await box().inputValue()).toBe('printer')
  await box().fill('is:new printer')
  await expect.poll(() => page.url()).toContain('is%3Anew')
  await results().filter({ hasText: 'Printer on deck 3 jams' }).waitFor()
})

test('a note that says it is named as one, to those who may read it', async () => {
  await box().fill('thermal')
  await results().filter({ hasText: 'Internal note' }).filter({ hasText: 'The thermal paste is dry' }).waitFor()
})

test('more results come when they are asked for', async () => {
  await box().fill('timetable')
  await expect.poll(() => results().count()).toBe(30)
  await page.getByRole('button', { name: 'More results' }).click()
  await expect.poll(() => results().count()).toBe(40)
  await expect.poll(() => page.getByRole('button', { name: 'More results' }).count()).toBe(0)
})

test('organisations are a kind of their own, and lead to their tickets', async () => {
  await page.goto('/desk/search?q=brackw&kind=organisation')
  await results()
    .getByRole('link', { name: /Brackwater Pilots/ })
    .click()
  await page.waitForURL(/filter=organisation/)
})

test('the palette finds the same, also misspelled, and hands over to the page', async () => {
  await page.goto('/desk/tickets')
  await page.getByRole('button', { name: /^Search/ }).click()
  const palette = page.getByRole('combobox', { name: 'Search and commands' })
  await palette.fill('pritner')
  await page.getByText('Tickets for “printer”').waitFor()
  await page.getByRole('option', { name: /Printer on deck 3 jams/ }).waitFor()
  await palette.fill('slow lapt')
  await page.getByRole('option', { name: /Slow laptop/ }).waitFor()
  await page.getByRole('option', { name: 'All results for “slow lapt”' }).click()
  await page.waitForURL(/\/desk\/search\?q=slow/)
  await results().filter({ hasText: 'Slow laptop' }).waitFor()
})
