// What a person sees of an import: what was understood of the file, and what became of its rows.
import { basename } from 'node:path'
import { type Look, table } from '../render/table.ts'
import { clean, count, plural } from '../render/text.ts'
import { content } from './clean.ts'
import { type Converter, titlesAreRare } from './convert.ts'
import { delimiterNames } from './dialect.ts'
import { importFields, type Mapping } from './guess.ts'
import type { Source } from './source.ts'
import { rowsOfTally, type Tally, tallyJson } from './tally.ts'
import { isWordField, ourWord } from './words.ts'

const FAILURES_SHOWN = 20
const NAMES_SHOWN = 20

function format({ dialect }: Source): string {
  if (dialect.format === 'separated') return delimiterNames[dialect.delimiter] ?? 'one column'
  return dialect.format === 'list of objects' ? 'a JSON list' : 'a JSON object per line'
}

function example(source: Source, mapping: Mapping, field: (typeof importFields)[number]): string {
  const column = mapping.get(field) ?? -1
  const value = source.sample.map((row) => content(row[column] ?? '')).find((text) => text !== '') ?? ''
  if (!isWordField(field) || value === '') return value
  return `${value} → ${ourWord(field, value) ?? 'not known, left out'}`
}

/** Field, column and example, and which columns are not used. */
export function describeMapping(source: Source, mapping: Mapping, sourceName: string, look: Look): string {
  const fields = importFields.filter((field) => mapping.has(field))
  const rows = fields.map((field) => [
    field,
    source.columns[mapping.get(field) ?? -1] ?? '',
    example(source, mapping, field),
  ])
  if (!mapping.has('id')) rows.unshift(['id', '(none)', 'made from what the row says'])
  const used = new Set(mapping.values())
  const dropped = source.columns.filter((_, index) => !used.has(index)).map(clean)
  const columns = [
    { heading: 'field', least: 14 },
    { heading: 'from column', least: 16 },
    { heading: 'for example', least: 20 },
  ]
  const shown = { ...look, width: look.width ?? 140 }
  const parts = [
    `${clean(basename(source.path))}: ${source.encoding.name}, ${format(source)}, imported as "${clean(sourceName)}" (--source)\n`,
    table(columns, rows, shown),
    titlesAreRare(mapping, source.sample) ? 'Many rows have no title: those get their id as one.\n' : '',
    dropped.length > 0 ? `Not imported: ${dropped.join(', ')}\n` : 'Every column is imported.\n',
    'Another column for a field: --map field=Column. Leave a field out: --map field=\n\n',
  ]
  return parts.filter(Boolean).join('\n')
}

export function unknownWords(unknown: Converter['unknown']): string {
  if (unknown.size === 0) return ''
  const lines = [...unknown].sort(([, one], [, other]) => other - one)
  const shown = lines.slice(0, 10).map(([word, rows]) => `  ${clean(word)} (${plural(rows, 'row')})\n`)
  return `Words that have no equal here; the field keeps its default:\n${shown.join('')}`
}

interface Ending {
  dryRun: boolean
  seconds: number
  updates: number
  repeats: number
}

function categories({ newCategories }: Tally): string {
  if (newCategories.size === 0) return ''
  const names = [...newCategories].map(clean)
  const more = names.length - NAMES_SHOWN
  const shown = names.slice(0, NAMES_SHOWN).join(', ') + (more > 0 ? ` and ${count(more)} more` : '')
  return `Categories that were unknown, now under Imported: ${shown}\n`
}

export function describeTally(tally: Tally, { dryRun, seconds, updates, repeats }: Ending): string {
  const { failures } = tallyJson(tally)
  const did = dryRun ? 'would be imported' : 'imported'
  const shown = failures.slice(0, FAILURES_SHOWN).map(({ file, line, reason }) => {
    return `  ${file ? `${clean(file)} ` : ''}line ${count(line)}: ${clean(reason)}\n`
  })
  const more = failures.length - shown.length
  return [
    `${plural(rowsOfTally(tally), 'row')}: ${count(tally.imported)} ${did}, ${count(tally.skipped)} skipped, `,
    `${count(tally.failed)} failed, in ${seconds.toFixed(1)} s\n`,
    updates > 0 ? `${plural(updates, 'row')} (skipped) told later states of a ticket: its last state counts.\n` : '',
    repeats > 0 ? `${plural(repeats, 'row')} (skipped) repeated the id of a row further up.\n` : '',
    categories(tally),
    failures.length > 0 ? `Failed:\n${shown.join('')}` : '',
    more > 0 ? `  and ${count(more)} more: --json lists all of them.\n` : '',
  ].join('')
}
