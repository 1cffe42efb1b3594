// Two edits of one workflow on each other: nothing that one of them did is dropped without the other having done the same thing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardWorkflow } from '../../../../src/tickets/workflow/standard.ts'
import { added, type Draft, renamed, shifted, stepOf, without, withoutStep, withStepAs } from './draft.ts'
import { merged } from './merge.ts'

const base: Draft = standardWorkflow
const nameOf = (draft: Draft, key: string) => draft.states.find((state) => state.key === key)?.name

test('a state of mine and a name of theirs stand beside each other', () => {
  const [mine, key] = added(base, 'In review', 'open')
  const both = merged(base, mine, renamed(base, 'pending', 'Asked back'))
  expect([nameOf(both, key), nameOf(both, 'pending')]).toEqual(['In review', 'Asked back'])
  expect(stepOf(both, 'open', key)).toBeDefined()
  expect(both.states.map((state) => state.key)).toEqual([
    'new',
    'open',
    key,
    'pending',
    'on_hold',
    'resolved',
    'closed',
  ])
})

test('where both changed the same, mine stands', () => {
  expect(nameOf(merged(base, renamed(base, 'open', 'Mine'), renamed(base, 'open', 'Theirs')), 'open')).toBe('Mine')
  const asked = withStepAs(base, 'open', 'pending', { required: ['team'] })
  expect(stepOf(merged(base, asked, withoutStep(base, 'open', 'pending')), 'open', 'pending')?.required).toEqual([
    'team',
  ])
})

test('what they took away is gone, with the steps that I did not touch; a state that I renamed stays', () => {
  const both = merged(base, renamed(base, 'open', 'In progress'), without(base, 'on_hold'))
  expect(both.states.some(({ key }) => key === 'on_hold')).toBe(false)
  expect(both.transitions.some(({ from, to }) => from === 'on_hold' || to === 'on_hold')).toBe(false)
  expect(nameOf(merged(base, renamed(base, 'on_hold', 'Parked'), without(base, 'on_hold')), 'on_hold')).toBe('Parked')
})

const edit: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }).map((name) => (draft: Draft) => added(draft, name, 'on_hold')[0]),
  fc.nat(5).map((place) => (draft: Draft) => without(draft, base.states[place]?.key ?? '')),
  fc.nat(5).map((place) => (draft: Draft) => renamed(draft, base.states[place]?.key ?? '', 'Other')),
  fc.nat(5).map((place) => (draft: Draft) => shifted(draft, draft.states[place]?.key ?? '', 1)),
  fc.nat(15).map((place) => {
    const { from = '', to = '' } = base.transitions[place] ?? {}
    return (draft: Draft) => withoutStep(draft, from, to)
  }),
)
const edited = fc.array(edit, { maxLength: 6 }).map((edits) => edits.reduce((draft, one) => one(draft), base))
const plain = ({ states, transitions }: Draft) => ({
  states,
  transitions: transitions.map((step) => JSON.stringify(step)).sort(),
})

test('where only one of two changed anything, that is what comes of it; and no step is left that leads nowhere', () => {
  fc.assert(
    fc.property(edited, edited, (mine, theirs) => {
      expect(plain(merged(base, base, theirs))).toEqual(plain(theirs))
      expect(plain(merged(base, mine, base)).transitions).toEqual(plain(mine).transitions)
      expect(new Set(merged(base, mine, base).states)).toEqual(new Set(mine.states))
      const { states, transitions } = merged(base, mine, theirs)
      const keys = states.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { from, to } of transitions) expect(keys).toEqual(expect.arrayContaining([from, to]))
    }),
  )
})
