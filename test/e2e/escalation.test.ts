// Escalation in the browser: the dialog asks for a whole hand-over, the receiving side has it on top, answers or hands back.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  const { admin, agent, requester } = stage.world
  await admin.post('/teams', { name: 'Wires', level: 2 })
  number = (await requester.post('/tickets', { title: 'Tram 4 has no radio', description: 'Only noise.' })).body.number
  await agent.put(`/tickets/${number}/assignment`, { team: 'Service', assignee: 'me' })
  await agent.post(`/tickets/${number}/replies`, { body: 'Swapped the antenna: no change.', visibility: 'internal' })
  page = await stage.window(agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const ticket = async () => (await stage.world.agent.get(`/tickets/${number}`)).body
const card = () => page.getByRole('region', { name: 'Hand-over' })

test('the dialog says what is missing until nothing is, and takes what was noted before', async () => {
  await openLive(page, `/desk/tickets/${number}`)
  await page.getByRole('article', { name: 'Internal note by Agent' }).waitFor()
  await page.keyboard.press('x')
  const dialog = page.getByRole('dialog', { name: `Escalate ${number}` })
  await dialog.getByText(/^Still missing: .*the question, what was tried, logs/).waitFor()
  await dialog.getByRole('button', { name: /Who takes over|Team/ }).click()
  await page.getByRole('combobox', { name: 'Search in Team' }).fill('wires')
  await page.getByRole('option', { name: /^Wires/ }).click()
  await dialog.getByLabel('What do they have to answer?').fill('Is the mast or the set broken?')
  await dialog.getByRole('button', { name: 'Take from my notes' }).click()
  await page.getByRole('menuitem', { name: /^Swapped the antenna/ }).click()
  const tried = dialog.getByLabel('What was tried, and what came of it?')
  await expect.poll(() => tried.inputValue()).toBe('Swapped the antenna: no change.')
  await dialog.getByText('Still missing: logs, a file, or why there are none').waitFor()
  await dialog.getByLabel('No logs and no files, because').fill('The radio keeps none.')
  await expect.poll(() => dialog.getByText(/^Still missing/).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Escalate', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await ticket()).toMatchObject({ team: { name: 'Wires' }, level: 2, assignee: null })
})

test('it stands on top for whoever works it, and nowhere for its requester', async () => {
  await card().getByText('Is the mast or the set broken?').waitFor()
  await card().getByText('Swapped the antenna: no change.').waitFor()
  await page.goto('/desk/tickets?view=all')
  await page
    .getByRole('link', { name: /Tram 4 has no radio/ })
    .getByLabel('Escalated')
    .waitFor()
  const portal = await stage.window(stage.world.requester)
  await portal.goto(`/portal/tickets/${number}`)
  await portal.getByText('Only noise.').waitFor()
  expect(await portal.getByText(/mast|antenna|Wires, level/).count()).toBe(0)
  await portal.context().close()
})

test('it is handed back with a reason, to the hands that it came from', async () => {
  await openLive(page, `/desk/tickets/${number}`)
  await card().getByRole('button', { name: 'Hand back' }).click()
  const dialog = page.getByRole('dialog', { name: `Hand ${number} back` })
  await dialog.getByText(/It goes to Service, level 1, to Agent/).waitFor()
  await dialog.getByLabel('Why?').fill('The mast is not ours.')
  await dialog.getByRole('button', { name: 'Hand back' }).click()
  await dialog.waitFor({ state: 'detached' })
  await card().waitFor({ state: 'detached' })
  await page.getByRole('article', { name: 'Internal note by Agent' }).getByText('The mast is not ours.').waitFor()
  expect(await ticket()).toMatchObject({ team: { name: 'Service' }, assignee: { name: 'Agent' }, escalation: null })
})

test('a colleague’s escalation appears by itself, and its answer ends it', async () => {
  await stage.world.admin.post(`/tickets/${number}/escalation`, {
    team: 'Wires',
    question: 'Which channel?',
    tried: 'Channel 9',
    logs: 'noise',
  })
  await card().getByText('Which channel?').waitFor()
  await card().getByRole('button', { name: 'Answer' }).click()
  const dialog = page.getByRole('dialog', { name: `Answer the escalation of ${number}` })
  await dialog.getByLabel('Your answer').fill('Channel 4.')
  await dialog.getByRole('button', { name: 'Answer' }).click()
  await card().waitFor({ state: 'detached' })
  await page.getByRole('article').getByText('Channel 4.').waitFor()
})
