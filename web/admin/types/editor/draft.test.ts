// Editing a workflow: each move of the editor leaves it as one expects, and what is wrong stands where it can be mended.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../../../src/tickets/workflow/check.ts'
import type { State } from '../../../../src/tickets/workflow/model.ts'
import { standardWorkflow } from '../../../../src/tickets/workflow/standard.ts'
import { added, type Draft, found, ofKind, renamed, shifted, stepOf, without, withStep, withStepAs } from './draft.ts'

const keys = (draft: Draft) => draft.states.map(({ key }) => key)
const kinds = ['open', 'pending', 'on_hold', 'resolved', 'closed'] as const

test.each(kinds)('a state of kind %s is sound as soon as it is added', (kind) => {
  const [draft, key] = added(standardWorkflow, 'With the vendor', kind)
  expect(key).toBe('with_the_vendor')
  expect(problemsOf(draft, standardWorkflow)).toEqual([])
})

test('it stands behind those of its kind, and its key is its own', () => {
  const [once] = added(standardWorkflow, 'Review', 'open')
  expect(keys(once)).toEqual(['new', 'open', 'review', 'pending', 'on_hold', 'resolved', 'closed'])
  expect(added(once, 'Review', 'open')[1]).toBe('review_2')
})

test('a state that was removed and is added again is the one that it was, unless it means something else now', () => {
  const less = without(standardWorkflow, 'on_hold')
  expect(added(less, 'On hold', 'on_hold', standardWorkflow.states)[1]).toBe('on_hold')
  expect(added(less, 'On hold', 'open', standardWorkflow.states)[1]).toBe('on_hold_2')
})

test('steps of a removed state go with it; a new step to resolved asks how it was resolved', () => {
  const less = without(standardWorkflow, 'open')
  expect(less.transitions.some(({ from, to }) => from === 'open' || to === 'open')).toBe(false)
  expect(stepOf(withStep(less, 'pending', 'on_hold'), 'pending', 'on_hold')?.required).toEqual([])
  const [draft, key] = added(standardWorkflow, 'Review', 'open')
  expect(stepOf(withStep(draft, key, 'resolved'), key, 'resolved')?.required).toEqual(['resolution'])
})

test('states change places, and the outermost stay', () => {
  expect(keys(shifted(standardWorkflow, 'pending', -1)).slice(0, 3)).toEqual(['new', 'pending', 'open'])
  expect(keys(shifted(standardWorkflow, 'new', -1))[0]).toBe('new')
  expect(keys(shifted(standardWorkflow, 'closed', 1)).at(-1)).toBe('closed')
})

describe('what is wrong is said at the state that it concerns', () => {
  test.each<[string, string, RegExp, Draft]>([
    ['a name that is missing', 'open', /^Its name is empty: name the state\.$/, renamed(standardWorkflow, 'open', ' ')],
    ['a kind that changed', 'open', /^Its kind cannot change: /, ofKind(standardWorkflow, 'open', 'pending')],
    [
      'a dead end',
      'resolved',
      /^Resolved is a dead end: .*\.$/,
      { ...standardWorkflow, transitions: standardWorkflow.transitions.filter(({ from }) => from !== 'resolved') },
    ],
    [
      'a step for nobody',
      'open',
      /^Who takes a step from here is empty: say who may take this step\.$/,
      withStepAs(standardWorkflow, 'open', 'pending', { who: [] }),
    ],
    [
      'a way from closed to resolved',
      'closed',
      /^A step goes from Closed/,
      withStep(standardWorkflow, 'closed', 'resolved'),
    ],
  ])('%s', (_, key, sentence, draft) => {
    expect(found(draft, standardWorkflow).byState.get(key)?.[0]).toMatch(sentence)
  })

  test('and what concerns no single one, of the whole', () => {
    expect(found(without(standardWorkflow, 'closed'), standardWorkflow).general).toEqual([
      'The states need one of kind closed.',
    ])
  })
})

test('whatever is added and removed, no step is left that leads nowhere', () => {
  const edit = fc.oneof(
    fc.record({
      add: fc.string({ minLength: 1, maxLength: 12 }),
      kind: fc.constantFrom<State['kind']>('new', ...kinds),
    }),
    fc.record({ remove: fc.nat() }),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
      const draft = edits.reduce<Draft>((now, one) => {
        if ('add' in one) return added(now, one.add, one.kind, standardWorkflow.states)[0]
        const gone = now.states[one.remove % Math.max(1, now.states.length)]
        return gone ? without(now, gone.key) : now
      }, standardWorkflow)
      expect(new Set(keys(draft)).size).toBe(draft.states.length)
      for (const { from, to } of draft.transitions) expect(keys(draft)).toEqual(expect.arrayContaining([from, to]))
    }),
  )
})
