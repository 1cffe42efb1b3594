// A workflow while it is edited: what can be done to it, and what of it is wrong, said at the state that it concerns. Pure.
import { type Problem, problemsOf } from '../../../../src/tickets/workflow/check.ts'
import { keyOf } from '../../../../src/tickets/workflow/key.ts'
import { phaseOf, type State, type Transition, type Workflow } from '../../../../src/tickets/workflow/model.ts'

export type Draft = Pick<Workflow, 'states' | 'transitions' | 'names'>

const withStates = (draft: Draft, states: State[]): Draft => ({ ...draft, states })

export const renamed = (draft: Draft, key: string, name: string): Draft =>
  withStates(
    draft,
    draft.states.map((state) => (state.key === key ? { ...state, name } : state)),
  )

export const ofKind = (draft: Draft, key: string, kind: State['kind']): Draft =>
  withStates(
    draft,
    draft.states.map((state) => (state.key === key ? { ...state, kind } : state)),
  )

/** @param by -1 up, 1 down */
export function shifted(draft: Draft, key: string, by: -1 | 1): Draft {
  const from = draft.states.findIndex((state) => state.key === key)
  const states = [...draft.states]
  const [moved] = states.splice(from, 1)
  if (!moved) return draft
  states.splice(Math.max(0, from + by), 0, moved)
  return withStates(draft, states)
}

/** Its steps go with it. */
export const without = (draft: Draft, key: string): Draft => ({
  ...draft,
  states: draft.states.filter((state) => state.key !== key),
  transitions: draft.transitions.filter(({ from, to }) => from !== key && to !== key),
})

/**
 * A new state that tickets can live in at once: with the steps that one expects of its kind, to be changed afterwards.
 * @param saved a state that was there and is added again is that state, if it is of the same kind
 */
export function added(draft: Draft, name: string, kind: State['kind'], saved: readonly State[] = []): [Draft, string] {
  const key = freeKey(draft, name.trim(), kind, saved)
  const state = { key, name: name.trim(), kind }
  const first = (...kinds: State['kind'][]) =>
    kinds.map((one) => draft.states.find((other) => other.kind === one)).find((one) => one !== undefined)?.key
  const work = first('open', 'pending', 'on_hold', 'new')
  const pairs: [string | undefined, string | undefined, string?][] =
    phaseOf(kind) === 'work'
      ? [
          [kind === 'new' ? undefined : work, key],
          [
            key,
            kind === 'new'
              ? first('open', 'on_hold', 'pending')
              : (first('open', 'on_hold', 'pending') ?? first('resolved')),
          ],
        ]
      : kind === 'resolved'
        ? [
            [work, key, 'resolution'],
            [key, first('closed')],
            [key, first('open')],
          ]
        : [
            [first('resolved'), key],
            [key, first('open')],
          ]
  const steps = pairs.flatMap(([from, to, needs]): Transition[] =>
    from && to ? [{ from, to, who: ['agents'], required: needs ? [needs] : [] }] : [],
  )
  return [{ ...draft, states: insertedByKind(draft.states, state), transitions: [...draft.transitions, ...steps] }, key]
}

const kindOrder: State['kind'][] = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed']

/** Behind the last state of its kind or of one that comes before it. */
export function insertedByKind(states: readonly State[], state: State): State[] {
  const rank = (one: State) => kindOrder.indexOf(one.kind)
  const last = states.findLastIndex((one) => rank(one) <= rank(state))
  return [...states.slice(0, last + 1), state, ...states.slice(last + 1)]
}

function freeKey(draft: Draft, name: string, kind: State['kind'], saved: readonly State[]): string {
  const wish = keyOf(name, 'state')
  for (let n = 1; ; n++) {
    const key = n === 1 ? wish : `${wish.slice(0, 36)}_${n}`
    const was = saved.find((state) => state.key === key)
    if (!draft.states.some((state) => state.key === key) && (!was || was.kind === kind)) return key
  }
}

export const stepOf = ({ transitions }: Draft, from: string, to: string) =>
  transitions.find((step) => step.from === from && step.to === to)

export function withStep(draft: Draft, from: string, to: string): Draft {
  const end = draft.states.find(({ key }) => key === to)
  const begin = draft.states.find(({ key }) => key === from)
  const resolves = end?.kind === 'resolved' && begin?.kind !== 'resolved'
  const step = { from, to, who: ['agents'], required: resolves ? ['resolution'] : [] }
  return { ...draft, transitions: [...draft.transitions, step] }
}

export const withoutStep = (draft: Draft, from: string, to: string): Draft => ({
  ...draft,
  transitions: draft.transitions.filter((step) => step.from !== from || step.to !== to),
})

export const withStepAs = (
  draft: Draft,
  from: string,
  to: string,
  change: Partial<Pick<Transition, 'who' | 'required'>>,
): Draft => ({
  ...draft,
  transitions: draft.transitions.map((step) => (step.from === from && step.to === to ? { ...step, ...change } : step)),
})

export interface Found {
  /** Sentences, by the key of the state that they are about. */
  byState: ReadonlyMap<string, string[]>
  /** About the workflow as a whole. */
  general: string[]
}

/** @param saved a state that tickets know keeps its kind */
export function found(draft: Draft, saved: Workflow): Found {
  const byState = new Map<string, string[]>()
  const general: string[] = []
  for (const problem of problemsOf(draft, saved)) {
    const key = stateConcerned(draft, problem)
    if (key === undefined) general.push(sentence(problem))
    else byState.set(key, [...(byState.get(key) ?? []), sentence(problem)])
  }
  return { byState, general }
}

function stateConcerned({ states, transitions }: Draft, { path }: Problem): string | undefined {
  const [list, index] = path.split('.')
  if (index === undefined) return undefined
  return list === 'states' ? states[Number(index)]?.key : transitions[Number(index)]?.from
}

const subjects: Record<string, string> = {
  key: 'Its key',
  name: 'Its name',
  kind: 'Its kind',
  who: 'Who takes a step from here',
  required: 'What a step from here needs',
  from: 'A step',
  to: 'A step from here',
}

/** The check words a problem as the end of a sentence, or as one. */
export function sentence({ path, message }: Problem): string {
  const [list, index, part] = path.split('.')
  const subject =
    index === undefined
      ? 'The states'
      : part
        ? (subjects[part] ?? 'It')
        : list === 'transitions'
          ? /^goes\b/.test(message)
            ? 'A step'
            : 'The step'
          : ''
  return `${subject} ${message}.`.trim().replace(/\.\.$/, '.')
}
