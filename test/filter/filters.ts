// Filters at random, out of everything that the language has.
import fc from 'fast-check'
import type { Filter, Value } from '../../src/tickets/filter/syntax.ts'
import { type Term, terms } from '../../src/tickets/filter/terms.ts'
import { type Places, tags, vocabulary } from './tickets.ts'

const nowhere = { offset: 0, length: 0 }
const pick = (values: readonly string[]) => fc.constantFrom(...values)

function valuesOf({ key, kind, choices = [], words = [] }: Term, places: Places): fc.Arbitrary<string> {
  const also = words.map(({ value }) => value)
  switch (kind) {
    case 'choice':
      return pick(choices.map(({ value }) => value))
    case 'person':
      return pick([...Object.keys(places.people), ...also])
    case 'team':
      return pick([...Object.keys(places.teams), ...also])
    case 'category':
      return pick([...Object.keys(places.categories), ...also])
    case 'organisation':
      return pick([...Object.keys(places.organisations), ...also])
    case 'type':
      return pick(['incident', 'request', 'bug'])
    case 'state':
      return pick(['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'])
    case 'tag':
      return pick([...tags, 'unknown', ...also])
    case 'ticket':
      return pick([...places.numbered.keys()].slice(0, 40))
    case 'number':
      return fc.integer({ min: 0, max: 220 }).map(String)
    case 'field':
      return pick(key === 'field.site' ? ['Lyon', 'porto', '3', 'none'] : ['3', '12', '2.5', 'none'])
    default:
      return fc.oneof(dates, pick(also.length > 0 ? also : ['today']))
  }
}

const dates = fc.oneof(
  pick([
    'today',
    'yesterday',
    'this-week',
    'last-week',
    'this-month',
    'last-month',
    'this-year',
    'last-year',
    'now',
    '2026',
    '2026-02',
    '2026-03-28',
    '2026-03-01',
    '2026-03-29T10:30Z',
    '2026-03-28T23:59:59+01:00',
  ]),
  fc
    .tuple(fc.integer({ min: 0, max: 90 }), pick(['h', 'd', 'w', 'm', 'y']))
    .map(([amount, unit]) => `-${amount}${unit}`),
)

const all: Term[] = [
  ...terms,
  { key: 'field.site', kind: 'field', help: '' },
  { key: 'field.floor', kind: 'field', help: '' },
]

function termIn(places: Places): fc.Arbitrary<Filter> {
  return fc.constantFrom(...all).chain((term) => {
    const value = valuesOf(term, places)
    const plain = value.map((one): Value => ({ kind: 'is', value: one, ...nowhere }))
    const bound = value.filter((one) => one !== 'none')
    const compared = fc.record({
      kind: fc.constant('compared' as const),
      by: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const),
      value: bound,
      offset: fc.constant(0),
      length: fc.constant(0),
    })
    const range = fc
      .tuple(fc.option(bound), fc.option(bound))
      .filter(([from, to]) => from !== null || to !== null)
      .map(([from, to]): Value => ({ kind: 'range', from, to, ...nowhere }))
    const comparable = term.ordered || ['date', 'number'].includes(term.kind) || term.key === 'field.floor'
    const any: fc.Arbitrary<Value> = comparable ? fc.oneof(plain, compared, range) : plain
    return fc
      .array(any, { minLength: 1, maxLength: 3 })
      .map((values): Filter => ({ kind: 'term', key: term.key, values, ...nowhere }))
  })
}

const text: fc.Arbitrary<Filter> = fc.oneof(
  pick([...vocabulary, 'bel', 'mot', 'trambahn', 'x']).map(
    (words): Filter => ({ kind: 'text', words, phrase: false, ...nowhere }),
  ),
  fc
    .array(pick(vocabulary), { minLength: 1, maxLength: 2 })
    .map((words): Filter => ({ kind: 'text', words: words.join(' '), phrase: true, ...nowhere })),
)

/** Trees of every shape; reading what was written down makes them the one that the language means. */
export function arbitraryFilter(places: Places): fc.Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 5, arbitrary: termIn(places) },
      { weight: 2, arbitrary: text },
      { weight: 2, arbitrary: tie('filter').map((part): Filter => ({ kind: 'not', part })) },
      {
        weight: 4,
        arbitrary: fc
          .tuple(
            fc.constantFrom('and' as const, 'or' as const),
            fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
          )
          .map(([kind, parts]): Filter => ({ kind, parts })),
      },
    ),
  })).filter
}
