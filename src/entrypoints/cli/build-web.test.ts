import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { folderForTest } from '../../../test/folder.ts'
import { buildWebIfStale, sourceStamp } from './build-web.ts'

let root: string
let said: string
const terminal = {
  err: (text: string) => {
    said += text
  },
}

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), content)
}

// Stands in for Vite's own program: writes a page, or fails when the sources say so.
const vite = `
const fs = require('node:fs')
if (fs.readFileSync('web/main.ts', 'utf8').includes('broken')) { console.error('main.ts: Unexpected token'); process.exit(1) }
fs.mkdirSync('web/dist', { recursive: true })
fs.writeFileSync('web/dist/index.html', '<html>')
`

beforeEach(async () => {
  root = await folderForTest()
  said = ''
  await put('web/vite.config.ts', '')
  await put('web/main.ts', 'one')
  await put('src/tickets/contract.ts', "export * from './workflow.ts'")
  await put('src/tickets/workflow.ts', 'states')
  await put('src/tickets/store.ts', 'sql')
  await put('package-lock.json', '{}')
  await put('node_modules/vite/bin/vite.js', vite)
})

test('builds when nothing was built, and not again', async () => {
  await buildWebIfStale(root, terminal)
  expect(said).toContain('Building the web client (first start only)')
  expect(existsSync(join(root, 'web/dist/index.html'))).toBe(true)
  said = ''
  await buildWebIfStale(root, terminal)
  expect(said).toBe('')
})

test.each([
  ['the client itself', 'web/main.ts', true],
  ['a contract', 'src/tickets/contract.ts', true],
  ['what a contract imports', 'src/tickets/workflow.ts', true],
  ['the packages', 'package-lock.json', true],
  ['code of the server alone', 'src/tickets/store.ts', false],
  ['what was built', 'web/dist/index.html', false],
])('a change of %s', async (_, path, stale) => {
  await buildWebIfStale(root, terminal)
  const before = await sourceStamp(root)
  await put(path, 'changed')
  expect((await sourceStamp(root)) !== before).toBe(stale)
})

test('a build that fails is told; with an earlier one in place the start goes on', async () => {
  await buildWebIfStale(root, terminal)
  await put('web/main.ts', 'broken')
  await buildWebIfStale(root, terminal)
  expect(said).toContain('Unexpected token')
  expect(said).toContain('the one that was built before')
  expect(await readFile(join(root, 'web/dist/.stamp'), 'utf8')).not.toBe(await sourceStamp(root))
})

test('with nothing built before, the start ends with the cause', async () => {
  await put('web/main.ts', 'broken')
  await expect(buildWebIfStale(root, terminal)).rejects.toThrow(/Unexpected token/)
})

test('without the sources of the client there is nothing to build', async () => {
  await rm(join(root, 'web'), { recursive: true })
  await buildWebIfStale(root, terminal)
  expect(said).toBe('')
})
