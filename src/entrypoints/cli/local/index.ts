// Commands that need the server's own code: they run on the machine that holds the data. The code is loaded when one is
// called, so that `mendbook tickets list` does not wait for a server that it does not need.
import type { Command } from 'commander'
import { readConfig } from '../../../platform/config.ts'
import { DeskError } from '../../../platform/errors.ts'
import { misuse } from '../failure.ts'
import type { Terminal } from '../terminal.ts'

const sizes = 'startup|scaling|enterprise|global'

export function registerLocal(program: Command, terminal: Terminal): void {
  const say = (line: string) => terminal.out(`${line}\n`)

  program
    .command('start')
    .description('run the desk: web, API, live updates, background jobs')
    .option('--demo', 'use a data folder of its own with a filled workspace, and print its accounts')
    .action(async ({ demo = false }: { demo?: boolean }) => {
      const { start } = await import('./start.ts')
      await start(readConfig(terminal.env), { demo }, say)
    })

  workspaceOptions(program.command('init').description('set up the desk without a browser')).action(found(false))

  program
    .command('doctor')
    .description('check configuration, database, storage, rights; each finding says what to do')
    .option('--json', 'print the findings as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { doctor, report } = await import('./doctor.ts')
      const findings = await doctor(terminal.env)
      terminal.out(json ? `${JSON.stringify({ findings })}\n` : report(findings, terminal.colour))
      if (findings.some(({ level }) => level === 'error')) process.exitCode = 1
    })

  program
    .command('migrate')
    .description('bring the schema of the database up to date; `start` does this by itself')
    .action(async () => {
      const { migrateNow } = await import('./migrate.ts')
      const applied = await migrateNow(readConfig(terminal.env))
      say(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The schema is up to date; nothing was changed.')
    })

  const workspace = program.command('workspace').description('run several workspaces on one desk')
  workspaceOptions(
    workspace.command('add').description('add another workspace; it shares nothing with the first'),
  ).action(found(true))

  function found(another: boolean) {
    return async (options: {
      org: string
      size: string
      admin: string
      name?: string
      passwordStdin?: boolean
      json?: boolean
    }) => {
      const { init } = await import('./init.ts')
      const made = await init(readConfig(terminal.env), { ...options, another }).catch(asMisuse)
      if (options.json)
        return terminal.out(
          `${JSON.stringify({ url: made.url, token: made.token, ...(made.invitation && { invitation: made.invitation }) })}\n`,
        )
      say(`${options.org} is set up at ${made.url}.`)
      if (made.invitation)
        say(`Set the password of ${options.admin} here (the link works once, for a week):\n  ${made.invitation}`)
      say(`API key of ${options.admin}, shown this once:\n  ${made.token}`)
      say(made.running ? 'The desk that runs here knows it already.' : 'Start the desk with: mendbook start')
    }
  }
}

const workspaceOptions = (command: Command) =>
  command
    .requiredOption('--org <name>', 'name of the organisation')
    .requiredOption('--size <size>', `${sizes}: decides teams, categories, roles and menu`)
    .requiredOption('--admin <email>', 'address of the first admin')
    .option('--name <name>', 'name of the first admin')
    .option('--password-stdin', 'read the password of the first admin from standard input')
    .option('--json', 'print {"url","token"} with an API key of the admin')

/** A wrong option is wrong use, exit code 2; a desk that is set up already is a failure, exit code 1. */
function asMisuse(error: unknown): never {
  if (error instanceof DeskError && error.code === 'invalid')
    throw misuse(error.message, { fields: error.errors ?? [] })
  throw error
}
