// The mapping as a person adjusts it: `--map title=Document,category=Topic_group`.
import { misuse } from '../failure.ts'
import { guessMapping, type ImportField, importFields, type Mapping } from './guess.ts'

/** What was typed; an empty column means that the field is not wanted. */
type Wishes = Map<ImportField, string>

const isField = (name: string): name is ImportField => (importFields as readonly string[]).includes(name)

/** Column names may have commas in them, so a new pair begins only where a field is named. */
const pairs = (typed: string) => typed.split(/,(?=\s*[a-z]+\s*=)/i)

/** @param typed every `--map`, each with one or more `field=Column` */
export function parseWishes(typed: string[]): Wishes {
  const wishes: Wishes = new Map()
  for (const pair of typed.flatMap(pairs)) {
    const sign = pair.indexOf('=')
    const name = pair.slice(0, sign < 0 ? undefined : sign).trim()
    const field = importFields.find((one) => one.toLowerCase() === name.toLowerCase())
    if (sign < 0) throw misuse(`--map takes field=Column, not ${pair}.`)
    if (!field || !isField(field))
      throw misuse(`--map names a field that tickets do not have: ${name}.`, {
        next: `The fields are ${importFields.join(', ')}.`,
      })
    wishes.set(field, pair.slice(sign + 1).trim())
  }
  return wishes
}

function columnIndex(columns: string[], wanted: string, field: ImportField, path: string): number {
  const exact = columns.indexOf(wanted)
  if (exact >= 0) return exact
  const loose = columns.findIndex((column) => column.toLowerCase() === wanted.toLowerCase())
  if (loose >= 0) return loose
  throw misuse(`--map ${field}=${wanted}: ${path} has no such column.`, {
    next: `Its columns are ${columns.join(', ')}.`,
  })
}

/**
 * The guess, with what was wished for in its place. A column that is wished for somewhere is guessed nowhere else.
 * @throws Failure (wrong use) for a column that is not there, and when nothing can be the title
 */
export function mapColumns(columns: string[], sample: string[][], wishes: Wishes, path: string): Mapping {
  const mapping = guessMapping(columns, sample)
  const wished = [...wishes].map(([field, column]) => ({
    field,
    index: column === '' ? null : columnIndex(columns, column, field, path),
  }))
  for (const [field, index] of mapping) if (wished.some((wish) => wish.index === index)) mapping.delete(field)
  for (const { field, index } of wished) {
    if (index === null) mapping.delete(field)
    else mapping.set(field, index)
  }
  if (!mapping.has('title'))
    throw misuse(`No column of ${path} looks like the title of a ticket.`, {
      next: `Say which it is with --map title=Column. The columns are ${columns.join(', ')}.`,
    })
  return mapping
}
