// What a requester does on a phone: ask, follow, answer, confirm, send back.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

let stage: Stage
let page: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  page = await stage.window(stage.world.requester, phone)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const answer = () => page.locator('#answer')

async function resolved(title: string) {
  const { agent, requester } = stage.world
  const { body: opened } = await requester.post('/tickets', { title })
  const { body: read } = await agent.get(`/tickets/${opened.id}`)
  const done = await agent.post(
    `/tickets/${opened.id}/resolution`,
    { resolution: 'Put a new fuse in.' },
    { 'if-match': `"${read.revision}"` },
  )
  expect(done.status).toBe(200)
  return opened.number as string
}

test('a few words become a request with a file', async () => {
  await openLive(page, '/portal')
  await page.getByLabel('What do you need help with?').fill('The ticket machine at Quay Street eats coins')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'New request' }).waitFor()
  expect(await page.getByLabel('What do you need help with?').inputValue()).toBe(
    'The ticket machine at Quay Street eats coins',
  )
  await page.getByLabel(/^Tell us more/).fill('Since this morning, every second coin.')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add pictures or files' }).click()
  await (await choosing).setFiles({
    name: 'machine.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Machine 7, coin slot 2.'),
  })
  await page.getByRole('list', { name: 'Files to send' }).getByText('machine.txt').waitFor()
  await page.getByRole('radio', { name: 'It slows me down' }).check()
  await page.getByRole('button', { name: 'Send request' }).click()
  const arrived = page.getByRole('heading', { name: /^We have it: / })
  number = (await arrived.textContent())?.replace('We have it: ', '') ?? ''
  await page.getByRole('link', { name: /machine\.txt/ }).waitFor()
  expect(number).toMatch(/\d/)
})

test('it stands under their requests', async () => {
  await page.getByRole('link', { name: 'Your requests' }).click()
  const line = page.getByRole('list', { name: 'Our turn' }).getByRole('link', { name: /ticket machine at Quay Street/ })
  await line.click()
  await page.getByRole('heading', { name: /ticket machine at Quay Street/ }).waitFor()
})

test('an answer appears while they are writing, and takes neither text nor focus', async () => {
  await answer().fill('It also keeps ')
  await page.evaluate('window.sameDocument = true')
  const { agent } = stage.world
  expect((await agent.post(`/tickets/${number}/replies`, { body: 'Somebody drives there at noon.' })).status).toBe(201)
  await page.getByRole('article', { name: 'Message of Agent' }).getByText('Somebody drives there at noon.').waitFor()
  await page.keyboard.type('my change.')
  expect(await answer().inputValue()).toBe('It also keeps my change.')
  expect(await page.evaluate('document.activeElement.id')).toBe('answer')
  expect(await page.evaluate('window.sameDocument')).toBe(true)
})

test('what they began to write survives a closed tab, and is sent', async () => {
  const before = page
  page = await before.context().newPage()
  await before.close()
  await openLive(page, `/portal/tickets/${number}`)
  await page.getByRole('article', { name: 'Message of Agent' }).waitFor()
  expect(await answer().inputValue()).toBe('It also keeps my change.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('article', { name: 'Your message' }).getByText('It also keeps my change.').waitFor()
  await expect.poll(() => answer().inputValue()).toBe('')
  const { body } = await stage.world.agent.get(`/tickets/${number}/messages`)
  expect(body.items.map((message: { body: string }) => message.body)).toEqual([
    'Somebody drives there at noon.',
    'It also keeps my change.',
  ])
})

test('internal notes never show', async () => {
  const { agent } = stage.world
  await agent.post(`/tickets/${number}/replies`, { body: 'They kick it, I think.', visibility: 'internal' })
  await agent.post(`/tickets/${number}/replies`, { body: 'The slot is repaired.' })
  await page.getByText('The slot is repaired.').waitFor()
  expect(await page.getByText('They kick it').count()).toBe(0)
})

test('a fix is confirmed, and the request is closed', async () => {
  const { agent } = stage.world
  const { body: read } = await agent.get(`/tickets/${number}`)
  await agent.post(
    `/tickets/${number}/resolution`,
    { resolution: 'New coin slot.' },
    { 'if-match': `"${read.revision}"` },
  )
  await page.getByText('New coin slot.').waitFor()
  await page.getByRole('button', { name: 'Yes, it is fixed' }).click()
  await page.getByRole('button', { name: 'It is back: write again' }).waitFor()
  expect((await agent.get(`/tickets/${number}`)).body.status).toBe('closed')
  await page.goto('/portal?show=closed')
  await page.getByRole('list', { name: 'Closed requests' }).getByText(number).waitFor()
})

test('a fix that did not help is sent back with a reason', async () => {
  const other = await resolved('The lamp over platform 2 flickers')
  await page.goto('/portal')
  await page
    .getByRole('list', { name: 'Your turn' })
    .getByRole('link', { name: /lamp over platform 2/ })
    .click()
  await page.getByRole('button', { name: 'No, it still happens' }).click()
  await page.getByLabel('What still happens?').fill('It flickers again since the rain.')
  await page.getByRole('button', { name: 'Send and reopen' }).click()
  await page.getByText('You reopened it').waitFor()
  const { body } = await stage.world.agent.get(`/tickets/${other}`)
  expect(body.status).toBe('open')
  const said = await stage.world.agent.get(`/tickets/${other}/messages`)
  expect(JSON.stringify(said.body.items)).toContain('It flickers again since the rain.')
})

test('a request that is not theirs is not there', async () => {
  const { body } = await stage.world.colleague.post('/tickets', { title: 'Private matter' })
  await page.goto(`/portal/tickets/${body.number}`)
  await page.getByRole('heading', { name: 'This request is not here' }).waitFor()
  expect(await page.getByText('Private matter').count()).toBe(0)
})
