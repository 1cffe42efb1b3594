// The workflow of a ticket as policy and verbs ask it: where it stands, where it may go, and for whom.
import type { Actor } from '../platform/context.ts'
import type { TicketRecord } from './store.ts'
import { effectiveState } from './workflow/mapping.ts'
import { either, type State, type Workflow } from './workflow/model.ts'
import { type Filled, type Move, type MoveAct, type Mover, movesFrom } from './workflow/moves.ts'
import { standardName, standardWorkflow } from './workflow/standard.ts'
import { type TicketAct, type TicketStatus, unresolved } from './workflow.ts'

/** What of a ticket its workflow looks at. */
export type Placed = Pick<
  TicketRecord,
  'number' | 'status' | 'state' | 'workflow' | 'successors' | 'requester_id' | 'resolution' | 'fields'
> & {
  team: unknown
  assignee: unknown
  category: unknown
}

export const workflowOf = ({ workflow }: Pick<Placed, 'workflow'>): Workflow => workflow ?? standardWorkflow

export const stateNow = (ticket: Pick<Placed, 'workflow' | 'successors' | 'state' | 'status'>): State =>
  effectiveState(workflowOf(ticket), ticket.successors, ticket.state, ticket.status)

/** For a row, which does not carry its workflow. */
export const nameOfState = ({ state, state_name }: Pick<TicketRecord, 'state' | 'state_name'>): string =>
  state_name ?? standardWorkflow.states.find(({ key }) => key === state)?.name ?? state

/** What a requester reads: the kind, in the words of the standard workflow. */
export const plainState = (status: TicketStatus) => ({ key: status, name: standardName(status) })

const filledIn = ({ assignee, team, category, resolution, fields }: Placed): Filled => ({
  assignee: Boolean(assignee),
  team: Boolean(team),
  category: Boolean(category),
  resolution: Boolean(resolution),
  fields,
})

const moverOf = (actor: Actor, ticket: Placed, agent: boolean): Mover => ({
  agent,
  requester: ticket.requester_id === actor.id,
  roles: actor.roles ?? new Set(),
  teams: actor.teams,
  permissions: actor.permissions,
  machine: actor.kind !== 'person',
})

/** @param agent works this ticket; @param given what the act itself brings along */
export function movesOf(actor: Actor, ticket: Placed, agent: boolean, given: Partial<Filled> = {}): Move[] {
  const filled = { ...filledIn(ticket), ...given }
  return movesFrom(workflowOf(ticket), stateNow(ticket), moverOf(actor, ticket, agent), filled)
}

const kindsOf: Record<MoveAct, readonly TicketStatus[]> = {
  setStatus: ['open', 'pending', 'on_hold', 'new', 'resolved', 'closed'],
  resolve: ['resolved'],
  reopen: unresolvedFirstOpen(),
  close: ['closed'],
}

function unresolvedFirstOpen(): TicketStatus[] {
  return ['open', ...unresolved.filter((kind) => kind !== 'open')]
}

export const isMove = (act: TicketAct): act is MoveAct => act in kindsOf

/** The moves of one act, the usual one first. */
export const movesBy = (moves: Move[], act: MoveAct): Move[] =>
  kindsOf[act].flatMap((kind) => moves.filter((move) => move.act === act && move.state.kind === kind))

/** `From Open it goes to Waiting, On hold or Resolved.` */
export function onward(ticket: Placed, moves: Move[]): string {
  const allowed = moves.filter((move) => move.allowed).map(({ state }) => state.name)
  const here = stateNow(ticket).name
  return allowed.length > 0
    ? `From ${here} it goes to ${either(allowed)}.`
    : `From ${here} there is no way that is open to you now.`
}
