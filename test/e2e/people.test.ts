// People on a request: a colleague in copy reads and answers it in the portal; what comes back after the end is carried on.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let asker: Page
let colleague: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  asker = await stage.window(stage.world.requester)
  colleague = await stage.window(stage.world.colleague, { viewport: { width: 390, height: 844 } })
  const { body } = await stage.world.requester.post('/tickets', { title: 'The depot gate sticks' })
  number = body.number
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const people = (page: Page) => page.getByRole('region', { name: 'People on this request' })

test('whoever asked adds a colleague by address, and nobody else', async () => {
  await openLive(asker, `/portal/tickets/${number}`)
  await people(asker).getByRole('button', { name: 'Add a colleague' }).click()
  const address = asker.getByLabel('Their e-mail address')
  await address.fill('nobody@larkfield.example')
  await people(asker).getByRole('button', { name: 'Add', exact: true }).click()
  await asker.getByText('names nobody of your organisation').waitFor()
  await address.fill(stage.world.colleague.email)
  await people(asker).getByRole('button', { name: 'Add', exact: true }).click()
  await people(asker).getByText('in copy').waitFor()
})

test('the colleague finds it under what is shared, reads it, and answers; it appears without a reload', async () => {
  await openLive(colleague, '/portal')
  await colleague
    .getByRole('region', { name: 'Shared with you' })
    .getByRole('link', { name: /depot gate/ })
    .click()
  await colleague.getByText('Requester asked').waitFor()
  await colleague.locator('#answer').fill('The hinge is bent, I saw it this morning.')
  await colleague.getByRole('button', { name: 'Send', exact: true }).click()
  await colleague.getByRole('article', { name: 'Your message' }).getByText('The hinge is bent').waitFor()
  await asker.getByRole('article', { name: 'Message of Colleague' }).getByText('The hinge is bent').waitFor()
})

test('the word on a fix is the asker’s; a colleague’s answer brings it back', async () => {
  const { agent } = stage.world
  await agent.post(`/tickets/${number}/resolution`, { resolution: 'New hinge.' })
  await asker.getByRole('button', { name: 'Yes, it is fixed' }).waitFor()
  await colleague.getByText('Requester tries it').waitFor()
  expect(await colleague.getByRole('button', { name: 'Yes, it is fixed' }).count()).toBe(0)
  await colleague.locator('#answer').fill('It sticks again.')
  await colleague.getByRole('button', { name: 'Send and reopen' }).click()
  await asker.getByText('We are on it').waitFor()
  expect((await agent.get(`/tickets/${number}`)).body.status).toBe('open')
})

test('an answer to a closed one opens a new one that carries it on', async () => {
  const { agent, requester } = stage.world
  await agent.post(`/tickets/${number}/resolution`, { resolution: 'Another hinge.' })
  await requester.post(`/tickets/${number}/closure`)
  await asker.getByRole('button', { name: 'It is back: write again' }).click()
  await asker.getByLabel('What happens again?').fill('It fell off.')
  await asker.getByRole('button', { name: 'Send as a new request' }).click()
  await asker.getByText(`Carries on ${number}`).waitFor()
  await asker.getByText('It fell off.').waitFor()
  const next = (await requester.get('/tickets')).body.items[0]
  expect([next.title, next.status]).toEqual(['The depot gate sticks', 'new'])
  await colleague.getByText(`Goes on in ${next.number}`).waitFor()
})

test('who is in copy can leave', async () => {
  await people(colleague).getByRole('button', { name: 'Leave this request' }).click()
  await colleague.getByRole('heading', { name: 'This request is not here' }).waitFor()
})
