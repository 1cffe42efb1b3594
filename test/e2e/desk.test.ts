// An agent's day: find a ticket, note, answer, change, resolve, reopen, and see what colleagues do meanwhile.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { focusIn, openLive, type Stage, setStage } from './stage.ts'

let stage: Stage
let page: Page
let number: string

beforeAll(async () => {
  stage = await setStage()
  const { requester, colleague } = stage.world
  const opened = await requester.post('/tickets', {
    title: 'Wiper of tram 12 stops halfway',
    description: 'In the rain one sees nothing.',
  })
  number = opened.body.number
  await colleague.post('/tickets', { title: 'Clock at the depot is late' })
  page = await stage.window(stage.world.agent)
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

const ticket = async () => (await stage.world.agent.get(`/tickets/${number}`)).body
const properties = () => page.getByRole('complementary', { name: 'Properties' })
const conversation = () => page.getByRole('article')

test('the list is walked and a ticket opened from the keyboard', async () => {
  await openLive(page, '/desk/tickets?view=all')
  const list = page.getByRole('list', { name: 'All unresolved' })
  await list.getByRole('link', { name: /Clock at the depot/ }).waitFor()
  expect(await list.getByRole('listitem').count()).toBe(2)
  const focused = () => page.evaluate<string>('document.activeElement.textContent')
  await page.keyboard.press('j')
  await expect.poll(focused).toContain('Clock at the depot')
  await page.keyboard.press('j')
  await expect.poll(focused).toContain('Wiper of tram 12')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Wiper of tram 12 stops halfway' }).waitFor()
  await page.getByText('In the rain one sees nothing.').waitFor()
})

test('what is asked for before everything has arrived is done when it has', async () => {
  const early = await stage.window(stage.world.agent)
  // The browser has no time to spare: what is not needed for the first paint waits.
  await early.addInitScript('window.later = []; window.requestIdleCallback = (run) => later.push(run)')
  const quiet = () => early.evaluate('later.splice(0).forEach((run) => run())')
  const palette = early.getByRole('combobox', { name: 'Search and commands' })
  await early.goto('/desk/tickets')
  await early.getByRole('button', { name: /^Search/ }).click()
  await quiet()
  await palette.waitFor()
  await early.reload()
  await early.getByRole('button', { name: /^Search/ }).waitFor()
  await early.keyboard.press('/')
  expect(await palette.count()).toBe(0)
  await quiet()
  await palette.waitFor()
  await early.context().close()
})

test('a note is written where it says so, and typing in it triggers nothing', async () => {
  await page.getByRole('tab', { name: 'Note' }).click()
  const note = page.getByRole('textbox', { name: 'Internal note' })
  await focusIn(note)
  await page.keyboard.type('c e r: the motor is worn.')
  expect(await note.inputValue()).toBe('c e r: the motor is worn.')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('article', { name: 'Internal note by Agent' }).getByText('the motor is worn').waitFor()
})

test('a reply reaches the requester; the note does not', async () => {
  await page.getByRole('tab', { name: 'Reply' }).click()
  await focusIn(page.getByRole('textbox', { name: /^Reply to/ }))
  await page.keyboard.type('We change the motor tonight.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await conversation().getByText('We change the motor tonight.').waitFor()
  const portal = await stage.window(stage.world.requester)
  await portal.goto(`/portal/tickets/${number}`)
  await portal.getByText('We change the motor tonight.').waitFor()
  expect(await portal.getByText('the motor is worn').count()).toBe(0)
  await portal.context().close()
})

test('assignee and priority change where they stand', async () => {
  await properties().getByRole('button', { name: 'Assignee: Nobody' }).click()
  await page.getByRole('combobox', { name: 'Search in Assignee' }).fill('agent (')
  await page.getByRole('option', { name: /^Agent \(you\)/ }).click()
  await properties().getByRole('button', { name: 'Assignee: Agent' }).waitFor()
  await expect.poll(async () => (await ticket()).assignee?.id).toBe(stage.world.agent.id)

  await properties()
    .getByRole('button', { name: /^Priority: / })
    .click()
  await page.getByRole('menuitemcheckbox', { name: /Critical|Urgent|P1/ }).click()
  await page.getByRole('button', { name: 'Set priority' }).click()
  await properties()
    .getByRole('button', { name: /^Priority: .*by hand/ })
    .waitFor()
  await expect.poll(async () => (await ticket()).priority).toBe('P1')
})

test('without room for the properties a key opens their sheet, and the property in it', async () => {
  await page.setViewportSize({ width: 700, height: 900 })
  await properties().waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: /^Wiper/ }).focus()
  await page.keyboard.press('p')
  await page.getByRole('menuitemcheckbox', { name: /^P2/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('it is resolved with a text, and reopened with a reason', async () => {
  await page.getByRole('button', { name: 'Resolve' }).click()
  const resolving = page.getByRole('dialog', { name: `Resolve ${number}` })
  await resolving.getByLabel('How was it fixed?').fill('New wiper motor.')
  await resolving.getByRole('button', { name: 'Resolve' }).click()
  await resolving.waitFor({ state: 'detached' })
  await page.getByText('New wiper motor.').first().waitFor()
  expect(await ticket()).toMatchObject({ status: 'resolved', resolution: 'New wiper motor.' })

  await page.getByRole('button', { name: 'Reopen', exact: true }).first().click()
  const reopening = page.getByRole('dialog', { name: `Reopen ${number}` })
  await reopening.getByLabel(/^Why\?/).fill('It squeaks.')
  await reopening.getByRole('button', { name: 'Reopen' }).click()
  await reopening.waitFor({ state: 'detached' })
  await conversation().getByText('It squeaks.').waitFor()
  expect((await ticket()).status).toBe('open')
})

test('what a colleague does to it shows without a reload', async () => {
  const { admin } = stage.world
  const { revision } = await ticket()
  await admin.patch(`/tickets/${number}`, { title: 'Wiper of tram 12 squeaks' }, { 'if-match': `"${revision}"` })
  await page.getByRole('heading', { name: 'Wiper of tram 12 squeaks' }).waitFor()
})

test('the list says that something is new, moves nothing by itself, and shows it when asked', async () => {
  await openLive(page, '/desk/tickets?view=all')
  const list = page.getByRole('list', { name: 'All unresolved' })
  await list.getByRole('link', { name: /Clock at the depot/ }).waitFor()
  await stage.world.requester.post('/tickets', { title: 'Bell of tram 3 is silent' })
  const news = page.getByRole('button', { name: /new or changed/ })
  await news.waitFor()
  expect(await list.getByText('Bell of tram 3').count()).toBe(0)
  await news.click()
  await list.getByRole('link', { name: /Bell of tram 3/ }).waitFor()
})

test('blanks in the filter are no filter', async () => {
  const field = page.getByRole('combobox', { name: 'Filter these tickets' })
  await field.fill('bell')
  await page.waitForURL(/filter=bell/)
  const list = page.getByRole('list', { name: 'All unresolved' })
  await expect.poll(() => list.getByRole('listitem').count()).toBe(1)
  await field.fill('   ')
  await expect.poll(() => list.getByRole('listitem').count()).toBe(3)
  await page.goto('/desk/tickets?view=all&q=%20%20')
  await expect.poll(() => list.getByRole('listitem').count()).toBe(3)
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('the next page of a list that fails waits for somebody to ask again', async () => {
  const broken = await stage.window(stage.world.agent)
  let asked = 0
  await broken.route(/\/api\/v1\/tickets\?/, async (route) => {
    if (!route.request().url().includes('cursor=')) {
      const response = await route.fetch()
      return route.fulfill({ response, json: { ...(await response.json()), nextCursor: 'further' } })
    }
    asked += 1
    const json = { status: 500, code: 'unexpected', title: 'Something went wrong', detail: 'It has been recorded.' }
    return route.fulfill({ status: 500, contentType: 'application/problem+json', json })
  })
  await broken.goto('/desk/tickets?view=all')
  const again = broken.getByRole('alert').getByRole('button', { name: 'Try again' })
  await again.waitFor()
  const before = asked
  await again.click()
  await expect.poll(() => asked).toBeGreaterThan(before)
  await again.waitFor()
  expect(asked).toBeLessThan(10)
  await broken.context().close()
})

test('search finds it by what was said in it', async () => {
  await page.goto('/desk/search')
  await page.getByRole('searchbox', { name: 'Search for' }).fill('motor tonight')
  const results = page.getByRole('list', { name: 'Results' })
  await results.getByRole('link', { name: /Wiper of tram 12/ }).click()
  await page.getByRole('heading', { name: 'Wiper of tram 12 squeaks' }).waitFor()
})
