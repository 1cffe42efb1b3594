// Writes a filter down in its one spelling: reading that gives the same filter again.
import type { Filter, Value } from './syntax.ts'

export function print(filter: Filter): string {
  switch (filter.kind) {
    case 'term':
      return `${filter.key}:${filter.values.map(printValue).join(',')}`
    case 'text':
      return filter.phrase || /^(OR|AND|NOT)$/.test(filter.words) ? quoted(filter.words) : filter.words
    case 'not':
      return `-${enclosed(filter.part)}`
    case 'or':
      return filter.parts.map((part) => print(part)).join(' OR ')
    case 'and':
      return filter.parts.map((part) => (part.kind === 'or' ? `(${print(part)})` : print(part))).join(' ')
  }
}

const enclosed = (part: Filter) => (part.kind === 'or' || part.kind === 'and' ? `(${print(part)})` : print(part))

function printValue(value: Value): string {
  if (value.kind === 'compared') return value.by + value.value
  if (value.kind === 'range') return `${value.from ?? ''}..${value.to ?? ''}`
  return bare(value.value) ? value.value : quoted(value.value)
}

const bare = (text: string) => text !== '' && !/[\s,()]|^["<>]|\.\./.test(text)
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
