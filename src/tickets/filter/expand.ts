// Short forms are filters in other words: `is:waiting` is `status:pending,on_hold`.
import { parse } from './parse.ts'
import type { Filter } from './syntax.ts'
import { meanings } from './terms.ts'

/** The same filter without short forms. */
export function expand(filter: Filter): Filter {
  switch (filter.kind) {
    case 'text':
      return filter
    case 'not': {
      const part = expand(filter.part)
      return part.kind === 'not' ? part.part : { kind: 'not', part }
    }
    case 'term': {
      if (filter.key !== 'is') return filter
      const parts = filter.values.flatMap((value) => (value.kind === 'is' ? [meaningOf(value.value)] : []))
      return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts }
    }
    default:
      return { kind: filter.kind, parts: filter.parts.map(expand) }
  }
}

/** A short form that has no other meaning is a status. */
const meaningOf = (value: string) => expand(parse(meanings[value] ?? `status:${value}`))
