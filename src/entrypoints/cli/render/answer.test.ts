import { expect, test } from 'vitest'
import { describe } from './answer.ts'

const look = { width: null, colour: false }

test('of the steps those that may be taken, what has no name as a table, and nothing that sums up to nothing', () => {
  const step = (state: string, allowed: boolean) => ({ state, by: 'change', can: { allowed, reason: null } })
  const out = describe(
    {
      number: 'T-1042',
      moves: [step('Waiting', true), step('Closed', false), step('Resolved', true)],
      related: { children: { done: 0, of: 0 }, waitsFor: { tasks: [] }, hidden: 0 },
      checklist: { done: 1, total: 3, of: { mandatory: 2 } },
      fields: { reopens: 0 },
      values: [{ field: 'status', theirs: 'Closed', rows: 2 }],
    },
    false,
    look,
  )
  expect(out).toMatch(/^moves +Waiting, Resolved$/m)
  expect(out).toMatch(/^checklist +done 1, total 3, of \(mandatory 2\)$/m)
  expect(out).toMatch(/^fields +reopens 0$/m)
  expect(out).toMatch(/^values\n {4}field +theirs +rows\n {4}status +Closed +2$/m)
  expect(out).not.toContain('related')
})
