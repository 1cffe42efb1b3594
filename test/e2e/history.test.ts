// The history of a ticket: who, what and why, and the ticket as it was at a chosen moment.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await setStage({ work: true })
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

test('an agent sees the ticket as it was before somebody changed it', async () => {
  const { agent, admin, requester } = stage.world
  const { number } = (await requester.post('/tickets', { title: 'The lamp is dark', description: 'Since noon.' })).body
  await agent.patch(`/tickets/${number}`, { priority: 'P2', tags: ['lamp'] })
  await admin.patch(`/tickets/${number}`, { title: 'All lamps are dark', description: 'Since noon, on every deck.' })
  const page = await stage.window(agent)
  await page.goto(`/desk/tickets/${number}?show=history`)
  const history = page.getByRole('list', { name: 'History' })
  await history.getByRole('button', { name: /set the priority from P3 to P2/ }).click()
  const past = page.getByRole('region', { name: 'As it was' })
  await past.getByRole('row', { name: /Title The lamp is dark now All lamps are dark/ }).waitFor()
  await past.getByRole('row', { name: /Description Since noon\. now Since noon, on every deck\./ }).waitFor()
  expect(await past.getByRole('row', { name: /Priority/ }).count()).toBe(0)
  await past.getByRole('button', { name: 'Show all' }).click()
  await past.getByRole('row', { name: /Priority P2/ }).waitFor()
  // The address holds the moment.
  await page.reload()
  await past.getByRole('row', { name: /Title The lamp is dark/ }).waitFor()
  const slider = page.getByRole('slider', { name: 'Moment in the history' })
  await slider.press('Home')
  await past.getByRole('row', { name: /Tags None now lamp/ }).waitFor()
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  await past.waitFor({ state: 'detached' })
})
