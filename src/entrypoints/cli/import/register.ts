// `mendbook import …`: what speaks with the desk about files is loaded when it is needed.
import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import type { ImportFlags } from './tickets.ts'

const collect = (value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]

const examples = `
Examples:
  mendbook import tickets export.csv --dry-run
  mendbook import tickets it.csv --map title=Document,category=Topic_group,id=id --source old-desk
  mendbook import tickets old.csv --map field.site=Site --value "status.Awaiting parts=on_hold"

Profiles: mendbook import-profiles list`

export function registerImport(program: Command, terminal: Terminal): void {
  const noun = program.command('import').helpGroup('Bring work in:').summary('tickets from the files of other desks')
  noun.usage('<what> FILE…').helpCommand(false)
  noun
    .command('tickets')
    .argument('<files...>', 'CSV, TSV, JSON list or JSON lines; any encoding')
    .description('Import tickets; what was imported before is skipped, so it can be run again')
    .option(
      '--map <field=Column,…>',
      'which column a field comes from, or A + B; field.site=Site for a field of your own',
      collect,
    )
    .option(
      '--value <field.Theirs=ours>',
      'what a word of the file means here, such as status.Solved=resolved',
      collect,
    )
    .option('--profile <key>', 'whose export it is, such as servicenow; recognised unless told; none for none')
    .option('--source <name>', 'names the other desk: ids are unique within it; the name of the file unless told')
    .option('--encoding <name>', 'found out unless told, such as utf-8, windows-1252, shift_jis')
    .option('--time-zone <zone>', 'of times that name none, such as Europe/Lisbon; UTC unless told')
    .option('--date-order <order>', 'of 03-04-2026: day-first or month-first; told from the column unless told')
    .option('--dry-run', 'check everything, import nothing')
    .option('--yes', 'do not ask')
    .option('--json', 'print { rows, imported, skipped, failed, failures: [{ line, reason }], … }')
    .addHelpText('after', examples)
    .action(async (files: string[], flags: ImportFlags) => {
      const { importTicketFiles } = await import('./tickets.ts')
      await importTicketFiles(files, flags, terminal)
    })
}
