// What a person sees of an import: what was understood of the file, and what became of its rows.
import { type ImportOutcome, type ImportRun, importFields } from '../../../tickets/contract.ts'
import { type Look, table } from '../render/table.ts'
import { clean, count, plural } from '../render/text.ts'
import type { Ending } from './tickets.ts'

const FAILURES_SHOWN = 20
const NAMES_SHOWN = 20
const WORDS_SHOWN = 30

const place = (target: string) => {
  const index = (importFields as readonly string[]).indexOf(target)
  return index < 0 ? importFields.length : index
}

function example({ columns, values }: ImportRun, target: string): string {
  const sample = columns.find(({ targets }) => targets.includes(target))?.samples[0] ?? ''
  const word = values.find(({ field, theirs }) => field === target && theirs === sample)
  return word ? `${sample} → ${word.ours ?? 'not known, left out'}` : sample
}

/** Field, columns and example; which columns are left out and why; which words have no equal. */
export function describeRun(run: ImportRun, look: Look): string {
  const targets = [...new Set(run.columns.flatMap((column) => column.targets))].sort(
    (one, other) => place(one) - place(other),
  )
  const rows = targets.map((target) => [
    target,
    run.columns
      .filter((column) => column.targets.includes(target))
      .map(({ name }) => name)
      .join(' + '),
    example(run, target),
  ])
  if (!targets.includes('id')) rows.unshift(['id', '(none)', 'made from what the row says'])
  const columns = [
    { heading: 'field', least: 14 },
    { heading: 'from column', least: 16 },
    { heading: 'for example', least: 20 },
  ]
  const parts = [
    `${clean(run.file.name)}: ${run.file.encoding}, ${run.file.format}, ${plural(run.rows, 'row')}, imported as "${clean(run.source)}" (--source)\n${origin(run)}`,
    table(columns, rows, { ...look, width: look.width ?? 140 }),
    dropped(run),
    words(run),
    'Another column for a field: --map field=Column. Leave a field out: --map field=\n\n',
  ]
  return parts.filter(Boolean).join('\n')
}

function origin({ profile }: ImportRun): string {
  if (!profile) return ''
  const from =
    profile.evidence === 'documentation' ? ', as its documentation describes it: look at the mapping closely' : ''
  return `Recognised as an export of ${profile.name} (--profile ${profile.key})${from}\n`
}

function dropped({ columns }: ImportRun): string {
  const left = columns.filter((column) => column.dropped !== null)
  if (left.length === 0) return 'Every column is imported.\n'
  return `Not imported:\n${left.map((column) => `  ${clean(column.name)}: ${clean(column.dropped ?? '')}\n`).join('')}`
}

function words({ values }: ImportRun): string {
  const unknown = values.filter(({ ours }) => ours === null)
  if (unknown.length === 0) return ''
  const lines = unknown
    .slice(0, WORDS_SHOWN)
    .map(({ field, theirs, rows }) => `  ${field}.${clean(theirs)} (${plural(rows, 'row')})\n`)
  return `Words that have no equal here; the field keeps its default. Give one: --value field.Theirs=ours\n${lines.join('')}`
}

type Outcome = ReturnType<typeof outcomeJson>

const sum = (outcomes: ImportOutcome[], of: (outcome: ImportOutcome) => number) =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0)
const names = (outcomes: ImportOutcome[], of: (outcome: ImportOutcome) => string[]) => [
  ...new Set(outcomes.flatMap(of)),
]

function counts(outcomes: ImportOutcome[], of: keyof ImportOutcome['counts']): Record<string, number> {
  const all: Record<string, number> = {}
  for (const { counts: some } of outcomes)
    for (const [name, number] of Object.entries(some[of])) all[name] = (all[name] ?? 0) + number
  return all
}

/** What `--json` prints. */
export function outcomeJson(known: Ending[]) {
  const outcomes = known.flatMap(({ run }) => run.outcome ?? [])
  const several = known.length > 1
  return {
    rows: sum(outcomes, ({ rows }) => rows),
    imported: sum(outcomes, ({ imported }) => imported),
    skipped: sum(outcomes, ({ skipped }) => skipped),
    failed: sum(outcomes, ({ failed }) => failed),
    failures: known.flatMap(({ path, problems }) =>
      problems.map((one) => ({ ...(several && { file: path }), ...one })),
    ),
    states: sum(outcomes, ({ states }) => states),
    counts: {
      status: counts(outcomes, 'status'),
      priority: counts(outcomes, 'priority'),
      category: counts(outcomes, 'category'),
    },
    newCategories: names(outcomes, ({ newCategories }) => newCategories),
    newPeople: sum(outcomes, ({ newPeople }) => newPeople),
    unknownTeams: names(outcomes, ({ unknownTeams }) => unknownTeams),
    unknownAssignees: names(outcomes, ({ unknownAssignees }) => unknownAssignees),
    files: known.map(({ path, run }) => ({
      file: path,
      import: run.id,
      source: run.source,
      profile: run.profile?.key ?? null,
      columns: run.columns.map(({ name, targets, dropped: why }) => ({ name, targets, dropped: why })),
      values: run.values.map(({ field, theirs, rows, ours }) => ({ field, theirs, rows, ours })),
    })),
  }
}

const list = (all: string[]) => {
  const more = all.length - NAMES_SHOWN
  return all.slice(0, NAMES_SHOWN).map(clean).join(', ') + (more > 0 ? ` and ${count(more)} more` : '')
}

const line = (says: boolean, text: string) => (says ? `${text}\n` : '')

const tallied = (name: string, numbers: Record<string, number>) => {
  const all = Object.entries(numbers).sort(([, one], [, other]) => other - one)
  return line(all.length > 0, `  ${name}: ${list(all.map(([word, number]) => `${word} ${count(number)}`))}`)
}

export function describeOutcome(answer: Outcome, known: Ending[], dryRun: boolean, seconds: number): string {
  const {
    rows,
    imported,
    skipped,
    failed,
    failures,
    states,
    newCategories,
    newPeople,
    unknownTeams,
    unknownAssignees,
  } = answer
  const shown = failures.slice(0, FAILURES_SHOWN).map((one) => {
    return `  ${'file' in one && one.file ? `${clean(one.file)} ` : ''}line ${count(one.line)}: ${clean(one.reason)}\n`
  })
  const more = failures.length - shown.length
  const kept = known.filter(({ run }) => !dryRun && run.rows > 0)
  return [
    `${plural(rows, 'row')}: ${count(imported)} ${dryRun ? 'would be imported' : 'imported'}, ${count(skipped)} skipped, `,
    `${count(failed)} failed, in ${seconds.toFixed(1)} s\n`,
    tallied('status', answer.counts.status),
    tallied('priority', answer.counts.priority),
    tallied('category', answer.counts.category),
    line(states > 0, `${plural(states, 'row')} (skipped) told other states of a ticket: they are its history.`),
    line(
      skipped > states,
      `${plural(skipped - states, 'row')} (skipped) came in before, or twice in the file: an id comes in once from each source (--source).`,
    ),
    line(newCategories.length > 0, `Categories that were unknown, now under Imported: ${list(newCategories)}`),
    line(
      newPeople > 0,
      `${count(newPeople)} requesters that were unknown, now in the directory; they cannot sign in until invited.`,
    ),
    line(unknownTeams.length > 0, `Teams that nobody has here, kept as the field imported_team: ${list(unknownTeams)}`),
    line(
      unknownAssignees.length > 0,
      `Assignees that are no agents here, kept as the field imported_assignee: ${list(unknownAssignees)}`,
    ),
    failures.length > 0 ? `Failed:\n${shown.join('')}` : '',
    more > 0 ? `  and ${count(more)} more: --json lists all of them.\n` : '',
    line(
      kept.length > 0,
      `Kept for 30 days as ${kept.map(({ run }) => run.id).join(', ')}: mendbook imports get ID; to take it back: mendbook imports undo ID`,
    ),
  ].join('')
}
