import { expect, test } from 'vitest'
import { afterConflict } from './move.ts'

const fixed = { status: 'resolved', resolution: 'New cable' } as const

test.each([
  ['close', { status: 'closed', resolution: 'New cable' }, 'done'],
  ['reopen', { status: 'open', resolution: null }, 'done'],
  ['close', fixed, 'again'],
  ['reopen', fixed, 'again'],
  ['close', { status: 'resolved', resolution: 'Another cable' }, 'moved'],
  ['close', { status: 'open', resolution: null }, 'moved'],
  ['reopen', { status: 'closed', resolution: 'New cable' }, 'moved'],
] as const)('%s, and meanwhile it is %j: %s', (move, now, outcome) => {
  expect(afterConflict(move, fixed, now)).toBe(outcome)
})
