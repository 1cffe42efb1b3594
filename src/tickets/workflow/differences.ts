// What an edit of a workflow changed, in plain words, for its history and for the look before it is saved. Pure.
import { either, type State, type Transition, type Workflow } from './model.ts'
import { requirementWords, whoWords } from './moves.ts'
import { kindWords } from './words.ts'

export function changesBetween(before: Workflow, after: Workflow): string[] {
  return [...stateChanges(before, after), ...stepChanges(before, after)]
}

function stateChanges(before: Workflow, after: Workflow): string[] {
  const old = new Map(before.states.map((state) => [state.key, state]))
  const now = new Map(after.states.map((state) => [state.key, state]))
  const kept = after.states.filter(({ key }) => old.has(key))
  const moved =
    kept.map(({ key }) => key).join() !==
    before.states
      .filter(({ key }) => now.has(key))
      .map(({ key }) => key)
      .join()
  return [
    ...after.states
      .filter(({ key }) => !old.has(key))
      .map((state) => `Added the state ${state.name} (${kindWords[state.kind]})`),
    ...before.states.filter(({ key }) => !now.has(key)).map((state) => `Removed the state ${state.name}`),
    ...kept.flatMap((state) => {
      const was = old.get(state.key) as State
      return was.name === state.name ? [] : [`Renamed the state ${was.name} to ${state.name}`]
    }),
    ...(moved ? ['Changed the order of the states'] : []),
  ]
}

const keyOf = ({ from, to }: Transition) => `${from} ${to}`
const sameList = (one: string[], other: string[]) => [...one].sort().join() === [...other].sort().join()

function stepChanges(before: Workflow, after: Workflow): string[] {
  const old = new Map(before.transitions.map((one) => [keyOf(one), one]))
  const now = new Set(after.transitions.map(keyOf))
  const name = (key: string) => [...after.states, ...before.states].find((state) => state.key === key)?.name ?? key
  const way = ({ from, to }: Transition) => `from ${name(from)} to ${name(to)}`
  const gone = ({ from, to }: Transition) => [from, to].some((key) => !after.states.some((state) => state.key === key))
  const who = (step: Transition, { names }: Workflow) => either(step.who.map((one) => whoWords(one, names)))
  return [
    ...after.transitions
      .filter((one) => !old.has(keyOf(one)))
      .map((one) => `Added the step ${way(one)}, for ${who(one, after)}`),
    // Steps of a state that went are gone with it: no need to tell.
    ...before.transitions
      .filter((one) => !now.has(keyOf(one)) && !gone(one))
      .map((one) => `Removed the step ${way(one)}`),
    ...after.transitions.flatMap((one) => {
      const was = old.get(keyOf(one))
      if (!was) return []
      const needs = one.required.map(requirementWords).join(' and ')
      return [
        ...(sameList(was.who, one.who)
          ? []
          : [`The step ${way(one)} is for ${who(one, after)} (was ${who(was, before)})`]),
        ...(sameList(was.required, one.required)
          ? []
          : [needs ? `The step ${way(one)} needs ${needs}` : `The step ${way(one)} needs nothing any more`]),
      ]
    }),
  ]
}
