import { expect, test } from 'vitest'
import type { ImportOutcome } from '../../../tickets/contract.ts'
import { progressLine } from './progress.ts'

const outcome = { failed: 3 } as ImportOutcome

test('the line says how far, how many and how fast', () => {
  expect(progressLine({ rows: 2000, done: 1000, outcome: null }, 512.3)).toBe(
    '████████████░░░░░░░░░░░░ 50 %  1,000 rows · 512/s',
  )
  expect(progressLine({ rows: 1000, done: 1000, outcome }, 100)).toContain('100 %  1,000 rows · 3 failed · 100/s')
})
