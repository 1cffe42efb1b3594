// When two change one ticket, and when the desk does not answer: nothing that somebody wrote is lost or doubled.
import type { Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  const opened = await stage.world.requester.post('/tickets', { title: 'Door of tram 5 jams' })
  number = opened.body.number
  page = await stage.window(stage.world.agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const ticket = async () => (await stage.world.agent.get(`/tickets/${number}`)).body
const conflict = () => page.getByRole('dialog', { name: `Somebody else changed ${number} too` })

async function colleagueChanges(fields: Record<string, unknown>) {
  const { revision } = await ticket()
  const { status } = await stage.world.admin.patch(`/tickets/${number}`, fields, { 'if-match': `"${revision}"` })
  expect(status).toBe(200)
}

async function editTitle(title: string) {
  await page.getByRole('button', { name: 'Change the title' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
}

test('changes of different fields both stay', async () => {
  await openLive(page, `/desk/tickets/${number}`)
  await page.getByRole('heading', { name: 'Door of tram 5 jams' }).waitFor()
  await editTitle('Rear door of tram 5 jams')
  await colleagueChanges({ priority: 'P1' })
  await page.getByRole('button', { name: /^Priority: P1/ }).waitFor()
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await page.getByRole('heading', { name: 'Rear door of tram 5 jams' }).waitFor()
  await expect.poll(async () => (await ticket()).title).toBe('Rear door of tram 5 jams')
  expect((await ticket()).priority).toBe('P1')
  expect(await conflict().count()).toBe(0)
})

test('also when the other change was not seen yet', async () => {
  // Nothing reaches the page: its copy of the ticket stays old.
  await page.route('**/api/v1/stream*', (route) => route.abort())
  await page.reload()
  await page.getByRole('heading', { name: 'Rear door of tram 5 jams' }).waitFor()
  await colleagueChanges({ priority: 'P2' })
  await editTitle('Rear door of tram 5 is loose')
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await expect.poll(async () => (await ticket()).title).toBe('Rear door of tram 5 is loose')
  expect((await ticket()).priority).toBe('P2')
  expect(await conflict().count()).toBe(0)
  await page.unroute('**/api/v1/stream*')
  await openLive(page, `/desk/tickets/${number}`)
})

test('the description is put right where it stands', async () => {
  await page.getByRole('button', { name: 'Change the description' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('The door of **tram 5** jams.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('article', { name: 'Request of Requester' }).getByText('tram 5').waitFor()
  expect((await ticket()).description).toBe('The door of **tram 5** jams.')
})

test('changes of one field: the second sees both sides and decides', async () => {
  await editTitle('Second door of tram 5 jams')
  await colleagueChanges({ title: 'Rear door of tram 5 is stuck' })
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await conflict().waitFor()
  await conflict().getByText('Second door of tram 5 jams').waitFor()
  await conflict().getByText('Rear door of tram 5 is stuck').waitFor()
  expect((await ticket()).title).toBe('Rear door of tram 5 is stuck')

  await conflict().getByRole('button', { name: 'Decide later' }).click()
  await page.getByRole('alert').getByText('Your change is not saved').waitFor()
  await page.getByRole('button', { name: 'Choose what stays' }).click()
  await conflict()
    .getByRole('radio', { name: /^Keep mine/ })
    .check()
  await conflict().getByRole('button', { name: 'Save' }).click()
  await conflict().waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Second door of tram 5 jams' }).waitFor()
  expect((await ticket()).title).toBe('Second door of tram 5 jams')
})

test('or takes the other side', async () => {
  await editTitle('Door')
  await colleagueChanges({ title: 'Second door of tram 5 jams when it is cold' })
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await conflict()
    .getByRole('radio', { name: /^Take theirs/ })
    .check()
  await conflict().getByRole('button', { name: 'Keep theirs' }).click()
  await conflict().waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Second door of tram 5 jams when it is cold' }).waitFor()
  expect((await ticket()).title).toBe('Second door of tram 5 jams when it is cold')
})

const messages = async () => {
  const { body } = await stage.world.agent.get(`/tickets/${number}/messages`)
  return body.items.map((message: { body: string }) => message.body)
}

const isReply = (request: Request) => request.method() === 'POST' && request.url().endsWith('/replies')

/** Answers the next reply in the desk's place. `arrives`: the desk does it all the same, and only its answer is lost. */
async function refuseOnce(arrives: boolean) {
  await page.route(
    '**/replies',
    async (route) => {
      if (arrives) await route.fetch()
      await route.fulfill({
        status: 503,
        headers: { 'retry-after': '5' },
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          status: 503,
          code: 'unavailable',
          title: 'Not available',
          detail: 'The database does not answer, so nothing was saved. Try again in a few seconds.',
        }),
      })
    },
    { times: 1 },
  )
}

test.each([
  ['never reached the desk', false, 'A locksmith comes at four.'],
  ['reached the desk, whose answer was lost', true, 'He brings a new hinge.'],
])('a reply that %s keeps its text, says what to do, and is sent once', async (_, arrives, text) => {
  await refuseOnce(arrives)
  const write = page.getByRole('textbox', { name: 'Reply to Requester' })
  await write.fill(text)
  const first = page.waitForRequest(isReply)
  await page.getByRole('button', { name: 'Send reply' }).click()
  const { 'idempotency-key': key } = (await first).headers()
  const alert = page.getByRole('region', { name: 'Write' }).getByRole('alert')
  await alert.getByText('nothing was saved').waitFor()
  await alert.getByText('Try again in a few seconds').waitFor()
  expect(await write.inputValue()).toBe(text)

  const second = page.waitForRequest(isReply)
  await alert.getByRole('button', { name: 'Try again' }).click()
  expect((await second).headers()['idempotency-key']).toBe(key)
  await page.getByRole('article').getByText(text).waitFor()
  await expect.poll(() => write.inputValue()).toBe('')
  expect(key).toBeTruthy()
  expect((await messages()).filter((body: string) => body === text)).toEqual([text])
})
