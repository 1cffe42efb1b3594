// `mendbook import tickets`: from files to tickets. Running it again goes on where it stopped, because what was imported is skipped.
import { basename, extname } from 'node:path'
import { type ImportRow, importTickets } from '../../../tickets/contract.ts'
import { call } from '../client.ts'
import { type Connection, connection } from '../credentials.ts'
import { Failure, misuse } from '../failure.ts'
import type { Terminal } from '../terminal.ts'
import { type Converted, type Converter, converter } from './convert.ts'
import { type BatchAnswer, deliver } from './deliver.ts'
import { type Folded, foldById } from './fold.ts'
import type { Mapping } from './guess.ts'
import { mapColumns, parseWishes } from './mapping.ts'
import { type Progress, progress } from './progress.ts'
import { describeMapping, describeTally, unknownWords } from './report.ts'
import type { RawRow } from './separated.ts'
import { openSource, type Source } from './source.ts'
import { emptyTally, type Tally, tallyJson } from './tally.ts'

export interface ImportFlags {
  map?: string[]
  source?: string
  encoding?: string
  timeZone?: string
  dryRun?: boolean
  json?: boolean
  yes?: boolean
}

interface Plan {
  source: Source
  mapping: Mapping
  name: string
}

const nameOf = (path: string) => basename(path, extname(path)).trim().slice(0, 80) || 'file'

function checkedZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    throw misuse(`${zone} is not a time zone.`, { next: 'Write it like Europe/Lisbon.' })
  }
}

/** All files are looked at before the first row is sent: a typing mistake is found at once. */
async function planFiles(files: string[], flags: ImportFlags, terminal: Terminal): Promise<Plan[]> {
  const wishes = parseWishes(flags.map ?? [])
  const plans: Plan[] = []
  for (const path of files) {
    const source = await openSource(path, flags.encoding)
    if (source.columns.length === 0) {
      terminal.err(`${path} has no rows.\n`)
      continue
    }
    const mapping = mapColumns(source.columns, source.sample, wishes, path)
    const name = flags.source ?? nameOf(path)
    if (!flags.json) terminal.out(describeMapping(source, mapping, name, terminal))
    plans.push({ source, mapping, name })
  }
  return plans
}

async function* convertAll(rows: AsyncIterable<RawRow>, { convert }: Converter): AsyncGenerator<Converted> {
  for await (const row of rows) yield convert(row)
}

interface Run {
  to: Connection
  tally: Tally
  flags: ImportFlags
  bar: Progress
}

interface FileEnding {
  stopped: Failure | null
  folded: Folded
  unknown: Converter['unknown']
}

async function importFile({ source, mapping, name }: Plan, run: Run, file: string | undefined): Promise<FileEnding> {
  const words = converter(mapping, source.sample, checkedZone(run.flags.timeZone ?? 'UTC'))
  const folded = foldById(convertAll(source.rows, words))
  const dryRun = run.flags.dryRun === true
  const part = () => (source.size === 0 ? 1 : source.read() / source.size)
  const stopped = await deliver(folded.rows, {
    send: async (rows: ImportRow[]) =>
      (await call(run.to, importTickets, { source: name, dryRun, rows })) as unknown as BatchAnswer,
    tally: run.tally,
    file,
    moved: (waiting) =>
      run.bar.show(run.tally, part(), waiting && `the desk does not answer, trying again in ${waiting.seconds} s`),
  })
  run.tally.skipped += folded.updates + folded.repeats
  return { stopped, folded, unknown: words.unknown }
}

async function agreed(flags: ImportFlags, terminal: Terminal): Promise<void> {
  if (flags.yes || flags.json || flags.dryRun || !terminal.interactive) return
  if (!(await terminal.confirm('Import the file like this?')))
    throw new Failure('Cancelled.', { effect: 'Nothing was imported.' })
}

/** @throws Failure when any row failed, or when the import stopped before the end */
export async function importTicketFiles(files: string[], flags: ImportFlags, terminal: Terminal): Promise<void> {
  checkedZone(flags.timeZone ?? 'UTC')
  const plans = await planFiles(files, flags, terminal)
  const to = await connection(terminal.env)
  await agreed(flags, terminal)
  const run: Run = { to, tally: emptyTally(), flags, bar: progress(terminal) }
  const started = performance.now()
  const endings: FileEnding[] = []
  for (const plan of plans) {
    const ending = await importFile(plan, run, files.length > 1 ? plan.source.path : undefined)
    endings.push(ending)
    if (ending.stopped) break
  }
  run.bar.clear()
  report(run, endings, (performance.now() - started) / 1000, terminal)
}

function report({ tally, flags }: Run, endings: FileEnding[], seconds: number, terminal: Terminal): void {
  if (flags.json) terminal.out(`${JSON.stringify(tallyJson(tally), null, 2)}\n`)
  else {
    const updates = endings.reduce((sum, { folded }) => sum + folded.updates, 0)
    const repeats = endings.reduce((sum, { folded }) => sum + folded.repeats, 0)
    terminal.out(describeTally(tally, { dryRun: flags.dryRun === true, seconds, updates, repeats }))
    for (const { unknown } of endings) terminal.out(unknownWords(unknown))
  }
  const stopped = endings.find((ending) => ending.stopped)?.stopped
  if (stopped)
    throw new Failure(`The import stopped: ${stopped.message}`, {
      fields: stopped.fields,
      effect:
        'What was imported so far stays; rows on their way then are counted as failed, rows behind them were not sent.',
      next: stopped.retry
        ? 'Run the same command again when the desk is back: it goes on there.'
        : (stopped.next ?? ''),
    })
  if (tally.failed > 0)
    throw new Failure('Some rows were not imported.', {
      next: 'Mend them in the file and run the same command again: what was imported is skipped.',
    })
}
