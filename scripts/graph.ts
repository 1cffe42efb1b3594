// The module graph, checked: what files import, against what src/modules.ts says they may. Answers with one line per breach.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { floors } from '../src/modules.ts'

interface Import {
  from: string
  to: string
}

const root = path.resolve(import.meta.dirname, '..')

export async function breaches(): Promise<string[]> {
  const server = await importsIn('src')
  const web = await importsIn('web')
  return [...server.flatMap(checkServer), ...web.flatMap(checkWeb), ...cycles(server), ...strangeModules(server)]
}

async function importsIn(folder: string): Promise<Import[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('web/dist/'))
  const found = await Promise.all(
    files.map(async (from) => targets(from, await readFile(path.join(root, from), 'utf8'))),
  )
  return found.flat()
}

function targets(from: string, text: string): Import[] {
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] as string)
  return specifiers.map((specifier) => ({ from, to: path.posix.join(path.posix.dirname(from), specifier) }))
}

/** The composition root and the list of modules stand above all rooms. */
const roof = new Set(['src/main.ts', 'src/modules.ts'])
const roomOf = (file: string) => (roof.has(file) ? 'roof' : (/^src\/([\w-]+)\//.exec(file)?.[1] ?? 'roof'))

function checkServer({ from, to }: Import): string[] {
  const [here, there] = [roomOf(from), roomOf(to)]
  if (here === there || here === 'roof') return []
  if (there === 'roof')
    return here === 'entrypoints' ? [] : [`${from} imports ${to}: nothing below the roof knows the roof`]
  const rules = floors[here as keyof typeof floors] as { uses: readonly string[] } | undefined
  if (!rules?.uses.includes(there)) return [`${from} imports ${to}: ${here} may not use ${there} (src/modules.ts)`]
  if (there === 'platform' || here === 'entrypoints') return clientBreach(from, to)
  const face = /^src\/[\w-]+\/(index|contract)\.ts$/.test(to)
  return face ? [] : [`${from} imports ${to}: go through ${there}/index.ts or ${there}/contract.ts`]
}

/** The command-line client is a client: contracts only. What runs beside the data (local/) is not one. */
function clientBreach(from: string, to: string): string[] {
  if (!from.startsWith('src/entrypoints/cli/') || from.startsWith('src/entrypoints/cli/local/')) return []
  const allowed =
    /contract(\.ts$|\/)|^src\/platform\/(operation|errors|shapes|config)\.ts$|^src\/tickets\/workflow(\/[\w-]+)?\.ts$/.test(
      to,
    )
  return allowed || to.startsWith('src/entrypoints/')
    ? []
    : [`${from} imports ${to}: the command line imports contracts only`]
}

function checkWeb({ from, to }: Import): string[] {
  if (!to.startsWith('src/')) return []
  return /contract(\.ts$|\/)|^src\/tickets\/(workflow(\/[\w-]+)?|bulk\/words|grouping\/folded|filter\/index|views\/(built-in|columns|narrow))\.ts$/.test(
    to,
  )
    ? []
    : [`${from} imports ${to}: the web client imports contract.ts files only`]
}

/** On lower floors first, and no room reaches itself through others. */
function cycles(imports: Import[]): string[] {
  const edges = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const [here, there] = [roomOf(from), roomOf(to)]
    if (here !== there && here !== 'roof' && there !== 'roof')
      edges.set(here, (edges.get(here) ?? new Set()).add(there))
  }
  const reaches = (start: string, goal: string, seen = new Set<string>()): boolean =>
    [...(edges.get(start) ?? [])].some(
      (next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))),
    )
  return [...edges.keys()]
    .filter((room) => reaches(room, room))
    .map((room) => `${room} reaches itself through its imports`)
}

function strangeModules(imports: Import[]): string[] {
  const rooms = new Set(imports.map(({ from }) => roomOf(from)).filter((room) => room !== 'roof'))
  const declared = Object.entries(floors) as [string, { floor: number; uses: readonly string[] }][]
  const upward = declared.flatMap(([name, { floor, uses }]) =>
    uses
      .filter((used) => (floors[used as keyof typeof floors]?.floor ?? Number.POSITIVE_INFINITY) > floor)
      .map((used) => `modules.ts: ${name} uses ${used}, which stands above it`),
  )
  return [
    ...[...rooms].filter((room) => !(room in floors)).map((room) => `src/${room} is not in src/modules.ts`),
    ...upward,
  ]
}
