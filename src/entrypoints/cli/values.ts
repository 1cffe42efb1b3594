// What was typed, as the values that an operation takes.

import { misuse } from './failure.ts'
import type { Field } from './fields.ts'
import type { Terminal } from './terminal.ts'

/** A flag as commander hands it over: text, all texts of a repeated flag, or yes and no. */
export type Typed = string | string[] | boolean

const wrong = (field: Field, what: string) => misuse(`--${field.flag} ${what}.`)

function json(field: Field, typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    throw wrong(field, 'is not valid JSON; mind the quotes of your shell')
  }
}

function list(field: Field, typed: string[]): unknown[] {
  return typed.flatMap((part) => {
    const parsed = part.startsWith('[') ? json(field, part) : part.split(',').map((entry) => entry.trim())
    return Array.isArray(parsed) ? parsed.filter((entry) => entry !== '') : [parsed]
  })
}

/** `{"a":1}` as it is; `a=x` is text; `a:=5` is JSON. */
function record(field: Field, typed: string[]): Record<string, unknown> {
  const parts = typed.map((part) => {
    if (part.trimStart().startsWith('{')) return json(field, part) as Record<string, unknown>
    const [, key, sign, value] = /^([^=:]+)(:?=)(.*)$/s.exec(part) ?? []
    if (!key || value === undefined) throw wrong(field, `takes key=value, key:=5 or a JSON object, not ${part}`)
    return { [key]: sign === ':=' ? json(field, value) : value }
  })
  return Object.assign({}, ...parts)
}

/** Whether a span of time such as `7d` counts from now on: until when something lasts lies ahead, what happened lies behind. */
export const liesAhead = ({ name }: Pick<Field, 'name'>) => /^(until|expiresAt)$/.test(name)

/** `2026-03-01` and `2026-03-01 14:00` are local time; `7d`, `12h` and `30m` are ago, or from now on where `ahead`. */
export function moment(typed: string, now: Date, ahead = false): string | null {
  const span = /^(\d{1,5})(m|h|d|w)$/.exec(typed)
  if (span) {
    const unit = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }[span[2] as 'm' | 'h' | 'd' | 'w']
    return new Date(now.getTime() + (ahead ? 1 : -1) * Number(span[1]) * unit).toISOString()
  }
  if (!/^\d{4}-\d{2}-\d{2}/.test(typed)) return null
  // A date alone would be read as UTC.
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T00:00` : typed.replace(' ', 'T'))
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

function flag(field: Field, typed: Typed): boolean {
  if (typed === true || typed === 'true' || typed === 'yes') return true
  if (typed === false || typed === 'false' || typed === 'no') return false
  throw wrong(field, `takes true or false, not ${String(typed)}`)
}

function number(field: Field, typed: string): number {
  if (/^-?\d{1,15}$/.test(typed)) return Number(typed)
  throw wrong(field, `takes a whole number, not ${typed}`)
}

/** The value of one field. `-` stands for what comes in on standard input. */
export async function readValue(field: Field, typed: Typed, terminal: Terminal): Promise<unknown> {
  if (field.kind === 'flag') return flag(field, typed)
  if (typed === false) return null
  const parts = (Array.isArray(typed) ? typed : [typed]).map(String)
  if (field.kind === 'record') return record(field, parts)
  if (field.kind === 'list') return list(field, parts)
  const last = parts.at(-1) ?? ''
  if (field.kind === 'number') return number(field, last)
  if (field.kind === 'moment') {
    const at = moment(last, new Date(), liesAhead(field))
    if (at === null) throw wrong(field, `takes a time such as 2026-03-01, "2026-03-01 14:00", 7d or 12h, not ${last}`)
    return at
  }
  const text = last === '-' ? await terminal.readInput() : last
  if (field.kind === 'json') return json(field, text)
  return last === '-' ? text.replace(/\r?\n$/, '') : text
}

/** Secrets are asked for, or read from standard input one per line: never from the arguments. */
export async function readSecrets(fields: Field[], terminal: Terminal): Promise<Record<string, string>> {
  const wanted = fields.filter((field) => field.secret && field.required)
  if (wanted.length === 0) return {}
  const values: Record<string, string> = {}
  const lines = terminal.interactive ? [] : (await terminal.readInput()).split(/\r?\n/)
  for (const [index, field] of wanted.entries()) {
    const value = terminal.interactive ? await terminal.secret(`${field.flag.replaceAll('-', ' ')}:`) : lines[index]
    if (!value)
      throw misuse(
        `Standard input has no line for ${wanted.map(({ flag: name }) => name).join(' and ')}, in this order.`,
      )
    values[field.name] = value
  }
  return values
}
