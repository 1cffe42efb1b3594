// Tickets by what stands in their fields: a test in words becomes data (pure), and data becomes SQL over the index of values.
// Whatever filters tickets calls these: the query `fields=` of the list, and the filter language.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Definition } from './contract/applying.ts'
import { isDay } from './read-value.ts'

export type FieldTest =
  /** Any of these texts, in lower case: keys of choices, ids of people, true and false. */
  | { op: 'any'; texts: string[] }
  /** Both ends belong to it; null is open. */
  | { op: 'range'; of: 'number' | 'date'; from: number | string | null; to: number | string | null }
  | { op: 'present' }

type Tested = Pick<Definition, 'id' | 'key' | 'label' | 'kind' | 'choices' | 'requesters'>

/**
 * `Lyon`, `lyon|paris`, `*` (anything), and of numbers and days `5`, `3..8`, `..8`, `>=3`, `<2026-02-01`.
 * A person is given by id: who asks has looked the name up before.
 * @param several `|` stands between alternatives
 * @returns what is wrong, as a sentence without its subject, when it cannot be understood
 */
export function readTest(field: Tested, said: string, several = true): FieldTest | { wrong: string } {
  const text = said.trim()
  if (text === '*') return { op: 'present' }
  if (text === '') return { wrong: 'needs a value' }
  if (field.kind === 'number' || field.kind === 'date') return readRange(field.kind, text)
  if (/^[<>]/.test(text) || (!several && /^[^.]*\.\.[^.]*$/.test(text) && field.kind !== 'link'))
    return { wrong: 'has no order: it cannot be compared' }
  const texts = (several ? text.split('|') : [text]).map((one) => textFor(field, one.trim().toLowerCase()))
  const strange = texts.find((one) => 'wrong' in one)
  if (strange && 'wrong' in strange) return strange
  return { op: 'any', texts: texts.flatMap((one) => ('text' in one ? [one.text] : [])) }
}

function textFor({ kind, choices }: Tested, said: string): { text: string } | { wrong: string } {
  if (said === '') return { wrong: 'needs a value' }
  if (kind === 'choice' || kind === 'multi') {
    const found = choices.find(({ key }) => key === said) ?? choices.find(({ label }) => label.toLowerCase() === said)
    return found ? { text: found.key } : { wrong: `has no choice ${said.slice(0, 60)}` }
  }
  if (kind === 'checkbox') {
    if (said === 'yes' || said === 'true') return { text: 'true' }
    return said === 'no' || said === 'false' ? { text: 'false' } : { wrong: 'is yes or no' }
  }
  return { text: said.slice(0, 200) }
}

function readRange(of: 'number' | 'date', text: string): FieldTest | { wrong: string } {
  const wrong = {
    wrong:
      of === 'number'
        ? 'takes a number such as 5, 3..8 or >=3'
        : 'takes a day such as 2026-01-22, or 2026-01-01..2026-01-31',
  }
  const compared = /^(>=|<=|>|<)(.+)$/.exec(text)
  if (compared) {
    const edge = edgeOf(of, compared[2] ?? '')
    if (edge === undefined) return wrong
    const [sign = ''] = compared.slice(1)
    const end = sign.length === 1 ? beyond(edge, sign === '>') : edge
    return { op: 'range', of, from: sign[0] === '>' ? end : null, to: sign[0] === '<' ? end : null }
  }
  const [low = '', high = low, ...more] = text.split('..')
  const [from, to] = [low, high].map((part) => (part.trim() === '' ? null : edgeOf(of, part)))
  if (more.length > 0 || from === undefined || to === undefined || (from === null && to === null)) return wrong
  return { op: 'range', of, from, to }
}

function edgeOf(of: 'number' | 'date', said: string): number | string | undefined {
  const text = said.trim()
  if (of === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text) ? text : undefined
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : undefined
}

/** The next day, or the next number that there is. */
function beyond(edge: number | string, upwards: boolean): number | string {
  if (typeof edge === 'string') {
    const day = new Date(`${edge}T00:00:00Z`)
    day.setUTCDate(day.getUTCDate() + (upwards ? 1 : -1))
    return day.toISOString().slice(0, 10)
  }
  return edge + (upwards ? 1 : -1) * Math.max(Number.EPSILON * Math.abs(edge), Number.MIN_VALUE)
}

/** As a condition on `ticket`: the tickets that hold such a value. */
export function holdsValue(tenant: string, field: Pick<Tested, 'id'>, test: FieldTest): RawBuilder<SqlBool> {
  return sql<SqlBool>`ticket.id in (select v.ticket_id from ticket_field_value v
    where v.tenant_id = ${tenant} and v.field_id = ${field.id}${matching(test)})`
}

function matching(test: FieldTest): RawBuilder<unknown> {
  if (test.op === 'present') return sql``
  if (test.op === 'any') {
    const [only] = test.texts
    return test.texts.length === 1 ? sql` and v.text = ${only}` : sql` and v.text = any(${test.texts}::text[])`
  }
  const column = sql.raw(test.of === 'number' ? 'v.number' : 'v.date')
  const type = sql.raw(test.of === 'number' ? 'float8' : 'date')
  const from = test.from === null ? sql`` : sql` and ${column} >= ${test.from}::${type}`
  const to = test.to === null ? sql`` : sql` and ${column} <= ${test.to}::${type}`
  return sql`${from}${to}`
}

/** The tickets that hold none. */
export function holdsNothing(tenant: string, field: Pick<Tested, 'id'>): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (select 1 from ticket_field_value v
    where v.tenant_id = ${tenant} and v.ticket_id = ticket.id and v.field_id = ${field.id})`
}

/** The same for a ticket in hand: what the SQL has to agree with. */
export function passes(test: FieldTest, value: unknown): boolean {
  const values = (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== undefined)
  if (test.op === 'present') return values.length > 0
  if (test.op === 'any') return values.some((one) => test.texts.includes(String(one).slice(0, 200).toLowerCase()))
  const { of, from, to } = test
  return values.some((one) => {
    const fits = of === 'number' ? typeof one === 'number' : typeof one === 'string' && isDay(one)
    return fits && (from === null || one >= from) && (to === null || one <= to)
  })
}
