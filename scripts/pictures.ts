// The pictures of docs/, taken anew: `node scripts/pictures.ts`. A real desk, filled with the demo, in a real
// browser; and an empty one for the set-up. Look at each before you commit it.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launchBrowser } from '../test/e2e/chromium.ts'
import { smallPng } from './small-png.ts'

const root = path.resolve(import.meta.dirname, '..')
const pictures = path.join(root, 'docs/pictures')
const wide = { viewport: { width: 1200, height: 750 } }
const tall = { viewport: { width: 1200, height: 900 } }
const phone = { viewport: { width: 390, height: 720 }, isMobile: true, hasTouch: true }

interface RunningDesk {
  url: string
  said: string
  stop(): Promise<void>
}

async function startDesk(folder: string, port: number, args: string[]): Promise<RunningDesk> {
  const env = { ...process.env, MENDBOOK_DATA: path.join(folder, 'data'), PORT: String(port), LOG_LEVEL: 'error' }
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'bin/mendbook.mjs'), 'start', ...args], { env })
  let said = ''
  const listen = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  const url = `http://127.0.0.1:${port}`
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok && /Mendbook is ready/.test(said)
  while (!(await ready())) {
    if (child.exitCode !== null) throw new Error(`The desk did not start:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  // What it says last, accounts or the set-up link, is written right behind.
  await new Promise((resolve) => setTimeout(resolve, 300))
  return {
    url,
    said,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

const browser: Browser = await launchBrowser()
const folder = await mkdtemp(path.join(os.tmpdir(), 'mendbook-pictures-'))
await chmod(folder, 0o755)
await mkdir(pictures, { recursive: true })
const running: RunningDesk[] = []
try {
  const empty = await startDesk(path.join(folder, 'empty'), 4895, [])
  running.push(empty)
  await setUp(empty)
  const demo = await startDesk(path.join(folder, 'demo'), 4896, ['--demo'])
  running.push(demo)
  await desk(demo)
  await mail(demo)
  await portal(demo)
  await admin(demo)
} finally {
  await browser.close()
  await Promise.all(running.map((one) => one.stop()))
  await rm(folder, { recursive: true, force: true })
}

async function setUp({ url, said }: RunningDesk) {
  const link = /http\S+\/setup#token=\S+/.exec(said)?.[0]
  if (!link) throw new Error(`There is no set-up link in:\n${said}`)
  const page = await open(url, wide)
  await page.goto(link)
  await page.locator('[autocomplete=organization]').fill('Hollow Oak Press')
  await take(page, 'set-up')
}

/** Opens a window and signs in with one of the accounts that the demo printed. */
async function signIn({ url, said }: RunningDesk, who: string, options: BrowserContextOptions): Promise<Page> {
  const [, email, password] = new RegExp(`${who}\\s+(\\S+@\\S+)\\s+(\\S+)`).exec(said) ?? []
  if (!email || !password) throw new Error(`There is no account ${who} in:\n${said}`)
  const page = await open(url, options)
  const answer = await page.request.post('/api/v1/sessions', { data: { email, password } })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`)
  return page
}

async function desk(demo: RunningDesk) {
  const page = await signIn(demo, 'agent', wide)
  await page.goto('/desk/tickets?view=team')
  await take(page, 'list')
  const number = await talkative(page)
  await page.goto(`/desk/tickets/${number}`)
  await take(page, 'ticket')
  const writing = page.getByRole('region', { name: 'Write' })
  await page.keyboard.press('r')
  await page.keyboard.type('There is a fix for it. Please try once more, and tell me whether it works.')
  await take(page, 'reply', writing)
  await page.getByRole('tab', { name: 'Note' }).click()
  await page.keyboard.press('Tab')
  await page
    .getByRole('textbox', { name: 'Internal note' })
    .fill('The vendor ships the next release on Thursday; close this after it.')
  await take(page, 'note', writing)
  const dark = await signIn(demo, 'agent', { ...wide, colorScheme: 'dark' })
  await dark.goto('/desk/tickets?view=all')
  await take(dark, 'dark')
}

/** The number of an open ticket with much to read. */
async function talkative(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/tickets?status=open&limit=200')
  const { items } = (await answer.json()) as { items: { number: string; messages: number }[] }
  const best = items.toSorted((one, other) => other.messages - one.messages)[0]
  if (!best) throw new Error('The demo has no open ticket')
  return best.number
}

/** A mail with a table and pictures, what became of the others, and what is mailed to somebody. */
async function mail(demo: RunningDesk) {
  const page = await signIn(demo, 'agent', tall)
  const seen = await page.request.get('/api/v1/mail/ledger?state=ticketed')
  const { items } = (await seen.json()) as { items: { subject: string; ticket: { number: string } }[] }
  const number = items.find(({ subject }) => subject.startsWith('Departure screens'))?.ticket.number
  if (!number) throw new Error('The demo has no mail of the departure screens')
  await page.goto(`/desk/tickets/${number}`)
  await page.getByRole('button', { name: 'Show as it was sent' }).click()
  const sent = page.locator('iframe[title^="Mail as it was sent"]')
  await sent.contentFrame().getByRole('img').first().waitFor()
  await sent.evaluate((frame) => frame.scrollIntoView({ block: 'end' }))
  await page.mouse.move(0, 0)
  await take(page, 'mail')
  await page.setViewportSize(wide.viewport)
  await page.goto('/desk/mail?show=all')
  await take(page, 'ledger')
  const body =
    'The clock of the server behind them had stopped at midnight. It runs again.\n\nPlease **restart DEP-1** once more.'
  const reply = await page.request.post(`/api/v1/tickets/${number}/replies`, { data: { body } })
  if (!reply.ok()) throw new Error(await reply.text())
  const caught = /http\S+$/.exec(demo.said.trim())?.[0] ?? ''
  const arrived = page.getByText(/^Re: Departure screens/)
  // It waits for its moment, in which it could be taken back.
  for (await page.goto(caught); (await arrived.count()) === 0; await page.waitForTimeout(500)) await page.reload()
  await arrived.click()
  await take(page, 'mail-out')
}

async function portal(demo: RunningDesk) {
  const page = await signIn(demo, 'requester', phone)
  await page.goto('/portal')
  await take(page, 'portal')
  await page.getByRole('list').getByRole('link').first().click()
  await take(page, 'portal-request')
}

async function admin(demo: RunningDesk) {
  const page = await signIn(demo, 'admin', wide)
  await page.goto('/admin/roles')
  await page.getByRole('link', { name: 'Support Agent' }).click()
  await page.getByRole('checkbox', { name: 'Import tickets' }).check()
  await take(page, 'roles')
}

async function open(url: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', reducedMotion: 'reduce', ...options })
  return context.newPage()
}

async function take(page: Page, name: string, part?: Locator) {
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined) // the live stream never ends
  await page.evaluate('document.fonts.ready')
  await page.waitForTimeout(600)
  const png = smallPng(await (part ?? page).screenshot())
  await writeFile(path.join(pictures, `${name}.png`), png)
  process.stdout.write(`${name}.png ${Math.round(png.length / 1000)} kB\n`)
}
