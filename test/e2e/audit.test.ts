// The audit log on a screen: searched by words, person and event, an entry looked at, taken along as a file.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

test('who renamed the team, and from what; the search goes along as a file', async () => {
  const word = `night${randomUUID().slice(0, 6)}`
  const { admin, agent } = stage.world
  const { id } = (await admin.post('/teams', { name: word })).body
  await admin.patch(`/teams/${id}`, { name: `${word} shift` })
  await agent.post('/tickets', { title: `${word} lamp` })
  const page = await stage.window(admin)
  await page.goto('/admin/audit')
  const log = page.getByRole('table', { name: 'Audit log' })
  await log.getByRole('row').nth(3).waitFor()
  await page.getByRole('searchbox', { name: 'Words' }).fill(word)
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  const renamed = log.getByRole('button', { name: new RegExp(`from ${word} to ${word} shift`) })
  await renamed.waitFor()
  await renamed.click()
  const entry = page.getByRole('dialog', { name: 'Entry of the audit log' })
  await entry.getByText('team.changed').waitFor()
  await entry.getByText(`"${word} shift"`).waitFor()
  await page.keyboard.press('Escape')
  await entry.waitFor({ state: 'hidden' })
  // By person: the agent's ticket stays, the team's events go.
  await page.getByRole('button', { name: /^Who:/ }).click()
  await page
    .getByRole('option', { name: /^Agent/ })
    .first()
    .click()
  await log.getByRole('button', { name: /opened the ticket/ }).waitFor()
  expect(await renamed.count()).toBe(0)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
  expect(file.suggestedFilename()).toMatch(/^audit-.*\.csv$/)
  await page.reload()
  await log.getByRole('button', { name: /opened the ticket/ }).waitFor()
  await page.getByRole('link', { name: 'Clear' }).click()
  // What was taken along stands in the log itself.
  await log.getByRole('button', { name: /exported \d+ rows? of the audit log as CSV/ }).waitFor()
})

test('who may not read it finds no way to it, and nothing there', async () => {
  const page = await stage.window(stage.world.agent)
  await page.goto('/admin/audit')
  await page.waitForURL(/\/desk\//)
  expect(await page.getByRole('link', { name: 'Admin', exact: true }).count()).toBe(0)
})
