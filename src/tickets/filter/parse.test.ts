// The language by table: what is read, how it is written down, and where an error is found.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from './parse.ts'
import { print } from './print.ts'
import { FilterProblem } from './syntax.ts'

const again = (text: string) => print(parse(text))

describe('a filter is written down in one way', () => {
  test.each([
    ['', ''],
    ['   ', ''],
    ['is:open', 'is:open'],
    ['IS:Open  ASSIGNEE:me', 'is:open assignee:me'],
    ['prio:p1', 'priority:P1'],
    ['priority:P1..P2', 'priority:P1..P2'],
    ['priority:..p2', 'priority:..P2'],
    ['priority:>=P3', 'priority:>=P3'],
    ['priority:P1, P2', 'priority:P1,P2'],
    ['status:on-hold', 'status:on_hold'],
    ['team:"Field service"', 'team:"Field service"'],
    ['team:"Network"', 'team:Network'],
    ['team:"a \\"b\\" \\\\ c"', 'team:"a \\"b\\" \\\\ c"'],
    ['category:"Hardware / Printers"', 'category:"Hardware / Printers"'],
    ['tag:VPN', 'tag:vpn'],
    ['tag:"a..b"', 'tag:"a..b"'],
    ['-team:field', '-team:field'],
    ['NOT team:field', '-team:field'],
    ['--team:field', 'team:field'],
    ['-(a b)', '-(a b)'],
    ['-(-(a b))', 'a b'],
    ['(a b) c', 'a b c'],
    ['((a))', 'a'],
    ['a AND b', 'a b'],
    ['a OR b c', 'a OR b c'],
    ['(a OR b) c', '(a OR b) c'],
    ['(a OR b) OR c', 'a OR b OR c'],
    ['a or b', 'a or b'],
    ['"drops  at  night"', '"drops at night"'],
    ['T-1042', 'number:1042'],
    ['number:T-0042', 'number:42'],
    ['created:2026-01', 'opened:2026-01'],
    ['opened:2026-01-31t10:00z', 'opened:2026-01-31T10:00Z'],
    ['opened:7d', 'opened:-7d'],
    ['opened:-14d..-7d', 'opened:-14d..-7d'],
    ['opened:This_Week', 'opened:this-week'],
    ['assignee:nobody', 'assignee:none'],
    ['field.site:Lyon', 'field.site:Lyon'],
    ['field.Floor:>=3', 'field.floor:>=3'],
    // Words as people paste them.
    ['Error: disk full', 'Error: disk full'],
    ['https://intranet.example/a:b', 'https://intranet.example/a:b'],
    ['10:30 VPN - drops & stays away', '10:30 VPN drops stays away'],
    ['15" screen', '15" screen'],
    ['printer (2nd floor)', 'printer 2nd floor'],
    ['e-mail', 'e-mail'],
    ['() "" "!"', ''],
  ])('%s', (typed, written) => {
    expect(again(typed)).toBe(written)
    expect(again(written)).toBe(written)
  })
})

describe('an error says where', () => {
  test.each([
    ['is:open priority:P9', 17, 2, /P9.* P1, P2, P3 or P4/],
    ['asignee:me', 0, 7, /did you mean assignee/],
    ['colour:red', 0, 6, /in quotes/],
    ['assignee:', 9, 0, /needs a value/],
    ['tag:a,', 6, 0, /needs a value/],
    ['a OR', 2, 2, /after/],
    ['OR a', 0, 2, /before/],
    ['a (b', 2, 1, /not closed/],
    ['a) b', 1, 1, /closes nothing/],
    ['"never ends', 0, 11, /quotation mark/],
    ['team:"a"b', 5, 3, /blank or a comma/],
    ['opened:2026-02-30', 7, 10, /no date/],
    ['resolved:>none', 9, 5, /cannot be compared/],
    ['opened:..', 7, 2, /beginning or an end/],
    ['number:many', 7, 4, /no number/],
    ['tag:>a', 4, 2, /no order/],
    ['is:green', 3, 5, /unresolved/],
    [`${'('.repeat(9)}a${')'.repeat(9)}`, 8, 1, /deep/],
    ['x'.repeat(1001), 1000, 1, /longer/],
    [Array(13).fill('ab').join(' '), 36, 2, /more than 12 words/],
    [`tag:${Array(61).fill('a').join(',')}`, 0, 125, /more than 60 values/],
  ])('%s', (typed, offset, length, message) => {
    const problem = problemOf(typed)
    expect(problem?.message).toMatch(message)
    expect(problem?.at).toMatchObject({ offset, length })
  })
})

function problemOf(typed: string): FilterProblem | undefined {
  try {
    parse(typed)
    return undefined
  } catch (error) {
    if (error instanceof FilterProblem) return error
    throw error
  }
}

const pieces = fc.constantFrom(
  ...[
    'is:',
    'team:',
    'priority:',
    'opened:',
    'field.a:',
    'P1',
    '..',
    '>',
    ',',
    '(',
    ')',
    '-',
    '"',
    ' ',
    'OR',
    'AND',
    'NOT',
    'a',
    'T-1',
    ':',
    '\\',
    '2026',
    '-7d',
    'none',
  ],
)

test('whatever is typed is a filter or an error with a place, and what is written down stays as it is', () => {
  const typed = fc.oneof(
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const problem = problemOf(text)
      if (problem) return problem.at.offset >= 0 && problem.at.offset <= text.length
      const written = again(text)
      expect(again(written)).toBe(written)
      return true
    }),
    { numRuns: 3000 },
  )
})
