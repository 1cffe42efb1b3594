// Workflows as data: which are sound, where a ticket may go, and that no edit strands one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statuses, ticketCan } from '../workflow.ts'
import { problemsOf } from './check.ts'
import { changesBetween } from './differences.ts'
import { keyOf } from './key.ts'
import { carriedOver, effectiveState, followedOn, type Mapping, mappingProblems, proposedMapping } from './mapping.ts'
import { phaseOf, type State, stateOf, type Workflow } from './model.ts'
import { type Filled, type Mover, movesFrom } from './moves.ts'
import { standardWorkflow } from './standard.ts'
import { editOf, soundWorkflow } from './testing.ts'

const agent: Mover = {
  agent: true,
  requester: false,
  roles: new Set(),
  teams: new Set(['network']),
  permissions: new Set(),
}
const requester: Mover = { ...agent, agent: false, requester: true }
const filled: Filled = {
  assignee: true,
  team: true,
  category: true,
  resolution: false,
  fields: { site: 'Lyon', empty: '' },
}
const state = (key: string) => stateOf(standardWorkflow, key) as State
const goes = (from: string, who: Mover) =>
  movesFrom(standardWorkflow, state(from), who, filled).flatMap((move) =>
    move.allowed ? [`${move.act} ${move.state.key}`] : [],
  )

describe('the standard workflow', () => {
  test('is sound', () => expect(problemsOf(standardWorkflow)).toEqual([]))

  test('allows agents what the table of kinds allows', () => {
    for (const status of statuses) {
      const acts = new Set(goes(status, agent).map((one) => one.split(' ')[0]))
      for (const act of ['setStatus', 'resolve', 'reopen', 'close'] as const)
        expect([status, act, acts.has(act)]).toEqual([status, act, ticketCan[act]({ status })])
    }
  })

  test('lets requesters wake, confirm and reopen, and nothing else', () => {
    expect(statuses.map((status) => goes(status, requester))).toEqual([
      [],
      [],
      ['setStatus open'],
      [],
      ['reopen open', 'close closed'],
      ['reopen open'],
    ])
  })
})

const changed = (change: (workflow: Workflow) => void): Workflow => {
  const copy = structuredClone(standardWorkflow)
  change(copy)
  return copy
}

describe('what is wrong with a workflow is said where it is', () => {
  test.each<[string, string, RegExp, (workflow: Workflow) => void]>([
    ['no start', 'states', /need one of kind new/, (w) => void w.states.shift()],
    [
      'two starts',
      'states',
      /more than one of kind new/,
      (w) => void w.states.push({ key: 'x', name: 'X', kind: 'new' }),
    ],
    ['no end', 'states', /need one of kind closed/, (w) => void w.states.pop()],
    ['a name twice', 'states.1.name', /twice/, (w) => void Object.assign(w.states[1] as State, { name: ' NEW' })],
    ['a key twice', 'states.1.key', /twice/, (w) => void Object.assign(w.states[1] as State, { key: 'new' })],
    [
      'a kind that changed',
      'states.2.kind',
      /Add another state/,
      (w) => void Object.assign(w.states[2] as State, { kind: 'on_hold' }),
    ],
    ['nobody may', 'transitions.0.who', /say who/, (w) => void Object.assign(w.transitions[0] ?? {}, { who: [] })],
    [
      'a step to nowhere',
      'transitions.0.to',
      /is no state/,
      (w) => void Object.assign(w.transitions[0] ?? {}, { to: 'x' }),
    ],
    ['a step twice', 'transitions.1', /twice/, (w) => void Object.assign(w.transitions[1] ?? {}, { to: 'open' })],
    ['a strange need', 'transitions.0.required', /field\.<key>/, (w) => void w.transitions[0]?.required.push('luck')],
    [
      'a state that nothing reaches',
      'states.6',
      /never reached/,
      (w) => {
        w.states.push({ key: 'lost', name: 'Lost', kind: 'on_hold' })
        w.transitions.push({ from: 'lost', to: 'open', who: ['agents'], required: [] })
      },
    ],
    [
      'a dead end',
      'states.6',
      /dead end/,
      (w) => {
        w.states.push({ key: 'pit', name: 'Pit', kind: 'on_hold' })
        w.transitions.push({ from: 'open', to: 'pit', who: ['agents'], required: [] })
      },
    ],
  ])('%s', (_, path, message, change) => {
    const found = problemsOf(changed(change), standardWorkflow).find((problem) => problem.path === path)
    expect(found?.message).toMatch(message)
  })
})

describe('a step asks who, and what is filled', () => {
  const step = (who: string[], required: string[] = []) =>
    movesFrom(
      changed((w) => {
        w.transitions = [{ from: 'open', to: 'pending', who, required }]
        w.names = { 'role:1': 'Approver', 'team:network': 'Network' }
      }),
      state('open'),
      agent,
      filled,
    ).find((move) => move.state.key === 'pending')

  test.each<[string[], boolean, string | null]>([
    [['agents'], true, null],
    [['team:network'], true, null],
    [['role:1'], false, 'Only people with the role Approver may do this.'],
    [['role:1', 'requester'], false, 'Only people with the role Approver or the requester may do this.'],
    [['permission:tickets.all'], false, 'Only people with the permission tickets.all may do this.'],
  ])('%s', (who, allowed, reason) => expect(step(who)).toMatchObject({ allowed, reason }))

  test('and says what is missing', () => {
    expect(step(['agents'], ['assignee', 'field.site'])?.allowed).toBe(true)
    expect(step(['agents'], ['resolution', 'field.empty'])).toMatchObject({
      allowed: false,
      missing: ['resolution', 'field.empty'],
      reason: 'Waiting needs a resolution and the field empty first.',
    })
  })
})

test('what an edit changed is told in plain words', () => {
  const after = changed((w) => {
    w.states.splice(3, 1)
    w.transitions = w.transitions.filter(
      ({ from, to }) => from !== 'on_hold' && to !== 'on_hold' && !(from === 'closed'),
    )
    w.states.push({ key: 'review', name: 'In review', kind: 'open' })
    ;(w.states[1] as State).name = 'In progress'
    w.transitions.push({ from: 'open', to: 'review', who: ['agents'], required: [] })
    w.transitions.push({ from: 'review', to: 'resolved', who: ['requester'], required: ['resolution', 'assignee'] })
    ;(w.transitions[0] as { required: string[] }).required = ['assignee']
  })
  expect(changesBetween(standardWorkflow, after)).toEqual([
    'Added the state In review (in work)',
    'Removed the state On hold',
    'Renamed the state Open to In progress',
    'Added the step from In progress to In review, for agents',
    'Added the step from In review to Resolved, for the requester',
    'Removed the step from Closed to In progress',
    'The step from New to In progress needs an assignee',
  ])
})

test.each([
  ['In review', 'in_review'],
  ['Prüfung läuft!', 'prufung_lauft'],
  ['2nd line', 'nd_line'],
  ['承認待ち', 'state'],
])('the key of %s is %s', (name, key) => expect(keyOf(name, 'state')).toBe(key))

/** Each removed state goes anywhere within its phase. */
const mappingFor = (before: Workflow, after: Workflow): fc.Arbitrary<Mapping> => {
  const gone = before.states.filter(({ key }) => !stateOf(after, key))
  const targets = (kind: State['kind']) => {
    const same = after.states.filter((one) => phaseOf(one.kind) === phaseOf(kind))
    return fc.constantFrom(...same.map(({ key }) => key))
  }
  return fc.record(Object.fromEntries(gone.map(({ key, kind }) => [key, targets(kind)])))
}

const chains = soundWorkflow.chain((first) =>
  editOf(first).chain((second) =>
    editOf(second).chain((third) =>
      fc.tuple(mappingFor(first, second), mappingFor(second, third)).map(([one, other]) => ({
        workflows: [first, second, third] as const,
        mappings: [one, other] as const,
      })),
    ),
  ),
)

test('any sound edit with a valid mapping keeps every ticket in a legal state, also one that is moved late', () => {
  fc.assert(
    fc.property(chains, ({ workflows: [first, second, third], mappings: [one, other] }) => {
      for (const workflow of [first, second, third]) expect(problemsOf(workflow)).toEqual([])
      expect(problemsOf(second, first)).toEqual([])
      expect(mappingProblems(first, second, one)).toEqual([])
      expect(mappingProblems(first, second, proposedMapping(first, second))).toEqual([])
      const once = followedOn({}, one, second)
      const twice = followedOn(once, other, third)
      for (const { key, kind } of first.states) {
        for (const [workflow, successors] of [
          [second, once],
          [third, twice],
        ] as const) {
          const stands = effectiveState(workflow, successors, key, kind)
          expect(stateOf(workflow, stands.key)).toEqual(stands)
          expect(phaseOf(stands.kind)).toBe(phaseOf(kind))
        }
        // Moved at once or moved late, it ends in the same place.
        const between = effectiveState(second, once, key, kind)
        expect(effectiveState(third, twice, between.key, between.kind)).toEqual(effectiveState(third, twice, key, kind))
      }
    }),
  )
})

test('from a legal state the allowed acts lead to legal states only, and a change of type does too', () => {
  fc.assert(
    fc.property(soundWorkflow, soundWorkflow, (workflow, elsewhere) => {
      for (const from of workflow.states) {
        for (const who of [agent, requester]) {
          for (const move of movesFrom(workflow, from, who, filled)) {
            expect(stateOf(workflow, move.state.key)).toEqual(move.state)
            const step = workflow.transitions.some((one) => one.from === from.key && one.to === move.state.key)
            if (move.allowed) expect(step).toBe(true)
            else expect(move.reason).toMatch(/\.$/)
          }
        }
        const there = carriedOver(elsewhere, from) as State
        expect(stateOf(elsewhere, there.key)).toEqual(there)
        expect(phaseOf(there.kind)).toBe(phaseOf(from.kind))
      }
    }),
  )
})
