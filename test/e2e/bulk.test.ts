// Many tickets at once: selected by hand or as a whole view, changed in the background, and back again.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage({ work: true })
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

/** Tickets with a tag of their own, also in a second try; the newest first. */
async function open(count: number, about: string): Promise<string[]> {
  const numbers: string[] = []
  for (let n = 0; n < count; n++) {
    const { body } = await stage.world.requester.post('/tickets', { title: `${about} ${n}`, tags: [about] })
    numbers.unshift(body.number)
  }
  return numbers
}

const unique = (word: string) => `${word}-${randomUUID().slice(0, 4)}`
const ticket = async (number: string) => (await stage.world.admin.get(`/tickets/${number}`)).body

test('select three, assign them, undo', async () => {
  const tag = unique('lamps')
  const numbers = await open(5, tag)
  const page = await stage.window(stage.world.agent)
  await page.goto(`/desk/tickets?view=all&tag=${tag}`)
  const rows = page.getByRole('list', { name: 'All unresolved' }).getByRole('listitem')
  await rows.first().hover()
  await page.getByRole('checkbox', { name: `Select ${numbers[0]}` }).click()
  const bar = page.getByRole('toolbar', { name: 'Selected tickets' })
  await bar.getByText('1 selected').waitFor()
  await page.getByRole('checkbox', { name: `Select ${numbers[2]}` }).click({ modifiers: ['Shift'] })
  await bar.getByText('3 selected').waitFor()
  await bar.getByRole('button', { name: 'Assign' }).click()
  await page.getByRole('option', { name: /\(you\)/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Change 3 tickets?' })
  await dialog.getByText('Assign to Agent.').waitFor()
  await dialog.getByRole('button', { name: 'Change 3 tickets' }).click()
  const corner = page.getByRole('region', { name: 'Bulk changes' })
  await corner.getByText('3 tickets changed').waitFor()
  expect((await ticket(numbers[1] as string)).assignee.name).toBe('Agent')
  // It is still there after a reload, on another page.
  await page.goto('/desk/tickets?view=mine')
  await corner.getByRole('button', { name: 'Undo' }).click()
  await corner.getByText('3 tickets restored').waitFor()
  expect((await ticket(numbers[1] as string)).assignee).toBeNull()
  expect((await ticket(numbers[3] as string)).assignee).toBeNull()
})

test('all in the view, by the keyboard, also those that are not loaded', async () => {
  const tag = unique('signs')
  await open(60, tag)
  const page = await stage.window(stage.world.agent)
  await page.goto(`/desk/tickets?view=all&tag=${tag}`)
  await page.getByRole('link', { name: new RegExp(`${tag} 59`) }).focus()
  await page.keyboard.press('x')
  await page.getByRole('toolbar', { name: 'Selected tickets' }).getByText('1 selected').waitFor()
  await page.keyboard.press('Shift+ArrowDown')
  const bar = page.getByRole('toolbar', { name: 'Selected tickets' })
  await bar.getByText('2 selected').waitFor()
  await bar.getByRole('button', { name: 'Select all 60 that match' }).click()
  await bar.getByText('60 selected').waitFor()
  await bar.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Tags' }).click()
  await page.getByLabel('Add tags').fill(`platform, ${tag}-west`)
  await page.getByRole('dialog').getByRole('button', { name: 'Change 60 tickets' }).click()
  await page.getByRole('region', { name: 'Bulk changes' }).getByText('60 tickets changed').waitFor()
  const tagged = await stage.world.admin.get(`/tickets/tally?tag=${tag}-west`)
  expect(tagged.body.count).toBe(60)
  await page.getByRole('region', { name: 'Bulk changes' }).getByRole('button', { name: 'Put away' }).click()
})

test('one of them refuses: its reason is told, and it is tried again', async () => {
  const tag = unique('doors')
  const numbers = (await open(2, tag)) as [string, string]
  const page = await stage.window(stage.world.agent)
  await page.goto(`/desk/tickets?view=all&tag=${tag}`)
  await page.getByRole('link', { name: new RegExp(`${tag} 1`) }).focus()
  await page.keyboard.press('x')
  await page.getByRole('toolbar', { name: 'Selected tickets' }).getByText('1 selected').waitFor()
  await page.keyboard.press('Shift+ArrowDown')
  const bar = page.getByRole('toolbar', { name: 'Selected tickets' })
  await bar.getByText('2 selected').waitFor()
  // Somebody else was faster with one of them.
  await stage.world.admin.post(`/tickets/${numbers[0]}/resolution`, { resolution: 'New hinge' })
  await bar.getByRole('button', { name: 'Status' }).click()
  await page.getByRole('menuitem', { name: 'Resolve' }).click()
  await page.getByLabel('How was it fixed?').fill('Both hinges are new')
  await page.getByRole('dialog').getByRole('button', { name: 'Change 2 tickets' }).click()
  const corner = page.getByRole('region', { name: 'Bulk changes' })
  await corner.getByText('1 ticket changed, 1 failed').waitFor()
  await corner.getByRole('link', { name: 'Results' }).click()
  await page.getByRole('tab', { name: 'Failed 1' }).click()
  await page.getByText(new RegExp(`^${numbers[0]} is resolved; this works only while`)).waitFor()
  await stage.world.admin.delete(`/tickets/${numbers[0]}/resolution`)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('2 tickets changed').first().waitFor()
  expect(await ticket(numbers[0])).toMatchObject({ status: 'resolved', resolution: 'Both hinges are new' })
})

test('a field of the desk is set on all of them', async () => {
  const tag = unique('berths')
  const numbers = (await open(2, tag)) as [string, string]
  const label = `Berth of ${tag}`
  const { key } = (await stage.world.admin.post('/fields', { label, kind: 'text' })).body
  const page = await stage.window(stage.world.agent)
  await page.goto(`/desk/tickets?view=all&tag=${tag}`)
  await page.getByRole('link', { name: new RegExp(`${tag} 1`) }).focus()
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: 'Selected tickets' })
  await bar.getByText('1 selected').waitFor()
  await page.keyboard.press('Shift+ArrowDown')
  await bar.getByText('2 selected').waitFor()
  await bar.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Field' }).click()
  const dialog = page.getByRole('dialog', { name: 'Field: 2 tickets' })
  await dialog.getByRole('button', { name: 'Field', exact: true }).click()
  await page.getByRole('option', { name: label }).click()
  await dialog.getByLabel(label).fill('Quay 3')
  await dialog.getByRole('button', { name: 'Change 2 tickets' }).click()
  await page.getByRole('region', { name: 'Bulk changes' }).getByText('2 tickets changed').waitFor()
  await expect.poll(async () => (await ticket(numbers[0])).fields[key]).toBe('Quay 3')
})

test('what resolving needs is asked for in the dialog, and those that cannot be resolved are told before', async () => {
  const tag = unique('pumps')
  const { admin, agent } = stage.world
  const { key: type } = (await admin.post('/ticket-types', { name: `Repair of ${tag}` })).body
  const label = `Cause of ${tag}`
  const { key } = (await admin.post('/fields', { label, kind: 'text', required: 'resolving', types: [type] })).body
  const [first, second] = (await open(2, tag)) as [string, string]
  await admin.patch(`/tickets/${first}`, { type })
  const page = await stage.window(agent)
  await page.goto(`/desk/tickets?view=all&tag=${tag}&sort=-number`)
  const link = page.getByRole('link', { name: new RegExp(`${tag} 1`) })
  await link.waitFor()
  await link.focus()
  await page.keyboard.press('x')
  const bar = page.getByRole('toolbar', { name: 'Selected tickets' })
  await bar.getByText('1 selected').waitFor()
  await page.keyboard.press('Shift+ArrowDown')
  await bar.getByText('2 selected').waitFor()
  await admin.post(`/tickets/${second}/resolution`, { resolution: 'Cleaned' })
  await bar.getByRole('button', { name: 'Status' }).click()
  await page.getByRole('menuitem', { name: 'Resolve' }).click()
  const dialog = page.getByRole('dialog', { name: 'Resolve: 2 tickets' })
  await dialog.getByRole('region', { name: 'Tickets that stay as they are' }).getByText(second).first().waitFor()
  await dialog.getByLabel(label).fill('Sand in the filter')
  await dialog.getByLabel('How was it fixed?').fill('New filter')
  await dialog.getByRole('button', { name: 'Change 2 tickets' }).click()
  await page.getByRole('region', { name: 'Bulk changes' }).getByText('1 ticket changed, 1 failed').waitFor()
  const resolved = await ticket(first)
  expect([resolved.status, resolved.fields[key]]).toEqual(['resolved', 'Sand in the filter'])
})
