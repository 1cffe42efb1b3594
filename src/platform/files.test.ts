// Files by content: whole or not at all, kept once, apart for each workspace, and never where a name leads.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Files, filesOnDisk } from './files.ts'

const tenant = '01900000-0000-7000-8000-000000000001'
const other = '01900000-0000-7000-8000-000000000002'
let root: string
let files: Files

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'mendbook-files-'))
  files = filesOnDisk(root)
})
afterAll(() => rm(root, { recursive: true, force: true }))

const read = async (whose: string, sha256: string) => {
  const chunks: Buffer[] = []
  for await (const chunk of files.read(whose, sha256)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const below = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))

test('a stream is kept under the hash of its bytes, and comes back as it was', async () => {
  const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, n) => n % 251))
  const blob = await files.put(
    tenant,
    Readable.from([bytes.subarray(0, 3), bytes.subarray(3, 70_000), bytes.subarray(70_000)]),
  )
  expect([blob.size, blob.head.length, blob.head.equals(bytes.subarray(0, 4096))]).toEqual([100_000, 4096, true])
  expect((await read(tenant, blob.sha256)).equals(bytes)).toBe(true)
  expect(await files.size(tenant, blob.sha256)).toBe(100_000)
})

test('the same bytes are kept once; another workspace has its own', async () => {
  const text = () => Readable.from([Buffer.from('the same')])
  const [one, two] = await Promise.all([files.put(tenant, text()), files.put(tenant, text())])
  expect(two.sha256).toBe(one.sha256)
  expect((await below(root)).filter((file) => file.includes(one.sha256))).toHaveLength(1)
  expect(await files.size(other, one.sha256)).toBeUndefined()
  await files.put(other, text())
  expect((await below(root)).filter((file) => file.includes(one.sha256))).toHaveLength(2)
})

test('an empty stream is a file of no bytes', async () => {
  const blob = await files.put(tenant, Readable.from([]))
  expect([blob.size, await files.size(tenant, blob.sha256)]).toEqual([0, 0])
})

test('a stream that breaks off leaves nothing', async () => {
  const before = await below(root)
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(200_000)
      throw new Error('the line went dead')
    })(),
  )
  await expect(files.put(tenant, broken)).rejects.toThrow('the line went dead')
  expect(await below(root)).toEqual(before)
})

test.each(['../../etc/passwd', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}/..`, ''])(
  '%j is no name of a file',
  (name) => {
    expect(() => files.read(tenant, name)).toThrow('not a blob name')
    expect(() => files.read('../..', 'a'.repeat(64))).toThrow('not a blob name')
  },
)

// Killed while it writes: the child receives bytes for ever, and says when the first ones are on disk.
const child = `
import { Readable } from 'node:stream'
import { filesOnDisk } from ${JSON.stringify(fileURLToPath(new URL('./files.ts', import.meta.url)))}
let sent = 0
const endless = async function* () {
  for (;;) {
    yield Buffer.alloc(65536, 'x')
    if (++sent === 8) console.log('writing')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
await filesOnDisk(process.argv[1]).put(${JSON.stringify(tenant)}, Readable.from(endless()))
`

test('killed in the middle of a file, there is no half one under any name; the rest is cleared away later', async () => {
  const place = await mkdtemp(path.join(os.tmpdir(), 'mendbook-killed-'))
  try {
    const writer = spawn(process.execPath, ['--input-type=module', '-e', child, place], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(writer.stdout, 'data')
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    const left = await readdir(place)
    expect(left).toEqual(['incoming'])
    const after = filesOnDisk(place)
    await after.dropUnfinished(60_000)
    expect(await readdir(path.join(place, 'incoming'))).toHaveLength(1)
    await after.dropUnfinished(0)
    expect(await readdir(path.join(place, 'incoming'))).toEqual([])
    const blob = await after.put(tenant, Readable.from([Buffer.from('whole')]))
    expect((await readFile(path.join(place, tenant, blob.sha256.slice(0, 2), blob.sha256))).toString()).toBe('whole')
  } finally {
    await rm(place, { recursive: true, force: true })
  }
})

test('what nobody names is found when it is old, and stays when it is stored again meanwhile', async () => {
  const put = async (text: string) => (await files.put(other, Readable.from([Buffer.from(text)]))).sha256
  const [kept, forgotten] = [await put('kept'), await put('forgotten')]
  const past = new Date(Date.now() - 48 * 3600 * 1000)
  await utimes(path.join(root, other, forgotten.slice(0, 2), forgotten), past, past)
  const old = async () => {
    const names: string[] = []
    for await (const found of files.older(24 * 3600 * 1000)) if (found.tenant === other) names.push(...found.names)
    return names
  }
  expect(await old()).toEqual([forgotten])
  await put('forgotten')
  await files.removeOlder(other, forgotten, 24 * 3600 * 1000)
  expect((await read(other, forgotten)).toString()).toBe('forgotten')
  await utimes(path.join(root, other, forgotten.slice(0, 2), forgotten), past, past)
  await files.removeOlder(other, forgotten, 24 * 3600 * 1000)
  expect(await files.size(other, forgotten)).toBeUndefined()
  expect((await read(other, kept)).toString()).toBe('kept')
})
