// `npm run check`: types, lint, the module graph, unused code, file sizes. All of them run; the exit code is 1 if any complains.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { breaches } from './graph.ts'
import { tooLong } from './sizes.ts'

const root = path.resolve(import.meta.dirname, '..')

interface Result {
  name: string
  ok: boolean
  output: string
}

function command(name: string, program: string, args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], {
      cwd: root,
      env: process.env,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => resolve({ name, ok: code === 0, output }))
  })
}

async function lines(name: string, find: () => Promise<string[]>): Promise<Result> {
  const found = await find()
  return { name, ok: found.length === 0, output: found.join('\n') }
}

const results = await Promise.all([
  command('types of the server', 'typescript/bin/tsc', ['-p', 'tsconfig.json']),
  command('types of the web client', 'typescript/bin/tsc', ['-p', 'web/tsconfig.json']),
  command('lint and format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  command('unused code', 'knip/bin/knip.js', ['--no-progress']),
  lines('module graph', breaches),
  lines('file sizes', tooLong),
])
for (const { name, ok, output } of results) {
  process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n`)
  if (!ok) process.stdout.write(`${output.trim()}\n\n`)
}
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
