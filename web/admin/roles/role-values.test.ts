import { expect, test } from 'vitest'
import { effectsOf, emptyRole } from './role-values.ts'

const before = { ...emptyRole, permissions: ['tickets.use' as const] }
const after = { ...emptyRole, permissions: ['tickets.use' as const, 'tickets.work' as const] }

test('says for how many people it changes what they may do', () => {
  expect(effectsOf(before, after, 12, false)).toEqual(['The 12 people who hold it may also work on tickets.'])
  expect(effectsOf(after, before, 1, true)).toEqual([
    'The 1 person who holds it may no longer work on tickets.',
    'You hold it yourself: this changes what you may do.',
  ])
  expect(effectsOf(before, after, 0, false)).toEqual(['Whoever gets it may also work on tickets.'])
})

test('another name changes nothing that anybody may do', () => {
  expect(effectsOf(before, { ...before, name: 'Guest' }, 12, true)).toEqual([])
})
