// Puts the commands together, runs the one that was asked for, and turns how it ended into an exit code.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Argument, Command, CommanderError } from 'commander'
import { readConfig } from '../../platform/config.ts'
import { registerAccount } from './account.ts'
import { asFailure, describeFailure, failureJson } from './failure.ts'
import { registerImport } from './import/register.ts'
import { registerLocal } from './local/index.ts'
import { registerOperations } from './operations.ts'
import type { Terminal } from './terminal.ts'

const root = join(import.meta.dirname, '..', '..', '..')

const examples = `
Examples:
  mendbook start --demo                        try a filled desk
  mendbook login https://desk.example.com      then:
  mendbook tickets list --status open --assignee me
  mendbook tickets reply T-1042 --body "Fixed by a restart." --visibility internal
  mendbook search "vpn drops"
  mendbook import tickets export.csv --dry-run

Every command has --help, and every answer of the desk --json. Exit codes: 0 ok, 1 failure, 2 wrong use.`

const placeholder = (argument: Argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`)

function buildProgram(terminal: Terminal): Command {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const program = new Command('mendbook')
    .description('Mendbook, the IT service desk.')
    .usage('<command>')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .showHelpAfterError('  → Add --help to see what there is.')
    .configureHelp({
      // `[options]` after every name would say nothing.
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(placeholder)].join(' '),
    })
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(text.replace(/^error: /, '✗ ')),
      getOutHelpWidth: () => terminal.width ?? 100,
      getErrHelpWidth: () => terminal.width ?? 100,
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => terminal.colour,
    })
    .addHelpText('after', examples)
    // Only a checkout has something to build, and only `start` shows it.
    .hook('preAction', async (_, action) => {
      if (action.name() !== 'start' || action.parent !== program) return
      // What is wrong with the environment is said at once, not after a build.
      readConfig(terminal.env)
      const { buildWebIfStale } = await import('./build-web.ts')
      await buildWebIfStale(root, terminal)
    })
  program.commandsGroup('Run the desk:')
  registerLocal(program, terminal)
  registerOperations(program, terminal)
  registerImport(program, terminal)
  registerAccount(program, terminal)
  return program
}

/** @returns the exit code: 0 ok, 1 failure, 2 wrong use */
export async function run(args: string[], terminal: Terminal): Promise<number> {
  const program = buildProgram(terminal)
  try {
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has said what is wrong already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const failure = asFailure(error)
    terminal.err(args.includes('--json') ? failureJson(failure) : describeFailure(failure, terminal.colour))
    return failure.exitCode
  }
}
