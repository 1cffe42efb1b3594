// How a list is shown: its columns, its order, its groups; in the address, and kept with a view.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page

const choices = [
  { key: 'north', label: 'North depot' },
  { key: 'east', label: 'East depot' },
]

beforeAll(async () => {
  stage = await setStage()
  const { admin, requester } = stage.world
  await admin.post('/fields', { label: 'Depot', key: 'depot', kind: 'choice', choices, requesters: 'asked' })
  await admin.post('/fields', { label: 'Seats', key: 'seats', kind: 'number' })
  const open = (body: object) => admin.post('/tickets', body)
  await open({ title: 'Doors of tram 4 stick', priority: 'P1', team: 'Service', fields: { depot: 'east', seats: 40 } })
  await open({ title: 'Doors of tram 9 stick', priority: 'P3', fields: { depot: 'north', seats: 8 } })
  await open({ title: 'Points heater is cold', priority: 'P1', team: 'Service', fields: { seats: 12 } })
  await requester.post('/tickets', { title: 'Timetable shows last year' })
  page = await stage.window(stage.world.agent)
}, 120_000)
afterEach(({ task }) => stage.review(task))
afterAll(() => stage.end())

const asked = (name: string) => new URL(page.url()).searchParams.get(name)
const list = (name: string) => page.getByRole('list', { name, exact: true })
const display = async () => {
  await page.getByRole('button', { name: 'Display', exact: true }).click()
  await page.getByRole('list', { name: 'Shown columns' }).waitFor()
}
const menu = async (name: string) => {
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name }).click()
}

test('columns are chosen, moved, kept with a view and restored when it opens', async () => {
  await openLive(page, '/desk/tickets?view=all')
  await expect.poll(() => list('All unresolved').getByRole('listitem').count()).toBe(4)
  await display()
  await page.getByRole('checkbox', { name: 'Depot' }).click()
  await expect
    .poll(() => asked('columns'))
    .toBe('number,title,priority,tags,requester,status,assignee,updated,field.depot')
  const tram = list('All unresolved').getByRole('link', { name: /tram 4/ })
  await tram.getByText('East depot').waitFor()
  for (const gone of ['Tags', 'Requester', 'Status', 'Assignee', 'Changed']) {
    const box = page.getByRole('list', { name: 'Shown columns' }).getByRole('checkbox', { name: gone })
    await box.click()
    await box.waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Move Depot up' }).click()
  await expect.poll(() => asked('columns')).toBe('number,title,field.depot,priority')
  // By the keyboard: the focus goes along.
  await page.getByRole('checkbox', { name: 'Seats' }).press('Space')
  await expect.poll(() => asked('columns')).toBe('number,title,field.depot,priority,field.seats')
  await page.locator('[data-column="field.seats"] input:focus').press('Alt+ArrowUp')
  await expect.poll(() => asked('columns')).toBe('number,title,field.depot,field.seats,priority')
  await page.keyboard.press('Escape')
  await page.getByRole('list', { name: 'Shown columns' }).waitFor({ state: 'detached' })
  expect(await tram.textContent()).toMatch(/Depot: East depotSeats: 40Priority: /)

  await menu('Save as a view')
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByLabel('Name').fill('Depots')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('heading', { name: 'Depots', exact: true }).waitFor()
  await expect.poll(() => asked('columns')).toBe(null)
  await list('Depots')
    .getByRole('link', { name: /tram 4/ })
    .getByText('East depot')
    .waitFor()
  // Another list stands as usual, and the view as it was kept.
  await page.goto('/desk/tickets?view=all')
  await expect.poll(() => list('All unresolved').getByRole('listitem').count()).toBe(4)
  expect(await page.getByText('East depot').count()).toBe(0)
  await page
    .getByRole('region', { name: 'Saved views' })
    .getByRole('link', { name: /^Depots/ })
    .click()
  await list('Depots')
    .getByRole('link', { name: /tram 4/ })
    .getByText('East depot')
    .waitFor()
  await display()
  await page.getByRole('button', { name: 'Standard row' }).click()
  await expect.poll(() => page.getByText('East depot').count()).toBe(0)
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  await list('Depots')
    .getByRole('link', { name: /tram 4/ })
    .getByText('East depot')
    .waitFor()
})

test('a list that asks for what is gone says so, and offers the way out', async () => {
  await page.goto('/desk/tickets?view=all&columns=title,field.moon')
  await page.getByText('asks for a field that is not there any more').waitFor()
  await page.getByRole('button', { name: 'Show it as usual' }).click()
  await expect.poll(() => list('All unresolved').getByRole('listitem').count()).toBe(4)
})

const titles = async (name: string) =>
  (await list(name).getByRole('link').allTextContents()).map((text) => /tram \d|heater|Timetable/.exec(text)?.[0])
const pick = async (what: 'Group' | 'Order', option: string) => {
  await page.getByRole('dialog', { name: 'Display' }).getByRole('button', { name: what }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('a list stands in the order of a field, from the menu and by the name of a column; empty ones last', async () => {
  await page.goto('/desk/tickets?view=all&columns=number,title,field.seats,field.depot')
  await expect.poll(() => list('All unresolved').getByRole('listitem').count()).toBe(4)
  await display()
  await pick('Order', 'Seats, highest first')
  await expect.poll(() => asked('sort')).toBe('-field.seats')
  await expect.poll(() => titles('All unresolved')).toEqual(['tram 4', 'heater', 'tram 9', 'Timetable'])
  await page.keyboard.press('Escape')
  await page.getByRole('list', { name: 'Shown columns' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Sort by Depot/ }).click()
  await expect.poll(() => asked('sort')).toBe('field.depot')
  await expect.poll(async () => (await titles('All unresolved')).slice(0, 2)).toEqual(['tram 9', 'tram 4'])
  await page.getByRole('button', { name: 'Sort by Depot, now ascending' }).click()
  await expect.poll(async () => (await titles('All unresolved')).slice(0, 2)).toEqual(['tram 4', 'tram 9'])
})

test('a list stands in groups that are counted, folded, stepped over, and kept with a view', async () => {
  await page.goto('/desk/tickets?view=all&sort=number')
  await expect.poll(() => list('All unresolved').getByRole('listitem').count()).toBe(4)
  await display()
  await pick('Group', 'Priority')
  await expect.poll(() => asked('group')).toBe('priority')
  await page.keyboard.press('Escape')
  await page.getByRole('list', { name: 'Shown columns' }).waitFor({ state: 'detached' })
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).getByRole('button')
  await heading('P1 2').waitFor()
  await heading('P3 2').waitFor()
  await expect.poll(() => titles('All unresolved')).toEqual(['tram 4', 'heater', 'tram 9', 'Timetable'])
  // From the last of one group to the first of the next.
  await list('All unresolved')
    .getByRole('link', { name: /heater/ })
    .focus()
  await page.keyboard.press('j')
  await list('All unresolved').locator('a:focus', { hasText: 'tram 9' }).waitFor()
  await heading('P1 2').click()
  await expect.poll(() => titles('All unresolved')).toEqual(['tram 9', 'Timetable'])
  expect(await heading('P1 2').getAttribute('aria-expanded')).toBe('false')
  await expect.poll(() => asked('folded')).toBe('P1')
  // It stays so, and nothing of it is asked for.
  await page.reload()
  await heading('P1 2').waitFor()
  await expect.poll(() => titles('All unresolved')).toEqual(['tram 9', 'Timetable'])
  expect(await heading('P1 2').getAttribute('aria-expanded')).toBe('false')
  await heading('P1 2').press('Enter')
  await expect.poll(() => titles('All unresolved')).toEqual(['tram 4', 'heater', 'tram 9', 'Timetable'])
  await display()
  await page.getByRole('button', { name: 'Fold all' }).click()
  await expect.poll(() => asked('folded')).toBe('*')
  await expect.poll(() => titles('All unresolved')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('list', { name: 'Shown columns' }).waitFor({ state: 'detached' })
  // What others open is counted, and one group is opened alone.
  await stage.world.admin.post('/tickets', { title: 'Doors of tram 7 stick', priority: 'P3' })
  await heading('P3 3').click()
  await expect.poll(() => titles('All unresolved')).toEqual(['tram 9', 'Timetable', 'tram 7'])
  await heading('P1 2').click()
  await expect.poll(() => titles('All unresolved')).toEqual(['tram 4', 'heater', 'tram 9', 'Timetable', 'tram 7'])
  await expect.poll(() => asked('folded')).toBe('*,P3,P1')

  await menu('Save as a view')
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByLabel('Name').fill('By urgency')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('heading', { name: 'By urgency', exact: true }).waitFor()
  await expect.poll(() => asked('group')).toBe(null)
  await heading('P1 2').waitFor()
  await heading('P3 3').waitFor()
  // A choice makes groups as well, in the order of its choices.
  await page.goto('/desk/tickets?view=all&group=field.depot')
  await heading('Without Depot 3').waitFor()
  const names = await page.getByRole('heading', { level: 2 }).allTextContents()
  expect(names.filter((name) => /depot/i.test(name))).toEqual(['North depot1', 'East depot1', 'Without Depot3'])
})

test('nothing that axe finds stands in the way: groups, columns, and what chooses them', async () => {
  await page.goto(
    '/desk/tickets?view=all&group=priority&columns=number,title,status,assignee,tags,field.seats&sort=number',
  )
  await page.getByRole('heading', { name: 'P1 2', exact: true }).waitFor()
  await list('All unresolved')
    .getByRole('link', { name: /tram 4/ })
    .getByText('40')
    .waitFor()
  expect(await violations(page)).toEqual([])
  await display()
  expect(await violations(page)).toEqual([])
})
