#!/usr/bin/env node
// The launcher. It is plain JavaScript that an old Node (18) can read: Mendbook needs Node 24, and when it is started by an
// older one it runs itself again under the Node 24 that came with `npm ci`.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED = 24
const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))))
const source = join(root, 'src', 'entrypoints', 'cli', 'main.ts')
// Node does not strip types below node_modules: a published package carries compiled JavaScript.
const inCheckout = existsSync(source) && !root.includes(`${sep}node_modules${sep}`)
const entry = inCheckout ? source : join(root, 'dist', 'entrypoints', 'cli', 'main.js')

/** Says what is wrong and what to do, and ends: nothing was started. */
function refuse(lines) {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}

/** The Node 24 that the package manager installed beside us, or null. */
function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const candidates = [join(root, 'node_modules', '.bin', binary)]
  try {
    const found = nodeModule
      .createRequire(join(root, 'package.json'))
      .resolve(`node-${platform}-${process.arch}/package.json`)
    candidates.unshift(join(dirname(found), 'bin', binary))
  } catch {
    // This platform has no such package, or it was left out of the installation.
  }
  const self = realpathSync(process.execPath)
  return candidates.find((path) => existsSync(path) && realpathSync(path) !== self) ?? null
}

/** Runs the command under another Node, in our place: same terminal, same signals, same end. */
function relaunch(node) {
  // The channel tells the child when this process is gone, however it went.
  const child = spawn(node, [...process.execArgv, entry, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  child.on('error', (error) => refuse([`Cannot run ${node}: ${error.message}`, 'Run: npm ci']))
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT']) {
    // A terminal sends Ctrl-C to both processes by itself; a second one would read as "at once".
    const fromTerminal = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT')
    process.on(signal, () => fromTerminal || child.kill(signal))
  }
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    // A signal that does not end this process (it was blocked): the shell's number for it.
    setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 100)
  })
}

/** npm runs its scripts through a shell, and a signal that npm is sent may end the shell alone: then nobody else would tell us. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

async function run() {
  // Keeps what Node worked out of our files, types stripped, for the next start.
  nodeModule.enableCompileCache?.(join(root, 'node_modules', '.cache', 'mendbook'))
  try {
    const { main } = await import(pathToFileURL(entry).href)
    await main()
    // A desk runs on for months; what it learnt on its way here helps the commands beside it already now.
    nodeModule.flushCompileCache?.()
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !/Cannot find package/.test(error.message)) throw error
    refuse([
      `A package is missing: ${error.message.split('\n')[0]}`,
      'The installation is not complete. Run npm ci first.',
    ])
  }
}

endWithNpm()
if (inCheckout && !existsSync(join(root, 'node_modules'))) {
  refuse(['The packages that Mendbook needs are not installed in this checkout.', 'Run npm ci first, then try again.'])
} else if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await run()
} else {
  const node = bundledNode()
  if (node) relaunch(node)
  else
    refuse([
      `Mendbook needs Node ${NEEDED}; this is Node ${process.versions.node}, and no newer one came with the packages.`,
      `Run npm ci without --omit=optional, or install Node ${NEEDED} from https://nodejs.org, then try again.`,
    ])
}
