// Every screen for everybody: WCAG 2.2 AA by axe in light and dark, on a phone without scrolling sideways, in the dark without a flash.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Someone } from '../world.ts'
import { violations } from './axe.ts'
import { type Stage, setStage } from './stage.ts'

let stage: Stage
let number: string
/** One that was held back. */
let mail: string
const windows = new Map<Someone | undefined, Page>()

beforeAll(async () => {
  stage = await setStage()
  const { requester, agent, admin } = stage.world
  await admin.post('/categories', {
    name: 'Straßenbahnfahrscheinautomatenwartungsvertragsverlängerung',
    ownerTeam: 'Service',
  })
  await agent.post('/api-keys', { name: 'Nightly export' })
  const opened = await requester.post('/tickets', {
    title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen fehlt, ebenso der Rest der Uniform',
    description: 'Since Monday. `badge --print` says nothing.\n\n- first\n- second',
    tags: ['uniform', 'depot'],
  })
  number = opened.body.number
  const mailbox = await admin.post('/mailboxes', { name: 'Support', address: 'support@desk.example' })
  await admin.post('/mail/sender-rules', { kind: 'block', pattern: '@spam.example' })
  // Plain: into the frame of HTML nobody can look, axe included.
  const doubtful = 'From: a@elsewhere.example\r\nFrom: b@elsewhere.example\r\nSubject: Who?\r\n\r\nWho?'
  const taken = await stage.desk.app.inject({
    method: 'POST',
    url: `/hooks/mail/${mailbox.body.hookKey}`,
    payload: doubtful,
  })
  mail = taken.json().ledgerId
  await agent.post(`/tickets/${number}/replies`, { body: 'It is on its way.' })
  await agent.post(`/tickets/${number}/replies`, { body: 'We have none left.', visibility: 'internal' })
})
afterAll(() => stage.end())
afterEach(({ task }) => stage.review(task))

/** One window for each person: signing in over and over would be slow. */
async function windowOf(who: Someone | undefined): Promise<Page> {
  const page = windows.get(who) ?? (await stage.window(who, { reducedMotion: 'reduce' }))
  windows.set(who, page)
  return page
}

type Role = 'nobody' | 'requester' | 'agent' | 'admin'

interface Screen {
  who: Role
  path: string
  /** Is there once the screen is. */
  ready: (page: Page) => Promise<unknown>
}

const screens: Record<string, Screen> = {
  'sign-in': {
    who: 'nobody',
    path: '/sign-in',
    ready: (page) => page.getByRole('button', { name: 'Sign in' }).waitFor(),
  },
  'the list': {
    who: 'agent',
    path: '/desk/tickets?view=all',
    ready: (page) =>
      page
        .getByText(/^Donaudampf/)
        .first()
        .waitFor(),
  },
  'a ticket': {
    who: 'agent',
    path: '/desk/tickets/T-1?view=all',
    ready: (page) => page.getByRole('article', { name: 'Internal note by Agent' }).waitFor(),
  },
  search: {
    who: 'agent',
    path: '/desk/search?q=uniform',
    ready: (page) => page.getByRole('list', { name: 'Results' }).getByRole('link').first().waitFor(),
  },
  'the portal': {
    who: 'requester',
    path: '/portal',
    ready: (page) => page.getByRole('link', { name: /^Donaudampf/ }).waitFor(),
  },
  'a new request': {
    who: 'requester',
    path: '/portal/new',
    ready: (page) => page.getByRole('button', { name: 'Send request' }).waitFor(),
  },
  'a request': {
    who: 'requester',
    path: '/portal/tickets/T-1',
    ready: (page) => page.getByText('It is on its way.').waitFor(),
  },
  people: {
    who: 'admin',
    path: '/admin/people',
    ready: (page) => page.getByRole('table', { name: 'People' }).waitFor(),
  },
  'somebody new': {
    who: 'admin',
    path: '/admin/people/new',
    ready: (page) => page.getByRole('checkbox', { name: /^Support Agent/ }).waitFor(),
  },
  teams: { who: 'admin', path: '/admin/teams', ready: (page) => page.getByRole('table', { name: 'Teams' }).waitFor() },
  roles: {
    who: 'admin',
    path: '/admin/roles',
    ready: (page) => page.getByRole('region', { name: 'Roles and permissions' }).waitFor(),
  },
  categories: {
    who: 'admin',
    path: '/admin/categories',
    ready: (page) => page.getByRole('table', { name: 'Categories' }).waitFor(),
  },
  types: { who: 'admin', path: '/admin/types', ready: (page) => page.getByRole('table', { name: 'Types' }).waitFor() },
  mailboxes: {
    who: 'admin',
    path: '/admin/mail/mailboxes',
    ready: (page) => page.getByRole('table', { name: 'Mailboxes' }).waitFor(),
  },
  'a new mailbox': {
    who: 'admin',
    path: '/admin/mail/mailboxes/new',
    ready: (page) => page.getByRole('radio', { name: /^Fetched by IMAP/ }).waitFor(),
  },
  'a mailbox': {
    who: 'admin',
    path: '/admin/mail/mailboxes/Support',
    ready: (page) => page.getByRole('button', { name: 'Make a new key' }).waitFor(),
  },
  senders: {
    who: 'admin',
    path: '/admin/mail/senders',
    ready: (page) => page.getByRole('table', { name: 'Senders' }).waitFor(),
  },
  mail: {
    who: 'agent',
    path: '/desk/mail',
    ready: (page) => page.getByRole('list', { name: 'Mail' }).getByRole('link').first().waitFor(),
  },
  'one mail': {
    who: 'agent',
    path: '/desk/mail/MAIL',
    ready: (page) => page.getByRole('button', { name: 'Make a ticket' }).waitFor(),
  },
  keys: {
    who: 'admin',
    path: '/admin/api-keys',
    ready: (page) => page.getByRole('table', { name: 'API keys' }).waitFor(),
  },
}

const person = (who: Role) => (who === 'nobody' ? undefined : stage.world[who])

test.each(Object.entries(screens))('%s', async (_, { who, path, ready }) => {
  const page = await windowOf(person(who))
  await page.goto(path.replace('MAIL', mail))
  await ready(page)
  expect(await violations(page)).toEqual([])
})

test('writing a note', async () => {
  const page = await windowOf(stage.world.agent)
  await page.goto(`/desk/tickets/${number}?view=all`)
  await page.getByRole('tab', { name: 'Note' }).click()
  await page.getByRole('textbox', { name: 'Internal note' }).fill('None in the depot either.')
  expect(await violations(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Internal note' }).fill('')
})

test('a new ticket', async () => {
  const page = await windowOf(stage.world.agent)
  await page.goto('/desk/tickets?view=all')
  await page.getByRole('button', { name: 'New ticket' }).click()
  await page.getByRole('dialog').getByLabel('Title').waitFor()
  expect(await violations(page)).toEqual([])
})

test('at 390 px nothing scrolls sideways', async () => {
  const tooWide: string[] = []
  for (const { who, path, ready } of Object.values(screens)) {
    const page = await windowOf(person(who))
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(path.replace('MAIL', mail))
    // What a list shows in a column of its own may be left out here; that the screen is there is enough.
    await ready(page)
    const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
    if (wide) tooWide.push(path)
  }
  expect(tooWide).toEqual([])
})

const watch = `
  new MutationObserver(() => {
    if (document.documentElement?.dataset.theme) window.themeAt ??= performance.now()
  }).observe(document, { subtree: true, childList: true, attributes: true })`

test('whoever chose dark on a light system sees no flash of light', async () => {
  const page = await stage.window(undefined, { colorScheme: 'light' })
  await page.goto('/sign-in')
  await page.evaluate("localStorage.setItem('mendbook.theme', 'dark')")
  await page.addInitScript(watch)
  await page.reload()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  const firstPaint = () => page.evaluate<number>("performance.getEntriesByName('first-paint')[0]?.startTime ?? 0")
  await expect.poll(firstPaint).toBeGreaterThan(0)
  expect(await page.evaluate<number>('window.themeAt')).toBeLessThan(await firstPaint())
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
  await page.context().close()
})
