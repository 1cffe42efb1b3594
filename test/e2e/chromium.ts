// A real browser: the one of this machine if it is named, else the one inside the npm package.
import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const installed = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (file) => file && existsSync(file),
)

// The package's own flags are for functions in a cloud: one process for all tabs, and no walls between sites. Not here.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: installed ?? (await chromium.executablePath()),
    args: flags,
    headless: true,
  })
}
