// `mendbook import tickets`: hands files to the desk, shows how it understands them, and follows what becomes of their rows.
import type { ImportRun } from '../../../tickets/contract.ts'
import { connection } from '../credentials.ts'
import { Failure, misuse } from '../failure.ts'
import type { Terminal } from '../terminal.ts'
import { begin, demandReadable, forget, handIn, look, type Problem, problemsOf, type Talk } from './desk.ts'
import { until } from './patience.ts'
import { progress } from './progress.ts'
import { describeOutcome, describeRun, outcomeJson } from './report.ts'
import { parseMap, parseValues } from './wishes.ts'

export interface ImportFlags {
  map?: string[]
  value?: string[]
  profile?: string
  source?: string
  encoding?: string
  timeZone?: string
  dateOrder?: string
  dryRun?: boolean
  json?: boolean
  yes?: boolean
}

export interface Ending {
  path: string
  run: ImportRun
  problems: Problem[]
}

function checkedZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw misuse(`${zone} is not a time zone.`, { next: 'Write it like Europe/Lisbon.' })
  }
}

function settingsOf({ source, encoding, timeZone, profile, dateOrder }: ImportFlags): Record<string, string> {
  if (timeZone) checkedZone(timeZone)
  const order = dateOrder?.replace('-', ' ')
  if (order && order !== 'day first' && order !== 'month first')
    throw misuse(`--date-order takes day-first or month-first, not ${dateOrder}.`)
  return {
    ...(source && { source }),
    ...(encoding && { encoding }),
    ...(timeZone && { timeZone }),
    ...(profile && { profile }),
    ...(order && { dateOrder: order }),
  }
}

function wishesOf({ map = [], value = [] }: ImportFlags): Record<string, unknown> {
  return {
    ...(map.length > 0 && { mapping: parseMap(map) }),
    ...(value.length > 0 && { values: parseValues(value) }),
  }
}

const hasTitle = ({ columns }: ImportRun) =>
  columns.some(({ targets }) => targets.includes('title') || targets.includes('description'))

/** Every file is read by the desk before the first row comes in: a mistake in the last one is found at once. */
async function understand(files: string[], flags: ImportFlags, talk: Talk, terminal: Terminal): Promise<Ending[]> {
  const [settings, wishes] = [settingsOf(flags), wishesOf(flags)]
  for (const path of files) await demandReadable(path)
  const known: Ending[] = []
  for (const path of files) {
    const run = await handIn(talk, path, settings, wishes)
    known.push({ path, run, problems: [] })
    if (run.columns.length === 0 || run.rows === 0) terminal.err(`${path} has no rows.\n`)
    else if (hasTitle(run)) {
      if (!flags.json) terminal.out(describeRun(run, terminal))
    } else {
      for (const one of known) await forget(talk, one.run.id)
      throw misuse(`No column of ${path} looks like the title of a ticket.`, {
        next: `Say which it is with --map title=Column. The columns are ${run.columns.map(({ name }) => name).join(', ')}.`,
      })
    }
  }
  return known
}

async function agreed(flags: ImportFlags, terminal: Terminal): Promise<boolean> {
  if (flags.yes || flags.json || flags.dryRun || !terminal.interactive) return true
  return terminal.confirm('Import the file like this?')
}

const over = ({ state }: ImportRun) => state !== 'checking' && state !== 'importing'

/** @throws Failure when any row failed, or when the import stopped before the end */
export async function importTicketFiles(files: string[], flags: ImportFlags, terminal: Terminal): Promise<void> {
  wishesOf(flags)
  settingsOf(flags)
  const bar = progress(terminal)
  const to = await connection(terminal.env)
  const talk: Talk = { to, waiting: (seconds) => bar.note(`the desk does not answer, trying again in ${seconds} s`) }
  const known = await understand(files, flags, talk, terminal)
  if (!(await agreed(flags, terminal))) {
    for (const { run } of known) await forget(talk, run.id)
    throw new Failure('Cancelled.', { effect: 'Nothing was imported.' })
  }
  const started = performance.now()
  const dryRun = flags.dryRun === true
  for (const ending of known) {
    if (ending.run.rows > 0) {
      await begin(talk, ending.run.id, dryRun)
      ending.run = await until(
        () => look(talk, ending.run.id),
        (run) => {
          bar.show(run)
          return over(run)
        },
      )
      ending.problems = await problemsOf(talk, ending.run.id)
    }
    // A check leaves nothing behind, and neither does a file without rows.
    if (dryRun || ending.run.rows === 0) await forget(talk, ending.run.id)
  }
  bar.clear()
  report(known, flags, (performance.now() - started) / 1000, terminal)
}

function report(known: Ending[], flags: ImportFlags, seconds: number, terminal: Terminal): void {
  const answer = outcomeJson(known)
  if (flags.json) terminal.out(`${JSON.stringify(answer, null, 2)}\n`)
  else terminal.out(describeOutcome(answer, known, flags.dryRun === true, seconds))
  const stopped = known.find(({ run }) => run.state === 'stopped')?.run
  if (stopped)
    throw new Failure(`The import stopped: ${stopped.error ?? 'somebody stopped it'}.`, {
      effect: 'What was imported so far stays.',
      next: 'Run the same command again: it goes on there.',
    })
  if (answer.failed > 0)
    throw new Failure('Some rows were not imported.', {
      next: 'Mend them in the file and run the same command again: what was imported is skipped.',
    })
}
