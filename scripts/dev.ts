// `npm run dev`: the desk with restarts on change, and Vite with hot reload in front of it at http://localhost:5173.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const demo = process.argv.includes('--demo') ? ['--demo'] : []

const run = (args: string[]): ChildProcess => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })

// The pages come from Vite, so a request that changes something comes from its address.
process.env.BASE_URL ??= 'http://localhost:5173'
const children = [
  run(['--watch-path=src', '--watch-preserve-output', 'src/entrypoints/cli/main.ts', 'start', ...demo]),
  run([
    path.join(root, 'node_modules/vite/bin/vite.js'),
    '--config',
    'web/vite.config.ts',
    '--port',
    '5173',
    '--strictPort',
  ]),
]
for (const child of children) child.on('exit', end)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)

function end() {
  for (const child of children) child.kill('SIGTERM')
}
