import { expect, test } from 'vitest'
import type { Matrix, MatrixValues } from './matrix-form.ts'
import { effectsOf, readMatrix, slips, toCells } from './matrix-form.ts'

const cells: Matrix['cells'] = {
  high: { high: 'P1', medium: 'P2', low: 'P3' },
  medium: { high: 'P2', medium: 'P3', low: 'P3' },
  low: { high: 'P3', medium: 'P3', low: 'P4' },
}
const values = readMatrix({ cells, revision: 1, can: { change: { allowed: true, reason: null } } })

test('nine cells become the matrix again', () => {
  expect(Object.keys(values)).toHaveLength(9)
  expect(toCells(values)).toEqual(cells)
})

test('a cell that is less urgent than one with less impact or urgency is pointed out', () => {
  expect(slips(values)).toEqual([])
  const slipped: MatrixValues = { ...values, 'high.high': 'P4' }
  expect(slips(slipped)).toEqual([
    'Impact high, urgency high is less urgent than impact medium.',
    'Impact high, urgency high is less urgent than urgency medium.',
  ])
})

test.each([
  [false, /3 open tickets would have another priority \(3 from P3 to P2\), and keep/],
  [true, /3 open tickets change in the background: 3 from P3 to P2/],
])('what a save does, also for open tickets: %s', (applyToOpen, told) => {
  const effect = { tickets: 9, changing: 3, changes: [{ from: 'P3' as const, to: 'P2' as const, tickets: 3 }] }
  expect(effectsOf(effect, applyToOpen)[0]).toMatch(told)
})
