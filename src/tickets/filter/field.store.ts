// Terms about custom fields: `field.site:Lyon`, `field.seats:>=3`, `field.wanted_by:this-week`. What may stand behind the colon is
// known to the definition; who may not see a field cannot ask about it. Found by the index of values.
import { sql } from 'kysely'
import { personIds } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import { askable } from '../fields/ask.ts'
import type { Definition } from '../fields/contract/applying.ts'
import { type FieldTest, holdsNothing, holdsValue, readTest } from '../fields/filter.ts'
import { readsNotes } from '../policy.ts'
import { any, type Condition } from './columns.store.ts'
import { type Reader, spanOf, spellDate, stretchOf } from './dates.ts'
import { type Filter, FilterProblem, type TermNode, type Value } from './syntax.ts'
import { shown } from './values.ts'

export type FieldConditions = (part: TermNode) => Condition

/** @throws FilterProblem */
export async function findFields(ctx: Context, filters: Filter[], reader: Reader): Promise<FieldConditions> {
  const parts = filters.flatMap(termsIn)
  if (parts.length === 0) return () => sql`false`
  const definitions = new Map((await askable(ctx)).map((one) => [`field.${one.key}`, one]))
  const built = new Map<TermNode, Condition>()
  for (const part of parts) {
    const definition = definitions.get(part.key)
    if (!definition) throw new FilterProblem(`there is no field called ${shown(part.key.slice('field.'.length))}`, part)
    const conditions = await Promise.all(part.values.map((value) => conditionOf(ctx, definition, value, reader)))
    // Who only asked for what a restricted team does must not learn by trying what the team noted on it.
    const some = any(conditions)
    built.set(part, definition.requesters === 'hidden' ? sql`(${some} and ${readsNotes(ctx)})` : some)
  }
  return (part) => built.get(part) ?? sql`false`
}

function termsIn(filter: Filter): TermNode[] {
  if (filter.kind === 'text') return []
  if (filter.kind === 'term') return filter.key.startsWith('field.') ? [filter] : []
  return filter.kind === 'not' ? termsIn(filter.part) : filter.parts.flatMap(termsIn)
}

async function conditionOf(ctx: Context, field: Definition, value: Value, reader: Reader): Promise<Condition> {
  const { tenant } = ctx
  if (value.kind === 'is' && value.value === 'none') return holdsNothing(tenant, field)
  if (field.kind === 'person' && value.kind === 'is' && value.value !== '*')
    return holdsValue(tenant, field, { op: 'any', texts: await people(ctx, value.value, value) })
  const test = field.kind === 'date' ? days(value, reader) : readTest(field, inWords(value), false)
  if ('wrong' in test) throw new FilterProblem(`${field.key} ${test.wrong}`, value)
  return holdsValue(tenant, field, test)
}

function inWords(value: Value): string {
  if (value.kind === 'is') return value.value
  return value.kind === 'compared' ? `${value.by}${value.value}` : `${value.from ?? ''}..${value.to ?? ''}`
}

async function people(ctx: Context, name: string, { offset, length }: Value): Promise<string[]> {
  try {
    return await personIds(ctx, name, 'filter')
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'invalid') throw error
    throw new FilterProblem(error.errors?.[0]?.message ?? error.message, { offset, length })
  }
}

/** Days as the other dates of the language: `this-week`, `-7d`, `2026-01`. */
function days(value: Value, reader: Reader): FieldTest | { wrong: string } {
  if (value.kind === 'is' && value.value === '*') return { op: 'present' }
  const written = value.kind === 'range' ? [value.from, value.to] : [value.value]
  const [one, other] = written.map((word) => (word === null ? null : spellDate(word)))
  if (one === undefined || (value.kind === 'range' && other === undefined))
    return { wrong: 'takes a day: 2026-01-31, this-week, -7d' }
  const first = (word: string) => dayOf(stretchOf(word, reader).start, reader)
  const last = (word: string) => dayOf(lastMoment(stretchOf(word, reader)), reader)
  const range = (from: string | null, to: string | null): FieldTest => ({ op: 'range', of: 'date', from, to })
  if (value.kind === 'range') return range(one && first(one), other ? last(other) : null)
  if (one === null) return range(null, null)
  if (value.kind === 'is') {
    const span = spanOf(one, reader)
    return range(dayOf(span.start, reader), dayOf(lastMoment(span), reader))
  }
  switch (value.by) {
    case '>':
      return range(dayAfter(last(one), 1), null)
    case '>=':
      return range(first(one), null)
    case '<':
      return range(null, dayAfter(first(one), -1))
    case '<=':
      return range(null, last(one))
  }
}

const lastMoment = ({ start, end }: { start: Date; end: Date }) => (end > start ? new Date(end.getTime() - 1) : start)

const dayOf = (moment: Date, { timeZone }: Reader) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment)

function dayAfter(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}
