// An admin makes a type of their own and changes how its tickets go, while some are on their way.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let held: string

beforeAll(async () => {
  stage = await setStage()
  page = await stage.window(stage.world.admin)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const button = (name: string) => page.getByRole('button', { name, exact: true })
const drawn = (key: string) => page.locator(`[data-diagram] [data-state="${key}"]`)
const drawing = () => page.getByRole('img', { name: /^Workflow of New starter/ })

test('a type is added, stands in the list, and moves up in its order', async () => {
  await page.goto('/admin/types')
  await page.getByRole('link', { name: 'Add type' }).click()
  await page.getByLabel('Name', { exact: true }).fill('New starter')
  await button('Add type').click()
  await page.waitForURL(/\/admin\/types\/[0-9a-f-]{36}/)
  const { requester, agent } = stage.world
  const { body } = await requester.post('/tickets', { title: 'A conductor starts on Monday', type: 'new_starter' })
  held = body.number
  expect((await agent.patch(`/tickets/${held}`, { status: 'on_hold' })).status).toBe(200)

  await page.getByRole('link', { name: 'Types', exact: true }).first().click()
  const table = page.getByRole('table', { name: 'Types' })
  await table.getByRole('row', { name: /^New starter 6 1 1/ }).waitFor()
  await button('Move New starter up').click()
  await expect
    .poll(() => table.getByRole('link').allTextContents())
    .toEqual(['Incident', 'Request', 'New starter', 'Bug'])
})

test('its workflow is drawn, and the drawing follows each change', async () => {
  await page.getByRole('table', { name: 'Types' }).getByRole('link', { name: 'New starter' }).click()
  await page.getByRole('link', { name: 'Workflow' }).click()
  await drawn('on_hold').waitFor()
  await button('Change the workflow').click()
  await page.getByLabel('New state', { exact: true }).fill('Equipment ordered')
  await page.getByRole('combobox', { name: 'Kind of the new state' }).click()
  await page.getByRole('option', { name: 'Waits for others' }).click()
  await button('Add state').click()
  await drawn('equipment_ordered').waitFor()
  await page.getByRole('checkbox', { name: 'Resolved' }).check()
  expect(await drawing().getAttribute('aria-label')).toContain('7 states and 19 steps')
  expect(await violations(page)).toEqual([])
})

test('what would strand tickets is said at the state, and cannot be saved; undo takes it back', async () => {
  await page.getByRole('checkbox', { name: 'Resolved' }).uncheck()
  await page.getByRole('checkbox', { name: 'Open', exact: true }).uncheck()
  const wrong = page.getByRole('list', { name: 'What is wrong with Equipment ordered' })
  await wrong.getByText(/Equipment ordered is a dead end/).waitFor()
  expect(await button('Save workflow').getAttribute('aria-disabled')).toBe('true')
  await button('Undo').click()
  await wrong.waitFor({ state: 'detached' })
  await button('Undo').click()
  await expect.poll(() => page.getByRole('checkbox', { name: 'Resolved' }).isChecked()).toBe(true)
})

test('leaving asks first, and the work stays', async () => {
  await page.getByRole('link', { name: 'Type', exact: true }).click()
  const asking = page.getByRole('dialog', { name: 'Leave without saving?' })
  await asking.getByRole('button', { name: 'Stay here' }).click()
  await asking.waitFor({ state: 'detached' })
  await drawn('equipment_ordered').waitFor()
})

test('a removed state sends its tickets where the admin says, after a look at it', async () => {
  const theirs = await stage.window(stage.world.agent)
  await openLive(theirs, `/desk/tickets/${held}`)
  await theirs.getByRole('button', { name: 'Status: On hold' }).waitFor()

  await page.getByRole('button', { name: /^On hold waits for others/ }).click()
  await page.getByText('1 ticket is in it.', { exact: false }).waitFor()
  await button('Remove state').click()
  await button('Save workflow').click()
  const look = page.getByRole('dialog', { name: 'Save this workflow?' })
  await look.getByText('1 ticket moves.', { exact: false }).waitFor()
  await look.getByText('Removed the state On hold').waitFor()
  const target = look.getByRole('combobox', { name: 'Where tickets of On hold go' })
  expect(await target.textContent()).toContain('Equipment ordered')
  await look.getByRole('button', { name: 'Save', exact: true }).click()
  await look.waitFor({ state: 'detached' })
  await button('Change the workflow').waitFor()
  await page.getByText(/^Version 2\./).waitFor()

  // The agent's page follows by itself, and so does what it offers next.
  await theirs.getByRole('button', { name: 'Status: Equipment ordered' }).click()
  const menu = theirs.getByRole('menu')
  await menu.getByRole('menuitemcheckbox', { name: 'Open' }).waitFor()
  expect(await menu.getByText('On hold', { exact: true }).count()).toBe(0)
  const { body } = await stage.world.agent.get(`/tickets/${held}`)
  expect([body.status, body.state.name]).toEqual(['on_hold', 'Equipment ordered'])
  await theirs.context().close()
})

test('the versions say who changed what, show how it was, and one is brought back', async () => {
  await page.getByRole('link', { name: 'Versions' }).click()
  const [second, first] = [1, 0].map((place) =>
    page
      .getByRole('list', { name: 'Versions' })
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: `Version ${place + 1}` }) }),
  )
  await second?.getByText('Added the state Equipment ordered (waits for others)').waitFor()
  await second?.getByText('Tickets of On hold went to Equipment ordered').waitFor()
  await first?.getByRole('button', { name: 'Show the drawing' }).click()
  await first?.locator('[data-state="on_hold"]').waitFor()
  await button('Bring back version 1').click()
  const look = page.getByRole('dialog', { name: 'Bring back version 1?' })
  await look.getByText('1 ticket moves.', { exact: false }).waitFor()
  await look.getByRole('button', { name: 'Bring back', exact: true }).click()
  await page.getByRole('heading', { name: 'Version 3' }).waitFor()
  const { body } = await stage.world.agent.get(`/tickets/${held}`)
  expect([body.status, body.state.name]).toEqual(['on_hold', 'On hold'])
})

test('two who edit at once lose nothing: mine is put on theirs, and shown before it is saved', async () => {
  const { admin } = stage.world
  await page.getByRole('link', { name: 'Workflow', exact: true }).click()
  await button('Change the workflow').click()
  await page.getByLabel('New state', { exact: true }).fill('In review')
  await button('Add state').click()
  await drawn('in_review').waitFor()
  const { body } = await admin.get('/ticket-types/new_starter/workflow')
  const states = body.states.map((state: { key: string }) =>
    state.key === 'pending' ? { ...state, name: 'Asked back' } : state,
  )
  const { transitions } = body
  expect((await admin.put('/ticket-types/new_starter/workflow', { states, transitions })).status).toBe(200)
  await button('Put mine on theirs').click()
  await page.getByRole('button', { name: /^Asked back/ }).waitFor()
  await button('Save workflow').click()
  const look = page.getByRole('dialog', { name: 'Save this workflow?' })
  await look.getByText('Added the state In review (in work)').waitFor()
  expect(await look.getByText(/^Renamed/).count()).toBe(0)
  await look.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText(/^Version 5\./).waitFor()
})

test('its form asks what an admin wrote, and its tickets begin with a checklist', async () => {
  await page.getByRole('link', { name: 'Form', exact: true }).click()
  await page.getByLabel('New question').fill('First day')
  await button('Add question').click()
  await page.getByRole('checkbox', { name: 'Required' }).check()
  await page.getByLabel('Title').fill('Starts on {First day}')
  await page.getByLabel('Checklist').fill('Make the account, with a mailbox\nLay out the badge')
  const preview = page.getByRole('region', { name: 'Preview' })
  await preview.getByLabel('First day').fill('Monday')
  await preview.getByText('Starts on Monday').waitFor()
  expect(await violations(page)).toEqual([])
  await button('Save changes').click()
  await page.getByText('Form of New starter saved').waitFor()

  const { requester, agent } = stage.world
  const wish = { title: 'Starts on Monday', type: 'new_starter', answers: { first_day: 'Monday' } }
  const { body } = await requester.post('/tickets', wish)
  const theirs = await stage.window(agent)
  await theirs.goto(`/desk/tickets/${body.number}`)
  await theirs.getByRole('checkbox', { name: 'Make the account, with a mailbox' }).waitFor()
  await theirs.context().close()
})
