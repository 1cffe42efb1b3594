// `mendbook import …`: what reads files is loaded when it is needed.
import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import type { ImportFlags } from './tickets.ts'

const collect = (value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]

export function registerImport(program: Command, terminal: Terminal): void {
  const noun = program.command('import').helpGroup('Bring work in:').summary('tickets from the files of other desks')
  noun.usage('<what> FILE…').helpCommand(false)
  noun
    .command('tickets')
    .argument('<files...>', 'CSV, TSV, JSON list or JSON lines; any encoding')
    .description('Import tickets; what was imported before is skipped, so it can be run again')
    .option('--map <field=Column,…>', 'which column a field comes from; the rest is guessed', collect)
    .option('--source <name>', 'names the other desk: ids are unique within it; the name of the file unless told')
    .option('--encoding <name>', 'found out unless told, such as utf-8, windows-1252, shift_jis')
    .option('--time-zone <zone>', 'of times that name none, such as Europe/Lisbon; UTC unless told')
    .option('--dry-run', 'check everything, import nothing')
    .option('--yes', 'do not ask')
    .option('--json', 'print { rows, imported, skipped, failed, failures: [{ line, reason }] }')
    .addHelpText(
      'after',
      '\nExample:\n  mendbook import tickets it.csv --map title=Document,category=Topic_group,id=id --source old-desk',
    )
    .action(async (files: string[], flags: ImportFlags) => {
      const { importTicketFiles } = await import('./tickets.ts')
      await importTicketFiles(files, flags, terminal)
    })
}
