// The web client of a checkout is built when `start` needs it: when it was never built, or when what it is made from changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Failure } from './failure.ts'
import type { Terminal } from './terminal.ts'

const ofContract = /(^|\/)contract(\.ts|\/.*\.ts)$/
const imported = /\bfrom '(\.[^']+\.ts)'/g

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Contracts, and what they import: all of the server's code that ends up in the browser. */
async function sharedSources(root: string): Promise<Map<string, string>> {
  const sources = new Map<string, string>()
  const waiting = (await filesBelow(join(root, 'src'))).filter((path) => ofContract.test(path.replaceAll('\\', '/')))
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (sources.has(path) || !existsSync(path)) continue
    const content = await readFile(path, 'utf8')
    sources.set(path, content)
    for (const [, target] of content.matchAll(imported)) waiting.push(join(dirname(path), target ?? ''))
  }
  return sources
}

/** One fingerprint of everything that the web client is made from. */
export async function sourceStamp(root: string): Promise<string> {
  const dist = join(root, 'web', 'dist')
  const own = (await filesBelow(join(root, 'web'))).filter((path) => !path.startsWith(dist))
  const lock = join(root, 'package-lock.json')
  const contents: [string, string | Buffer][] = [...(await sharedSources(root))]
  for (const path of [...own, ...(existsSync(lock) ? [lock] : [])]) contents.push([path, await readFile(path)])
  const hash = createHash('sha256')
  contents.sort(([one], [other]) => (one < other ? -1 : 1))
  for (const [path, content] of contents) hash.update(`${relative(root, path)}\0${content.length}\0`).update(content)
  return hash.digest('hex')
}

/** Runs Vite; the answer is what it said when it failed, or null. It is stopped when we are. */
function build(root: string): Promise<string | null> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) return Promise.resolve('Vite is not installed: run npm ci (without --omit=dev).')
  const config = join('web', 'vite.config.ts')
  const child = spawn(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    // Whoever builds, tests too: what is built is served from then on.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    process.exit(130)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  let said = ''
  const listen = (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise((resolve) => {
    const end = (cause: string | null) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      resolve(cause)
    }
    child.on('error', (error) => end(error.message))
    child.on('close', (code) => end(code === 0 ? null : said.trim() || `Vite ended with code ${code}.`))
  })
}

/**
 * Builds `web/dist` when it is missing or out of date. A build that fails is told; with an earlier build in place the start goes on.
 * @throws Failure when there is nothing to show
 */
export async function buildWebIfStale(root: string, terminal: Pick<Terminal, 'err'>): Promise<void> {
  // A published package carries the built client and not its sources.
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) return
  const dist = join(root, 'web', 'dist')
  const stampFile = join(dist, '.stamp')
  const stamp = await sourceStamp(root)
  const before = await readFile(stampFile, 'utf8').catch(() => null)
  if (before === stamp) return
  const built = existsSync(join(dist, 'index.html'))
  terminal.err(built ? 'Building the web client (it changed) …\n' : 'Building the web client (first start only) …\n')
  const cause = await build(root)
  if (cause === null) return writeFile(stampFile, stamp)
  if (!built)
    throw new Failure(`The web client could not be built:\n${cause}`, {
      effect: 'The desk was not started: there would be no pages to show.',
      next: 'Mend what is named above, or run npm ci when a package is missing, then start again.',
    })
  terminal.err(`${cause}\nThe web client could not be built; the desk starts with the one that was built before.\n`)
}
