// A filter as the parts that stand side by side in it: what is shown as chips, and set by the panel.
import { type Filter, FilterProblem, parse, print, type Span } from '../../../src/tickets/filter/index.ts'

export interface Part extends Span {
  /** As it is written. */
  text: string
  filter: Filter
}

/** @throws FilterProblem */
export function partsOf(text: string): Part[] {
  const filter = parse(text)
  const parts = filter.kind === 'and' ? filter.parts : [filter]
  return parts.map((part) => ({ filter: part, text: written(part), ...spanOf(part) }))
}

/** The same, or why it cannot be read. */
export function readParts(text: string): { parts: Part[]; problem: FilterProblem | null } {
  try {
    return { parts: partsOf(text), problem: null }
  } catch (error) {
    if (error instanceof FilterProblem) return { parts: [], problem: error }
    throw error
  }
}

/** So that it may stand beside others. */
const written = (part: Filter) => (part.kind === 'or' ? `(${print(part)})` : print(part))

function spanOf(filter: Filter): Span {
  if (filter.kind === 'term' || filter.kind === 'text') return { offset: filter.offset, length: filter.length }
  const spans = (filter.kind === 'not' ? [filter.part] : filter.parts).map(spanOf)
  const offset = Math.min(...spans.map((one) => one.offset))
  return { offset, length: Math.max(...spans.map((one) => one.offset + one.length)) - offset }
}

export const join = (texts: readonly string[]) => texts.filter(Boolean).join(' ')

const setsOnly = (key: string, { filter }: Part) =>
  filter.kind === 'term' && filter.key === key && filter.values.every((value) => value.kind === 'is')

/** What is chosen for one key: the values of the first part that says only that. */
export function valuesOf(text: string, key: string): string[] {
  const part = readParts(text).parts.find((one) => setsOnly(key, one))
  return part?.filter.kind === 'term'
    ? part.filter.values.flatMap((value) => (value.kind === 'is' ? [value.value] : []))
    : []
}

/** The filter with other values for one key, where it had some, or at its end; none take it out. */
export function withValues(text: string, key: string, values: readonly string[]): string {
  const { parts, problem } = readParts(text)
  if (problem) return text
  const term = values.length > 0 ? `${key}:${values.map(spell).join(',')}` : ''
  const at = parts.findIndex((one) => setsOnly(key, one))
  const texts = parts.map((part, index) => (index === at ? term : part.text))
  return join(at < 0 ? [...texts, term] : texts)
}

/** A value as it is written: in quotes where it would end too soon. */
export const spell = (value: string) =>
  /^[^\s"(),<>-][^\s"(),]*$/.test(value) && !value.includes('..') ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
