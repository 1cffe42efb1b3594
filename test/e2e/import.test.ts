// Tickets of another desk: a file is handed in, looked at, put right, tried, imported, and taken back.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ work: true })
})
afterEach((journey) => stage.review(journey.task))
afterAll(() => stage.end())

const rows = (word: string) => `key,subject,state,area,mail,opened
1,${word} hums,Parked,${word},ada@${word}.example,2026-01-30
2,${word} is dark,Closed,${word},bo@${word}.example,2026-01-31
3,${word} fell,Closed,${word},bo@${word}.example,someday
`

async function handIn(word: string) {
  const page = await stage.window(stage.world.admin)
  await page.goto('/admin/import')
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  const file = { name: `${word}.csv`, mimeType: 'text/csv', buffer: Buffer.from(rows(word)) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'Columns' }).waitFor()
  return page
}

const found = async (word: string) =>
  (await stage.world.admin.get(`/tickets?limit=200&q=${encodeURIComponent(`"${word}"`)}`)).body.items

test('looked at, put right, tried, imported, and what failed is told', async () => {
  const word = `lamp${randomUUID().slice(0, 6)}`
  const page = await handIn(word)
  // A word without an equal is given one; another tab sees it too.
  const parked = page.getByRole('row', { name: /Parked/ })
  await parked.getByText('No equal').first().waitFor()
  await parked.getByRole('combobox').click()
  await page.getByRole('option', { name: 'On hold' }).click()
  await page.getByText('Every word has an equal here.').waitFor()
  // A column that was mapped is left out.
  await page.getByRole('button', { name: /^area becomes/ }).click()
  await page.getByRole('option', { name: 'Category', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'area becomes: Left out' }).waitFor()
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await page.getByText('A try: nothing came in. 3 rows: 2 would come in, 0 skipped, 1 failed').waitFor()
  expect(await found(word)).toEqual([])
  const problems = page.getByRole('table', { name: 'Rows that failed' })
  await problems
    .getByText(/someday/)
    .first()
    .waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`not-imported-${word}.csv`)
  await page.reload()
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByText('3 rows: 2 imported, 0 skipped, 1 failed').waitFor()
  const tickets = await found(word)
  expect(tickets.map(({ status }: { status: string }) => status).sort()).toEqual(['closed', 'on_hold'])
  await page.getByRole('link', { name: 'Import', exact: true }).first().click()
  await page.getByRole('row', { name: new RegExp(`${word}.csv.*Imported`) }).waitFor()
})

test('taken back: what somebody worked on stays and is named', async () => {
  const word = `sail${randomUUID().slice(0, 6)}`
  const page = await handIn(word)
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByText('3 rows: 2 imported, 0 skipped, 1 failed').waitFor()
  const one = (await found(word)).find(({ status }: { status: string }) => status !== 'closed')
  expect((await stage.world.agent.post(`/tickets/${one.id}/replies`, { body: 'We look at it.' })).status).toBe(201)
  await page.getByRole('button', { name: 'Take back' }).click()
  const dialog = page.getByRole('dialog', { name: `Take back the import of ${word}.csv?` })
  await dialog.getByRole('button', { name: 'Take back' }).click()
  await page.getByText(/^1 ticket removed.*1 ticket stayed, because somebody had worked on it/).waitFor()
  const stayed = page.getByRole('table', { name: 'Tickets that stayed' })
  await stayed.getByRole('link', { name: new RegExp(one.number) }).waitFor()
  expect((await found(word)).map(({ number }: { number: string }) => number)).toEqual([one.number])
})
