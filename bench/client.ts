// What the browser loads and how fast it answers: the size of the first script, a cold load, and from key to paint.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchBrowser } from '../test/e2e/chromium.ts'
import type { MeasuredDesk } from './desk.ts'

const dist = path.resolve(import.meta.dirname, '../web/dist')

/** kB, gzipped as they are served: the scripts that the page names, before anything is loaded on demand. */
export function firstScript(): number {
  const page = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] as string)
  return (
    scripts.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length, 0) / 1000
  )
}

export interface ClientTimes {
  coldLoad: number
  keyToPaintP95: number
}

/** Signs in by a session of the admin, opens the list of the desk, and walks down it with the keyboard. */
export async function measureClient(desk: MeasuredDesk, session: string): Promise<ClientTimes> {
  const browser = await launchBrowser()
  try {
    const loads: number[] = []
    for (let i = 0; i < 3; i++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      await context.addCookies([
        { name: 'mendbook_session', value: session, url: desk.url, httpOnly: true, sameSite: 'Lax' },
      ])
      const page = await context.newPage()
      const before = performance.now()
      await page.goto(`${desk.url}/desk/tickets`)
      await page
        .getByText(/^T-\d+$/)
        .first()
        .waitFor()
      loads.push(performance.now() - before)
      if (i === 2) return { coldLoad: loads.sort((a, b) => a - b)[1] as number, keyToPaintP95: await keyToPaint(page) }
      await context.close()
    }
    throw new Error('unreachable')
  } finally {
    await browser.close()
  }
}

async function keyToPaint(page: import('playwright-core').Page): Promise<number> {
  // From the key's own time stamp to the second frame after it: by then what it changed has been painted.
  await page.evaluate(`window.times = []; addEventListener('keydown', (event) =>
    requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now() - event.timeStamp))), true)`)
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press(i % 6 === 5 ? 'k' : 'j')
    await page.waitForTimeout(40)
  }
  const times = (await page.evaluate('window.times')) as number[]
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
}
