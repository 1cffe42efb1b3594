// Is this a workflow that tickets can live in? Says what is wrong, where, and what to do; the editor asks with every change. Pure.
import { statuses } from '../workflow.ts'
import { either, phaseOf, plainRequirements, type State, type Workflow } from './model.ts'

export interface Problem {
  /** `states.2.name`, `transitions.0`: what it is about. */
  path: string
  message: string
}

export const keyPattern = /^[a-z][a-z0-9_]{0,39}$/
const requirementPattern = /^field\.[a-z][a-z0-9_]{0,59}$/
export const mostStates = 30

/** @param before as it is saved: a state that tickets know keeps its kind */
export function problemsOf(workflow: Workflow, before?: Workflow): Problem[] {
  const inStates = stateProblems(workflow, before)
  const inTransitions = transitionProblems(workflow)
  // Ways are looked at once the parts are sound: one slip should not be told in ten sentences.
  const ways = inStates.length + inTransitions.length > 0 ? [] : wayProblems(workflow)
  return [...inStates, ...inTransitions, ...ways]
}

function stateProblems({ states }: Workflow, before: Workflow | undefined): Problem[] {
  const each = states.flatMap((state, index): Problem[] => {
    const path = `states.${index}`
    const known = before?.states.find(({ key }) => key === state.key)
    const twin = states.slice(0, index).find((other) => same(other.name, state.name))
    return [
      ...problem(!keyPattern.test(state.key), `${path}.key`, 'is not a key: a letter, then letters, digits and _'),
      ...problem(
        states.findIndex(({ key }) => key === state.key) < index,
        `${path}.key`,
        `${state.key} is there twice`,
      ),
      ...problem(state.name.trim() === '', `${path}.name`, 'is empty: name the state'),
      ...problem(
        twin && state.name.trim() !== '',
        `${path}.name`,
        `${state.name} is there twice: people could not tell them apart`,
      ),
      ...problem(!statuses.includes(state.kind), `${path}.kind`, `is none of ${statuses.join(', ')}`),
      ...problem(
        known && known.kind !== state.kind,
        `${path}.kind`,
        `cannot change: tickets are in ${known?.name}. Add another state, and move them there`,
      ),
    ]
  })
  const ofKind = (kind: State['kind']) => states.filter((state) => state.kind === kind).length
  return [
    ...each,
    ...problem(ofKind('new') === 0, 'states', 'need one of kind new: that is where tickets start'),
    ...problem(ofKind('new') > 1, 'states', 'have more than one of kind new: tickets start in one place'),
    ...problem(ofKind('resolved') === 0, 'states', 'need one of kind resolved'),
    ...problem(ofKind('closed') === 0, 'states', 'need one of kind closed'),
    ...problem(states.length > mostStates, 'states', `are more than ${mostStates}: nobody keeps those apart`),
  ]
}

function transitionProblems({ states, transitions }: Workflow): Problem[] {
  const kindOf = new Map(states.map(({ key, kind }) => [key, kind]))
  const nameOf = (key: string) => states.find((state) => state.key === key)?.name ?? key
  return transitions.flatMap(({ from, to, who, required }, index): Problem[] => {
    const path = `transitions.${index}`
    const first = transitions.findIndex((other) => other.from === from && other.to === to)
    const [start, end] = [kindOf.get(from), kindOf.get(to)]
    return [
      ...problem(!start, `${path}.from`, `is no state of this workflow: ${from}`),
      ...problem(!end, `${path}.to`, `is no state of this workflow: ${to}`),
      ...problem(from === to, path, `goes from ${nameOf(from)} to itself`),
      ...problem(first < index, path, `from ${nameOf(from)} to ${nameOf(to)} is there twice`),
      ...problem(
        start === 'closed' && end && phaseOf(end) === 'resolved',
        path,
        `goes from ${nameOf(from)} to ${nameOf(to)}: a closed ticket is reopened first`,
      ),
      ...problem(who.length === 0, `${path}.who`, 'is empty: say who may take this step'),
      ...required
        .filter((one) => !plainRequirements.includes(one as 'team') && !requirementPattern.test(one))
        .map((one) => ({
          path: `${path}.required`,
          message: `${one} is none of ${plainRequirements.join(', ')}, field.<key>`,
        })),
    ]
  })
}

function wayProblems({ states, transitions }: Workflow): Problem[] {
  const start = states.filter(({ kind }) => kind === 'new')
  const ends = states.filter(({ kind }) => kind === 'closed')
  const forth = spread(start, transitions)
  const back = spread(
    ends,
    transitions.map(({ from, to }) => ({ from: to, to: from })),
  )
  return states.flatMap((state, index): Problem[] => {
    const path = `states.${index}`
    const onward = `Add a step from ${state.name} towards ${either(ends.map(({ name }) => name))}`
    return [
      ...problem(
        !forth.has(state.key),
        path,
        `${state.name} is never reached: no way leads there from ${start[0]?.name}`,
      ),
      ...problem(
        !back.has(state.key),
        path,
        `${state.name} is a dead end: no way leads from it to a closed state. ${onward}`,
      ),
    ]
  })
}

function spread(from: State[], steps: { from: string; to: string }[]): Set<string> {
  const reached = new Set(from.map(({ key }) => key))
  // A set is walked in the order in which it grows.
  for (const key of reached) for (const step of steps) if (step.from === key) reached.add(step.to)
  return reached
}

const problem = (wrong: unknown, path: string, message: string): Problem[] => (wrong ? [{ path, message }] : [])
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()
