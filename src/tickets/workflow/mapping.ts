// What becomes of tickets whose state is no longer there: when a workflow changes, or a ticket changes its type. Pure.
import type { TicketStatus } from '../workflow.ts'
import { phaseOf, type State, stateOf, type Workflow } from './model.ts'

/** Removed state to the one that takes its tickets. */
export type Mapping = Record<string, string>

export const removedStates = (before: Workflow, after: Workflow): State[] =>
  before.states.filter(({ key }) => !stateOf(after, key))

export interface MappingProblem {
  path: string
  message: string
}

/** Each removed state needs a successor that is there and of the same phase: what is resolved stays resolved. */
export function mappingProblems(before: Workflow, after: Workflow, mapping: Mapping): MappingProblem[] {
  const removed = removedStates(before, after)
  const strange = Object.keys(mapping).filter((key) => !removed.some((state) => state.key === key))
  return [
    ...strange.map((key) => ({ path: `mapping.${key}`, message: 'is not a state that goes: leave it out' })),
    ...removed.flatMap((state) => {
      const path = `mapping.${state.key}`
      const target = Object.hasOwn(mapping, state.key) ? stateOf(after, mapping[state.key] ?? '') : undefined
      if (!target) return [{ path, message: `has to say which state takes the tickets of ${state.name}` }]
      if (phaseOf(target.kind) === phaseOf(state.kind)) return []
      return [
        { path, message: `cannot be ${target.name}: tickets of ${state.name} stay ${phaseWords[phaseOf(state.kind)]}` },
      ]
    }),
  ]
}

const phaseWords = { work: 'unresolved', resolved: 'resolved', closed: 'closed' }

/** A proposal for each removed state: the first of the same kind, else of the same phase. */
export function proposedMapping(before: Workflow, after: Workflow): Mapping {
  return Object.fromEntries(
    removedStates(before, after).flatMap(({ key, kind }) => {
      const target = settled(after, kind)
      return target ? [[key, target.key]] : []
    }),
  )
}

/** The state for a ticket of this kind in a workflow that knows nothing of it: the same kind, else the nearest of its phase. */
export function settled({ states }: Pick<Workflow, 'states'>, kind: TicketStatus): State | undefined {
  const nearest = [kind, 'open', 'on_hold', 'pending', 'new'] as const
  return nearest
    .flatMap((one) => states.filter((state) => state.kind === one))
    .find((state) => phaseOf(state.kind) === phaseOf(kind))
}

/** Where a ticket stands when it comes from the workflow of another type: the same state, if it means the same there. */
export function carriedOver(to: Workflow, { key, kind }: Pick<State, 'key' | 'kind'>): State | undefined {
  const same = stateOf(to, key)
  return same?.kind === kind ? same : settled(to, kind)
}

/** What was mapped before, followed on: nobody is left pointing at a state that went later. */
export function followedOn(successors: Mapping, mapping: Mapping, after: Workflow): Mapping {
  const all = { ...successors, ...mapping }
  const follow = (key: string, seen: string[] = []): string =>
    stateOf(after, key) || seen.includes(key) || !Object.hasOwn(all, key)
      ? key
      : follow(all[key] ?? key, [...seen, key])
  return Object.fromEntries(
    Object.keys(all)
      .filter((key) => !stateOf(after, key))
      .map((key) => [key, follow(key)]),
  )
}

/** The state that a ticket counts as being in: its own, or the one that took its place; the nearest, if even that is unknown. */
export function effectiveState(workflow: Workflow, successors: Mapping, key: string, kind: TicketStatus): State {
  const found = stateOf(workflow, key) ?? stateOf(workflow, successors[key] ?? '') ?? settled(workflow, kind)
  return found ?? { key, name: key, kind }
}
