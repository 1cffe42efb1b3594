// Time spent, in the browser: a timer that every tab shows and that survives a reload, entries by hand, and the report.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let one: string
let other: string

beforeAll(async () => {
  stage = await setStage()
  const { requester } = stage.world
  one = (await requester.post('/tickets', { title: 'The points are frozen' })).body.number
  other = (await requester.post('/tickets', { title: 'A bench is loose' })).body.number
  page = await stage.window(stage.world.agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const timer = async () => (await stage.world.agent.get('/timer')).body.timer
const spent = async (number: string) => (await stage.world.agent.get(`/tickets/${number}`)).body.minutesSpent
const dock = () => page.getByRole('region', { name: new RegExp(`^Timer on ${one}`) }).filter({ visible: true })
/** The desk's clock cannot be turned here, but when the timer began can. */
const began = (minutesAgo: number) =>
  stage.desk.superuser.query('update timer set started_at = now() - make_interval(mins => $1)', [minutesAgo])

test('a timer starts with a key, shows on every page and tab, and survives a reload', async () => {
  await openLive(page, `/desk/tickets/${one}`)
  await page.getByRole('heading', { name: 'The points are frozen' }).waitFor()
  await page.getByRole('button', { name: 'Time spent: None' }).waitFor()
  await page.keyboard.press('m')
  await dock().waitFor()
  expect((await timer()).ticket.number).toBe(one)
  await began(25)
  const second = await page.context().newPage()
  await second.goto('/desk/tickets?view=all')
  await second
    .getByRole('region', { name: `Timer on ${one}, 25 min` })
    .filter({ visible: true })
    .waitFor()
  await second.close()
  await openLive(page, `/desk/tickets/${one}`)
  await page
    .getByRole('region', { name: `Timer on ${one}, 25 min` })
    .filter({ visible: true })
    .waitFor()
})

test('on another ticket it asks what becomes of the first', async () => {
  await page.goto(`/desk/tickets/${other}`)
  await page.getByRole('heading', { name: 'A bench is loose' }).waitFor()
  await dock().waitFor()
  await page.getByRole('button', { name: 'Time spent: None' }).waitFor()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: `Your timer runs on ${one}` })
  await dialog.getByRole('button', { name: 'Enter 25 min and start here' }).click()
  await page
    .getByRole('region', { name: new RegExp(`^Timer on ${other}`) })
    .filter({ visible: true })
    .waitFor()
  expect(await spent(one)).toBe(25)
})

test('one that was forgotten asks how long it really was', async () => {
  await began(14 * 60)
  await page.reload()
  await page
    .getByRole('button', { name: `Stop the timer on ${other}` })
    .filter({ visible: true })
    .click()
  const dialog = page.getByRole('dialog', { name: 'How long was it really?' })
  await dialog.getByText(/has run for 14 h/).waitFor()
  await dialog.getByLabel('Time spent').fill('1:10')
  await dialog.getByRole('button', { name: 'Enter 1 h 10 min' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await timer()).toBeNull()
  await page.getByRole('button', { name: 'Time spent: 1 h 10 min' }).waitFor()
})

test('time is entered, corrected and removed by hand', async () => {
  await page.getByRole('button', { name: 'Time spent: 1 h 10 min' }).click()
  const dialog = page.getByRole('dialog', { name: `Time spent on ${other}` })
  await dialog.getByLabel('Time spent').fill('0.5 h')
  await dialog.getByLabel(/^What for/).fill('Tightened the bolts')
  await dialog.getByRole('button', { name: 'Enter time' }).click()
  const entries = dialog.getByRole('list', { name: 'Time entries' })
  await entries.getByText('Tightened the bolts').waitFor()
  await entries.getByRole('button', { name: 'Correct 30 min of Agent' }).click()
  await entries.getByLabel('Time spent').fill('20')
  await entries.getByRole('button', { name: 'Save' }).click()
  await entries.getByRole('button', { name: 'Remove 20 min of Agent' }).waitFor()
  await entries.getByRole('button', { name: 'Remove 1 h 10 min of Agent' }).click()
  await expect.poll(() => spent(other)).toBe(20)
  await dialog.getByText('20 min in all').waitFor()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
})

test('the report sums it up, and each sum leads to the tickets behind it', async () => {
  await page.goto('/desk/time')
  const table = page.getByRole('table')
  await table.getByRole('row', { name: /^Total 45 min/ }).waitFor()
  await table.getByRole('link', { name: /^Agent/ }).click()
  await table.getByRole('link', { name: `${one} The points are frozen` }).waitFor()
  await page.getByRole('button', { name: /^Not only agent Agent/ }).waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
  expect(file.suggestedFilename()).toMatch(/^time-by-ticket-.*\.csv$/)
  await table.getByRole('link', { name: `${one} The points are frozen` }).click()
  await page.getByRole('heading', { name: 'The points are frozen' }).waitFor()
})
