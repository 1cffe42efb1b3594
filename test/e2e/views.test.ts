// Finding tickets: a filter that is written, completed and mended; views that are saved, shared and put in order.
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

const sidebar = () => page.getByRole('region', { name: 'Saved views' })
const choose = async (name: string) => {
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name }).click()
}

test('the filter of a list is kept as a view, stands in the sidebar with its count, and is changed there', async () => {
  await page.goto('/desk/tickets?view=all&filter=tag:doors')
  await expect.poll(() => rows().count()).toBe(2)
  await choose('Save as a view')
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  expect(await dialog.getByLabel('Filter').inputValue()).toBe('is:unresolved -is:snoozed tag:doors')
  await dialog.getByLabel('Name').fill('Doors')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('heading', { name: 'Doors', exact: true }).waitFor()
  await sidebar().getByRole('link', { name: 'Doors 2' }).waitFor()
  await expect.poll(() => page.getByRole('list', { name: 'Doors' }).getByRole('listitem').count()).toBe(2)
  // Narrowed further, and kept so.
  await box().fill('priority:P1')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('list', { name: 'Doors' }).getByRole('listitem').count()).toBe(1)
  await choose('Save changes')
  await expect.poll(filter).toBe('')
  await sidebar().getByRole('link', { name: 'Doors 1' }).waitFor()
  // Its name, and for whom it is.
  await choose('Rename, share or change')
  const change = page.getByRole('dialog', { name: /Change the view/ })
  await change.getByLabel('Name').fill('Urgent doors')
  await change.getByRole('radio', { name: /^Everybody/ }).check()
  await change.getByRole('button', { name: 'Save changes' }).click()
  await sidebar().getByRole('link', { name: 'Urgent doors 1' }).waitFor()
  const { items } = (await stage.world.guard.get('/views')).body
  expect(items).toMatchObject([{ name: 'Urgent doors', scope: 'shared', pin: null }])
})

test('a view is exported with its columns', async () => {
  await page.goto('/desk/tickets?view=all&filter=tag:doors&columns=number,title')
  await expect.poll(() => rows().count()).toBe(2)
  const download = page.waitForEvent('download')
  await choose('Export as CSV')
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).toString()).toBe(
    'Number,Title\r\nT-1,Doors of tram 4 stick\r\nT-2,Doors of tram 9 stick\r\n',
  )
})

test('views are put in order, deleted, and brought back', async () => {
  await stage.world.agent.post('/views', { name: 'Winter', filter: 'tag:winter', pin: true })
  await page.goto('/desk/views')
  const pinned = page.getByRole('region', { name: 'In your sidebar' })
  await pinned.getByRole('button', { name: 'Move Winter up' }).click()
  const names = () => sidebar().getByRole('link').allTextContents()
  await expect
    .poll(async () => (await names()).map((name) => name.replace(/\d+$/, '')))
    .toEqual(['', 'Winter', 'Urgent doors'])
  await pinned.getByRole('button', { name: 'More for Urgent doors' }).click()
  await page.getByRole('menuitem', { name: 'Delete view' }).click()
  await expect
    .poll(() =>
      sidebar()
        .getByRole('link', { name: /Urgent/ })
        .count(),
    )
    .toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await sidebar()
    .getByRole('link', { name: /Urgent doors/ })
    .waitFor()
  await pinned.getByRole('button', { name: 'More for Urgent doors' }).click()
  await page.getByRole('menuitem', { name: 'Take out of the sidebar' }).click()
  await page.getByRole('region', { name: 'Not in your sidebar' }).getByText('Urgent doors').waitFor()
})
