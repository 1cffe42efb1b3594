// A command for every declared operation: `tickets.list` is `mendbook tickets list`. Nobody writes one by hand.
import { Argument, type Command, Option } from 'commander'
import { type Operation, route } from '../../platform/operation.ts'
import { operations } from '../contract.ts'
import { type Field, fieldsOf } from './fields.ts'
import { type Flags, perform } from './perform.ts'
import type { Terminal } from './terminal.ts'
import { liesAhead } from './values.ts'

/** What a stranger calls belongs to the sign-in and set-up pages of the browser. */
export const offered: Operation[] = operations.filter((declared: Operation) => declared.permission !== 'public')

const nounOf = (declared: Operation) => declared.name.slice(0, declared.name.lastIndexOf('.'))
const verbOf = (declared: Operation) => declared.name.slice(declared.name.lastIndexOf('.') + 1)

/** Path parameters by position, and what a search looks for; everything else is a flag. */
function positionals(declared: Operation, fields: Field[]): Field[] {
  const { params } = route(declared)
  const named = params.flatMap((name) => fields.filter((field) => field.name === name))
  return [...named, ...fields.filter((field) => field.name === 'q' && field.required)]
}

function placeholder(field: Field): string {
  if (field.kind === 'list') return '<a,b,…>'
  if (field.kind === 'record') return '<key=value>'
  if (field.kind === 'moment') return '<time>'
  if (field.kind === 'number') return '<number>'
  return field.kind === 'json' ? '<json>' : '<text>'
}

function explain(field: Field): string {
  const parts = [field.description]
  if (field.choices.length > 0 && field.choices.length <= 10 && !field.description?.includes(field.choices[0] ?? ''))
    parts.push(field.choices.join(', '))
  if (field.kind === 'moment')
    parts.push(`2026-03-01, "2026-03-01 14:00", or 7d for ${liesAhead(field) ? 'in seven days' : 'seven days ago'}`)
  if (field.kind === 'record') parts.push('repeat it; key:=5 for numbers, or a JSON object')
  if (field.nullable) parts.push(`--no-${field.flag} clears it`)
  return parts.filter(Boolean).join('; ')
}

function addFlag(command: Command, field: Field): void {
  if (field.kind === 'flag') {
    command.addOption(new Option(`--${field.flag} [true|false]`, explain(field)))
    command.addOption(new Option(`--no-${field.flag}`).hideHelp())
    return
  }
  const option = new Option(`--${field.flag} ${placeholder(field)}`, explain(field))
  if (field.required) option.makeOptionMandatory()
  if (field.kind === 'list' || field.kind === 'record')
    option.argParser((value: string, earlier: string[] | undefined) => [...(earlier ?? []), value])
  command.addOption(option)
  if (field.nullable) command.addOption(new Option(`--no-${field.flag}`).hideHelp())
}

/** Flags that follow from the kind of operation and not from its fields. */
function addCommonFlags(command: Command, declared: Operation, fields: Field[]): void {
  command.optionsGroup('Sending:')
  if (declared.revisioned)
    command.option('--if-match <revision>', 'refuse when somebody changed it since this revision')
  if (declared.safety !== 'read') command.option('--idempotency-key <key>', 'the same key is never carried out twice')
  if (declared.safety === 'destructive') command.option('--yes', 'do not ask')
  command.optionsGroup('Output:')
  if (declared.download) command.option('--output <file>', 'where to write it; - is standard output')
  if (fields.some((field) => field.name === 'cursor')) command.option('--all', 'every page, not the first alone')
  command.option('--json', 'the answer of the desk as JSON')
}

function addOperation(noun: Command, declared: Operation, onlyOne: boolean, terminal: Terminal): void {
  const fields = fieldsOf(declared)
  const placed = positionals(declared, fields)
  const command = noun.command(verbOf(declared), { isDefault: onlyOne }).description(declared.summary)
  command.helpGroup(declared.safety === 'read' ? 'Read:' : 'Change:')
  for (const field of placed) {
    const name = field.name === 'q' ? '<words...>' : `<${field.flag}>`
    command.addArgument(new Argument(name, field.description ?? (field.bareId ? 'its id' : '')))
  }
  if (declared.upload) command.addArgument(new Argument('<file>', 'path of the file'))
  command.optionsGroup('Fields:')
  for (const field of fields) if (!placed.includes(field) && !field.secret) addFlag(command, field)
  addCommonFlags(command, declared, fields)
  const secrets = fields.filter((field) => field.secret).map((field) => field.flag)
  if (secrets.length > 0)
    command.addHelpText(
      'after',
      `\nAsks for ${secrets.join(' and ')}; without a terminal reads one per line from standard input.`,
    )
  command.addHelpText('after', `\nAPI: ${declared.http.replace(' /', ' /api/v1/')}, permission ${declared.permission}`)
  command.action(async (...parts: unknown[]) => {
    const words = parts.slice(0, -2).map((part) => (Array.isArray(part) ? part.join(' ') : String(part)))
    await perform(
      { declared, fields, placed, words, flags: command.opts<Flags>(), showIds: namedById(nounOf(declared)) },
      terminal,
    )
  })
}

/** Other commands of this noun take a bare id: its lists have to show them. */
function namedById(noun: string): boolean {
  return offered.some((declared) => {
    if (nounOf(declared) !== noun) return false
    const { params } = route(declared)
    return fieldsOf(declared).some((field) => field.bareId && params.includes(field.name))
  })
}

export function registerOperations(program: Command, terminal: Terminal): void {
  // What can do most stands first: tickets.
  const nouns = [...Map.groupBy(offered, nounOf)].sort(([, one], [, other]) => other.length - one.length)
  for (const [noun, declared] of nouns) {
    const command = program.command(noun).helpGroup('Work with the desk:').summary(declared.map(verbOf).join(', '))
    command.usage('<verb>').helpCommand(false)
    for (const one of declared) addOperation(command, one, declared.length === 1, terminal)
  }
}
