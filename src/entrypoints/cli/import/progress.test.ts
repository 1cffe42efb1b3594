import { expect, test } from 'vitest'
import type { Terminal } from '../terminal.ts'
import { progress, progressLine } from './progress.ts'
import { emptyTally } from './tally.ts'

const tally = { ...emptyTally(), imported: 1200, failed: 3 }

test('says how far it is, and what failed', () => {
  expect(progressLine(tally, 0.5, 600.4, '')).toBe('████████████░░░░░░░░░░░░ 50 %  1,203 rows · 3 failed · 600/s')
  expect(progressLine(emptyTally(), 1.2, 0, 'waiting')).toBe('████████████████████████ 100 %  0 rows · waiting')
})

test('draws on a screen only, and not too often', () => {
  let drawn = 0
  let clock = 0
  const err = () => {
    drawn += 1
  }
  const terminal = (drawing: boolean) => ({ drawing, err }) as unknown as Terminal
  progress(terminal(false)).show(tally, 0.1)
  expect(drawn).toBe(0)
  const bar = progress(terminal(true), () => clock)
  for (clock = 0; clock < 1000; clock += 10) bar.show(tally, 0.1)
  expect(drawn).toBe(10)
})
