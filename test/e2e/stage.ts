// A journey's stage: a real desk on a real port, people with passwords, and a real browser with a window for each of them.
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { givePassword } from '../browser.ts'
import { startTestDesk, type TestDesk, type TestDeskOptions } from '../desk.ts'
import { createWorld, type Someone, type World } from '../world.ts'
import { launchBrowser } from './chromium.ts'

export const password = 'a sentence for journeys'

export interface Stage {
  desk: TestDesk
  world: World
  url: string
  /** A window of somebody who has signed in, or of nobody. What goes wrong in it is kept in `complaints`. */
  window(who?: Someone, options?: BrowserContextOptions): Promise<Page>
  /** Script errors and refused resources of all windows: a journey that ends with any has failed. */
  complaints: string[]
  /** After each journey: nobody complained. Of one that failed it tells what its windows showed. */
  review(journey: { name: string; result?: { state: string } | undefined }): Promise<void>
  end(): Promise<void>
}

/** @param options `empty`: a desk that nobody has set up */
export async function setStage(options: TestDeskOptions & { empty?: boolean } = {}): Promise<Stage> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const desk = await startTestDesk({ ...options, env: { ...options.env, BASE_URL: url } })
  const world = options.empty ? (undefined as unknown as World) : await createWorld(desk)
  await desk.app.listen({ host: '127.0.0.1', port })
  const browser: Browser = await launchBrowser()
  const complaints: string[] = []
  return {
    desk,
    world,
    url,
    complaints,
    async window(who, contextOptions) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        baseURL: url,
        ...contextOptions,
      })
      context.setDefaultTimeout(15_000)
      if (who) await signIn(desk, world, who, url, (cookie) => context.addCookies([cookie]))
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        // An answer of 4xx is part of a journey; a script that breaks or a blocked resource is not.
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
          complaints.push(message.text())
      })
      return page
    },
    async review({ name, result }) {
      if (result?.state === 'fail')
        for (const page of browser.contexts().flatMap((context) => context.pages()))
          process.stderr.write(`${name}, at ${page.url()}:\n${await page.locator('body').ariaSnapshot()}\n`)
      expect(complaints.splice(0)).toEqual([])
    },
    async end() {
      await browser.close()
      await desk.stop()
    },
  }
}

type Cookie = { name: string; value: string; url: string; httpOnly: boolean; sameSite: 'Lax' }

async function signIn(desk: TestDesk, world: World, who: Someone, url: string, add: (cookie: Cookie) => Promise<void>) {
  await givePassword(desk, world.tenant, who.id, password)
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: who.email, password }),
  })
  const value = /mendbook_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
  if (!value) throw new Error(`${who.email} could not sign in: ${answer.status} ${await answer.text()}`)
  await add({ name: 'mendbook_session', value, url, httpOnly: true, sameSite: 'Lax' })
}

// Below the ports that the system hands out by itself: between asking and listening nobody else is given it.
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000)
    const probe = createServer()
    const free = await new Promise<boolean>((resolve) =>
      probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)),
    )
    if (!free) continue
    await new Promise((resolve) => probe.close(resolve))
    return port
  }
}

/** Waits until what is typed arrives here: what opens a field gives it the focus a moment later. */
export const focusIn = (field: Locator) =>
  expect.poll(() => field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)

/** Opens a page and waits until it hears of changes: what happens from then on has to appear by itself. */
export async function openLive(page: Page, path: string): Promise<void> {
  const listening = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/stream') && answer.ok())
  await page.goto(path)
  await listening
}
