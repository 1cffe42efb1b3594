// What becomes of tickets whose state is no longer there: when a workflow changes, or a ticket changes its type. Pure.
import type { TicketStatus } from '../workflow.ts'
import { phaseOf, type State, stateOf, type Workflow } from './model.ts'

/** Removed state to the one that takes its tickets. */
export type Mapping = Record<string, string>

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

/** The state that a ticket counts as being in: its own, or the one that took its place; the nearest, if even that is unknown. */
export function effectiveState(workflow: Workflow, successors: Mapping, key: string, kind: TicketStatus): State {
  const found = stateOf(workflow, key) ?? stateOf(workflow, successors[key] ?? '') ?? settled(workflow, kind)
  return found ?? { key, name: key, kind }
}
