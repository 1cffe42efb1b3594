// Checklists in the browser: a saved one put on a ticket, worked through by mouse and keyboard, in the way of resolving.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  const { admin, agent, requester } = stage.world
  await admin.post('/checklist-templates', {
    name: 'Leaver',
    items: ['Lock the account', 'Collect the laptop'],
    mandatory: true,
  })
  number = (await requester.post('/tickets', { title: 'The conductor leaves on Friday' })).body.number
  page = await stage.window(agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const list = () => page.getByRole('region', { name: 'Leaver' })
const items = async () =>
  (await stage.world.agent.get(`/tickets/${number}/checklists`)).body.items[0].items as {
    text: string
    done: boolean
  }[]
const texts = async () => (await items()).map(({ text }) => text)

test('a saved checklist is put on a ticket, with one item more', async () => {
  await openLive(page, `/desk/tickets/${number}`)
  await page.getByRole('heading', { name: /The conductor leaves/ }).waitFor()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Add a checklist' }).click()
  const dialog = page.getByRole('dialog', { name: `Add a checklist to ${number}` })
  await dialog.getByRole('button', { name: 'Saved checklist' }).click()
  await page.getByRole('option', { name: /^Leaver/ }).click()
  await dialog.getByText('Collect the laptop').waitFor()
  await dialog.getByLabel(/^More items/).fill('Tell the depot')
  await dialog.getByRole('button', { name: 'Add checklist' }).click()
  await list().getByRole('checkbox', { name: 'Tell the depot' }).waitFor()
  expect(await texts()).toEqual(['Lock the account', 'Collect the laptop', 'Tell the depot'])
})

test('it stands in the way of resolving, and says so', async () => {
  const resolve = page.getByRole('button', { name: 'Resolve' }).first()
  await expect.poll(() => resolve.getAttribute('aria-disabled')).toBe('true')
  await resolve.hover()
  await page.getByText(/3 open items on a mandatory checklist/).waitFor()
})

test('items are ticked, added with Enter, reworded and moved from the keyboard', async () => {
  await list().getByRole('checkbox', { name: 'Lock the account' }).click()
  await list().getByText('1/3').waitFor()
  const field = list().getByRole('textbox', { name: 'Add an item to Leaver' })
  await field.fill('Wipe the phone')
  await field.press('Enter')
  await list().getByRole('checkbox', { name: 'Wipe the phone' }).waitFor()
  await list().getByRole('button', { name: 'Reword Tell the depot' }).click()
  const reworded = list().getByRole('textbox', { name: 'Item', exact: true })
  await reworded.fill('Tell both depots')
  await reworded.press('Enter')
  await expect.poll(texts).toEqual(['Lock the account', 'Collect the laptop', 'Tell both depots', 'Wipe the phone'])
  await list().getByRole('checkbox', { name: 'Wipe the phone' }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(texts).toEqual(['Lock the account', 'Collect the laptop', 'Wipe the phone', 'Tell both depots'])
})

test('one is handed out and given a day; what is removed comes back', async () => {
  const row = list().getByRole('listitem').filter({ hasText: 'Collect the laptop' })
  await row.hover()
  await row.getByRole('button', { name: 'Say who does it' }).click()
  await page.getByRole('option', { name: /^Agent/ }).click()
  await row.getByRole('button', { name: 'Agent does it' }).waitFor()
  await row.getByRole('button', { name: 'Set a due day' }).click()
  await page.getByLabel('Due day', { exact: true }).fill('2020-01-02')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await row.getByText('Overdue since').waitFor()

  await row.getByRole('button', { name: 'More about Collect the laptop' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await row.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await row.getByRole('button', { name: 'Agent does it' }).waitFor()
  await expect.poll(texts).toEqual(['Lock the account', 'Collect the laptop', 'Wipe the phone', 'Tell both depots'])
})

test('what a colleague ticks shows by itself, and when all is done the way is free', async () => {
  const { admin } = stage.world
  const [found] = (await admin.get(`/tickets/${number}/checklists`)).body.items
  for (const item of found.items)
    await admin.patch(`/tickets/${number}/checklists/${found.id}/items/${item.id}`, { done: true })
  await list().getByText('4/4').waitFor()
  await page.getByRole('button', { name: 'Resolve' }).first().click()
  await page.getByRole('dialog', { name: `Resolve ${number}` }).waitFor()
})
