// Fields of the desk's own, context, priority and categories, in the browser: an admin makes a field, an agent fills it in, a filter
// finds it, the requester adds what is missing; another matrix makes another priority; a category moves, and is retired.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let admin: Page
let agent: Page
let number: string

beforeAll(async () => {
  stage = await setStage({ work: true })
  const { requester } = stage.world
  number = (await requester.post('/tickets', { title: 'The gangway light flickers', type: 'incident' })).body.number
  admin = await stage.window(stage.world.admin)
  agent = await stage.window(stage.world.agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const ticket = async () => (await stage.world.agent.get(`/tickets/${number}`)).body

test('an admin makes a field with choices', async () => {
  await admin.goto('/admin/fields')
  await admin.getByRole('link', { name: 'Add field' }).click()
  await admin.getByLabel('Name', { exact: true }).fill('Site')
  await admin.getByRole('combobox', { name: 'Kind' }).click()
  await admin.getByRole('option', { name: /^One choice/ }).click()
  await admin.getByRole('button', { name: 'Add choice' }).click()
  await admin.getByLabel('Choice 1').fill('Lyon')
  await admin.getByLabel('Choice 1').press('Enter')
  await admin.getByLabel('Choice 2').fill('Rotterdam')
  await admin.getByRole('radio', { name: /^Shown/ }).check()
  await admin.getByRole('button', { name: 'Add field' }).click()
  await admin.getByText('field.site:*').waitFor()
  await admin.getByRole('heading', { name: /Site/ }).waitFor()
})

test('an agent fills it in, and a value of the wrong kind is told at its place', async () => {
  const { status } = await stage.world.admin.post('/fields', { label: 'Seats', kind: 'number', max: 50 })
  expect(status).toBe(201)
  await openLive(agent, `/desk/tickets/${number}`)
  await agent.getByRole('button', { name: 'Site: None' }).click()
  await agent.getByRole('menuitemcheckbox', { name: 'Lyon' }).click()
  await agent.getByRole('button', { name: 'Site: Lyon' }).waitFor()
  await expect.poll(async () => (await ticket()).fields).toEqual({ site: 'lyon' })
  await agent.getByRole('button', { name: 'Seats: None' }).click()
  const editor = agent.getByRole('dialog', { name: 'Seats' })
  await editor.getByLabel('Seats').fill('many')
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await editor.getByText('Write a number, such as 12 or 3.5.').waitFor()
  await editor.getByLabel('Seats').fill('12')
  await editor.getByLabel('Seats').press('Enter')
  await agent.getByRole('button', { name: 'Seats: 12' }).waitFor()
  await expect.poll(async () => (await ticket()).fields.seats).toBe(12)
})

test('what somebody else sets meanwhile stays beside it', async () => {
  await stage.world.admin.patch(`/tickets/${number}`, { fields: { location: 'Deck 7' } })
  await agent.getByRole('button', { name: 'Location: Deck 7' }).waitFor()
  await agent.getByRole('button', { name: 'Seats: 12' }).click()
  await stage.world.admin.patch(`/tickets/${number}`, { fields: { location: 'Deck 8' } })
  await agent.getByRole('dialog', { name: 'Seats' }).getByLabel('Seats').fill('13')
  await agent.getByRole('dialog', { name: 'Seats' }).getByLabel('Seats').press('Enter')
  await agent.getByRole('button', { name: 'Seats: 13' }).waitFor()
  await expect.poll(async () => (await ticket()).fields).toMatchObject({ seats: 13, location: 'Deck 8' })
})

test('a filter finds the ticket by it', async () => {
  await agent.goto('/desk/tickets?view=all&filter=field.site%3ALyon')
  await agent.getByRole('link', { name: /The gangway light flickers/ }).waitFor()
  await agent.goto('/desk/tickets?view=all&filter=field.site%3ARotterdam')
  await expect.poll(() => agent.getByRole('link', { name: /The gangway light flickers/ }).count()).toBe(0)
})

test('the agent asks for the missing context, and the requester adds it in the portal', async () => {
  await openLive(agent, `/desk/tickets/${number}`)
  await agent.getByRole('button', { name: 'Ask the requester' }).click()
  const reply = agent.getByRole('textbox', { name: /^Reply to/ })
  await expect.poll(() => reply.inputValue()).toContain('**Device**')
  expect(await reply.inputValue()).not.toContain('**Location**')
  await agent.getByRole('button', { name: 'Send reply' }).click()
  const portal = await stage.window(stage.world.requester, { viewport: { width: 390, height: 844 } })
  await portal.goto(`/portal/tickets/${number}`)
  const details = portal.getByRole('region', { name: 'Details' })
  await details.getByText('Lyon').waitFor()
  expect(await details.getByText('Seats').count()).toBe(0)
  await details.getByRole('button', { name: 'Add details that help us' }).click()
  await details.getByLabel(/^Device/).fill('LF-2231')
  await details.getByRole('combobox', { name: /^Reproducible/ }).click()
  await portal.getByRole('option', { name: 'Not sure' }).click()
  await details.getByRole('button', { name: 'Save details' }).click()
  await details.getByText('LF-2231').waitFor()
  await agent.getByRole('button', { name: 'Device: LF-2231' }).waitFor()
  await agent.getByRole('button', { name: 'Reproducible: Not sure' }).waitFor()
  await portal.context().close()
})

test('a request says what is needed before it is sent', async () => {
  const field = { label: 'Cost centre', kind: 'text', requesters: 'asked', required: 'opening', types: ['request'] }
  expect((await stage.world.admin.post('/fields', field)).status).toBe(201)
  const portal = await stage.window(stage.world.requester)
  await portal.goto('/portal/new')
  await portal.getByLabel('What do you need help with?').fill('A second screen')
  await portal.getByRole('radio', { name: /^Request/ }).check()
  const cost = portal.getByLabel('Cost centre')
  await portal.getByRole('button', { name: 'Send request' }).click()
  await portal.getByText('Needs an answer.').waitFor()
  await cost.fill('4711')
  await portal.getByRole('button', { name: 'Send request' }).click()
  await portal.getByRole('heading', { name: 'A second screen' }).waitFor()
  await portal.getByRole('region', { name: 'Details' }).getByText('4711').waitFor()
  await portal.context().close()
})

test('another matrix makes another priority, and one by hand keeps its reason', async () => {
  expect((await ticket()).priority).toBe('P3')
  await admin.goto('/admin/priorities')
  await admin.getByRole('combobox', { name: 'Impact medium, urgency medium' }).click()
  await admin.getByRole('option', { name: /^P2/ }).click()
  await admin.getByLabel(/^Also for tickets that are open/).check()
  await admin.getByText(/in the background: .*from P3 to P2/).waitFor()
  await admin.getByRole('button', { name: 'Save changes' }).click()
  await expect.poll(async () => (await ticket()).priority, { timeout: 20_000 }).toBe('P2')
  const shown = agent.locator('#property-priority')
  await expect.poll(() => shown.textContent()).toContain('P2')
  await shown.click()
  await agent.getByRole('menuitemcheckbox', { name: /^P1/ }).click()
  await agent.getByLabel(/^Why/).fill('The ferry cannot board')
  await agent.getByRole('button', { name: 'Set priority' }).click()
  await expect.poll(() => shown.textContent()).toContain('The ferry cannot board')
  await expect
    .poll(ticket)
    .toMatchObject({ priority: 'P1', priorityBy: 'hand', priorityReason: 'The ferry cannot board' })
})

test('a category moves by keyboard and by name', async () => {
  await admin.goto('/admin/categories')
  const table = admin.getByRole('table', { name: 'Categories' })
  const all = async () => (await stage.world.admin.get('/categories')).body.items as { path: string; name: string }[]
  const [first] = await all()
  const last = (await all()).at(-1)
  if (!first || !last) throw new Error('The workspace has categories to begin with')
  await stage.world.admin.post('/categories', { name: 'Deck lights' })
  const row = table.getByRole('link', { name: /^Deck lights/ })
  await row.focus()
  await admin.keyboard.press('Alt+ArrowRight')
  await expect.poll(async () => (await all()).some(({ path }) => path.endsWith(' / Deck lights'))).toBe(true)
  await admin.getByRole('button', { name: 'Move Deck lights' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Move Deck lights' })
  await dialog.getByRole('button', { name: /^Under/ }).click()
  await admin.getByRole('option', { name: first.path, exact: true }).click()
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  await expect.poll(async () => (await all()).some(({ path }) => path === `${first.path} / Deck lights`)).toBe(true)
  await table.getByRole('link', { name: new RegExp(`^Deck lights.*below ${first.name}`) }).waitFor()
})

test('a category is retired with its open tickets moved elsewhere, is offered no more, and comes back', async () => {
  const { world } = stage
  await world.admin.post('/categories', { name: 'Signal flags' })
  await world.admin.post('/categories', { name: 'Signal lamps' })
  await world.agent.patch(`/tickets/${number}`, { category: 'Signal flags' })
  await admin.goto('/admin/categories')
  const table = admin.getByRole('table', { name: 'Categories' })
  await admin.getByRole('button', { name: 'Retire Signal flags' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Retire Signal flags?' })
  await dialog.getByText('1 open ticket is in it.').waitFor()
  await dialog.getByRole('button', { name: /^Where its open tickets go/ }).click()
  await admin.getByRole('option', { name: 'Signal lamps', exact: true }).click()
  await dialog.getByRole('button', { name: 'Retire and move' }).click()
  await expect.poll(async () => (await ticket()).category.path).toBe('Signal lamps')
  await table.getByRole('link', { name: /^Signal flags/ }).waitFor({ state: 'detached' })
  await openLive(agent, `/desk/tickets/${number}`)
  await agent.getByRole('button', { name: /^Category: Signal lamps/ }).click()
  await agent.getByRole('option', { name: 'Signal lamps', exact: true }).waitFor()
  expect(await agent.getByRole('option', { name: 'Signal flags', exact: true }).count()).toBe(0)
  await admin.getByRole('button', { name: /^Show retired/ }).click()
  await admin.getByRole('button', { name: 'Bring back Signal flags' }).click()
  await admin.getByRole('button', { name: 'Retire Signal flags' }).waitFor()
  await table.getByRole('link', { name: /^Signal flags/ }).waitFor()
})

test('what a ticket needs before it is resolved is asked where it is resolved', async () => {
  await stage.world.admin.post('/fields', { label: 'Root cause', kind: 'text', required: 'resolving' })
  await openLive(agent, `/desk/tickets/${number}`)
  await agent.getByRole('button', { name: 'Root cause: Needed to resolve' }).waitFor()
  await agent.getByRole('button', { name: 'Resolve', exact: true }).click()
  const dialog = agent.getByRole('dialog', { name: `Resolve ${number}` })
  await dialog.getByLabel('How was it fixed?').fill('The lamp was changed.')
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click()
  await dialog.getByText('Needs an answer.').waitFor()
  expect((await ticket()).status).not.toBe('resolved')
  await dialog.getByLabel('Root cause').fill('A worn lamp')
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(async () => (await ticket()).status).toBe('resolved')
  expect((await ticket()).fields.root_cause).toBe('A worn lamp')
})
