// Short forms are filters in other words: `is:waiting` is `status:pending,on_hold`.
import { parse } from './parse.ts'
import type { Filter } from './syntax.ts'
import { meanings } from './terms.ts'

/** The same filter without short forms. */
export function expand(filter: Filter): Filter {
  switch (filter.kind) {
    case 'text':
      return filter
    case 'not':
      return { kind: 'not', part: expand(filter.part) }
    case 'term': {
      if (filter.key !== 'is') return filter
      const parts = filter.values.flatMap((value) => (value.kind === 'is' ? [meaningOf(value.value)] : []))
      return { kind: 'or', parts }
    }
    default:
      return { kind: filter.kind, parts: filter.parts.map(expand) }
  }
}

/** A short form that has no other meaning is a status. */
const meaningOf = (value: string) => expand(parse(meanings[value] ?? `status:${value}`))
