import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { folderForTest } from '../../../test/folder.ts'

const launcher = join(import.meta.dirname, '../../../bin/mendbook.mjs')
const runFile = promisify(execFile)

async function launch(node: string, script: string, ...args: string[]) {
  return runFile(node, [script, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}

// The Node of the machine, which may be an old one: on such machines the launcher has to prove itself.
const systemNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path)) ?? process.execPath

test('prints the version and passes on exit codes, under whichever Node there is', { timeout: 30_000 }, async () => {
  for (const node of [process.execPath, systemNode]) {
    expect((await launch(node, launcher, '--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect((await launch(node, launcher, 'nonsense')).code).toBe(2)
  }
})

/** A checkout with the launcher and a command line that only tells who runs it. */
async function checkout(main: string): Promise<string> {
  const root = await folderForTest()
  await mkdir(join(root, 'src/entrypoints/cli'), { recursive: true })
  await mkdir(join(root, 'bin'))
  await cp(launcher, join(root, 'bin/mendbook.mjs'))
  await writeFile(join(root, 'package.json'), '{"type":"module"}')
  await writeFile(join(root, 'src/entrypoints/cli/main.ts'), main)
  return root
}

describe('an installation that is not complete', () => {
  test('no packages at all', async () => {
    const root = await checkout('export async function main(): Promise<void> {}')
    const { code, stderr } = await launch(process.execPath, join(root, 'bin/mendbook.mjs'))
    expect(code).toBe(1)
    expect(stderr).toContain('Run npm ci first')
  })

  test('a package that is missing', async () => {
    const root = await checkout("import 'no-such-package'\nexport async function main(): Promise<void> {}")
    await mkdir(join(root, 'node_modules'))
    const { code, stderr } = await launch(process.execPath, join(root, 'bin/mendbook.mjs'))
    expect(code).toBe(1)
    expect(stderr).toContain('no-such-package')
    expect(stderr).toContain('Run npm ci first')
  })
})

/** The launcher as an older Node would run it: it believes that it needs a version that does not exist yet. */
async function relaunching(main: string): Promise<string> {
  const root = await checkout(main)
  const script = join(root, 'bin/mendbook.mjs')
  await writeFile(script, (await readFile(script, 'utf8')).replace('const NEEDED = 24', 'const NEEDED = 999'))
  await mkdir(join(root, 'node_modules/.bin'), { recursive: true })
  return root
}

describe('under another Node', () => {
  const tells = `
    import { endWithLauncher } from '${join(import.meta.dirname, 'launched.ts')}'
    export async function main(): Promise<void> {
      endWithLauncher()
      setInterval(() => {}, 1000)
      process.on('SIGTERM', () => {
        console.log('stopping')
        process.exit(7)
      })
      console.log(process.argv.slice(2).join(' '))
    }
    if (process.argv[1] === import.meta.filename) await main()
  `

  async function started(main: string) {
    const root = await relaunching(main)
    // Another path to a Node: the launcher never starts the very binary that runs it.
    await writeFile(join(root, 'node_modules/.bin/node'), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, {
      mode: 0o755,
    })
    const child = spawn(process.execPath, [join(root, 'bin/mendbook.mjs'), 'start', '--demo'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
    })
    const closed = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
    for (let tries = 0; !said.includes('\n') && tries < 200; tries += 1) await sleep(25)
    return { child, closed, said: () => said }
  }

  test('passes arguments and signals on, and ends as its child does', async () => {
    const { child, closed, said } = await started(tells)
    expect(said()).toContain('start --demo')
    child.kill('SIGTERM')
    expect(await closed).toBe(7)
    expect(said()).toContain('stopping')
  })

  test('when it is killed outright, its child ends in order too', async () => {
    const { child, closed, said } = await started(tells)
    child.kill('SIGKILL')
    // The pipe closes when nobody holds it any more: neither the launcher nor its child.
    await closed
    expect(said()).toContain('stopping')
  })

  test('when the shell that npm ran it in ends alone, it ends in order', async () => {
    const root = await checkout(tells)
    await mkdir(join(root, 'node_modules'))
    // The second command keeps the shell from becoming the first.
    const shell = spawn('sh', ['-c', '"$0" "$1"; true', process.execPath, join(root, 'bin/mendbook.mjs')], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    shell.stdout.on('data', (chunk: Buffer) => {
      said += chunk
    })
    const closed = new Promise((resolve) => shell.on('close', resolve))
    for (let tries = 0; !said.includes('\n') && tries < 200; tries += 1) await sleep(25)
    shell.kill('SIGTERM')
    await closed
    expect(said).toContain('stopping')
  })

  test('without one to be found, says which to install', async () => {
    const root = await relaunching('export async function main(): Promise<void> {}')
    await symlink(process.execPath, join(root, 'node_modules/.bin/node'))
    const { code, stderr } = await launch(process.execPath, join(root, 'bin/mendbook.mjs'))
    expect(code).toBe(1)
    expect(stderr).toMatch(/needs Node 999.*npm ci/s)
  })
})
