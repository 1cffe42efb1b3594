// The process: argument vector in, exit code out. The launcher in bin/ calls it under a Node that reads TypeScript.
import { endWithLauncher } from './launched.ts'
import { run } from './run.ts'
import { processTerminal } from './terminal.ts'

export async function main(): Promise<void> {
  endWithLauncher()
  // `mendbook tickets list | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  const code = await run(process.argv.slice(2), processTerminal())
  // Not process.exit: output that is still under way has to arrive, and `start` goes on running.
  if (code !== 0) process.exitCode = code
}

if (process.argv[1] === import.meta.filename) await main()
