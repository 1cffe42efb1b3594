// Takes a ticket from state to state: what was wished for, checked against the workflow of its type, and what that writes.
import type { Updateable } from 'kysely'
import type { Context } from '../platform/context.ts'
import { DeskError, invalid } from '../platform/errors.ts'
import type { Schema } from '../platform/schema.ts'
import { movesBy, movesOf, onward, stateNow, workflowOf } from './moves.ts'
import { worksOn } from './policy.ts'
import type { TicketRecord } from './store.ts'
import { either, type State, stateOf } from './workflow/model.ts'
import { type Filled, firstAllowed, type Move, type MoveAct } from './workflow/moves.ts'
import { refusal, type TicketStatus } from './workflow.ts'

export interface MoveWish {
  /** A key, as the caller gave it. */
  state?: string | undefined
  status?: TicketStatus | undefined
}

/**
 * Where this act leads: the named state, or the first that is allowed.
 * @param given what the act brings along, filled before it is asked for
 * @throws DeskError invalid for a state that is none, forbidden or conflict for one that is closed to the caller now
 */
export function destination(
  ctx: Context,
  ticket: TicketRecord,
  act: MoveAct,
  wish: MoveWish,
  given: Partial<Filled> = {},
): State {
  const moves = movesOf(ctx.actor, ticket, worksOn(ctx.actor, ticket), given)
  if (wish.state !== undefined) {
    const named = namedState(ticket, wish.state)
    return taken(
      ticket,
      moves,
      act,
      moves.find(({ state }) => state.key === named.key),
    )
  }
  const possible = movesBy(moves, act).filter(({ state }) => !wish.status || state.kind === wish.status)
  return taken(ticket, moves, act, possible.find(({ allowed }) => allowed) ?? possible.find(isWay) ?? possible[0])
}

const isWay = ({ step }: Move) => step

/** @throws DeskError invalid, naming the states that there are */
export function namedState(ticket: TicketRecord, key: string): State {
  const workflow = workflowOf(ticket)
  const found = stateOf(workflow, key)
  if (found) return found
  const there = workflow.states.map((state) => state.key)
  throw invalid('state', `is no state of tickets of this type: they have ${either(there)}`)
}

const instead: Record<MoveAct, string> = {
  setStatus: 'Change the state instead',
  resolve: 'Resolve the ticket, and name the state there',
  reopen: 'Reopen the ticket, and name the state there',
  close: 'Close the ticket, and name the state there',
}

function taken(ticket: TicketRecord, moves: Move[], act: MoveAct, move: Move | undefined): State {
  if (!move) throw refuse(ticket, moves, refusal(act, ticket) ?? '')
  if (!move.allowed && !isWay(move)) throw refuse(ticket, moves, move.reason ?? '')
  if (move.act !== act) throw invalid('state', `is reached in another way: ${move.state.name}. ${instead[move.act]}`)
  if (!move.allowed) throw refuse(ticket, moves, move.reason ?? '', move.forbidden)
  return move.state
}

const refuse = (ticket: TicketRecord, moves: Move[], reason: string, forbidden = false) =>
  new DeskError(
    forbidden ? 'forbidden' : 'conflict',
    [
      reason.startsWith(ticket.number) ? '' : `${ticket.number} stays as it is.`,
      reason,
      reason.startsWith('From ') ? '' : onward(ticket, moves),
    ]
      .filter(Boolean)
      .join(' '),
  )

/** The same for a change by hand, which may well ask for what is. */
export function changedState(
  ctx: Context,
  ticket: TicketRecord,
  wish: MoveWish,
  given: Partial<Filled> = {},
): State | undefined {
  const now = stateNow(ticket)
  if (wish.state === now.key || (wish.state === undefined && wish.status === now.kind)) return undefined
  return destination(ctx, ticket, 'setStatus', wish, given)
}

/** What follows by itself from an answer or an assignment, where the workflow has a way for it. */
export function natural(
  ctx: Context,
  ticket: TicketRecord,
  kind: TicketStatus,
  given: Partial<Filled> = {},
): State | undefined {
  const moves = movesOf(ctx.actor, ticket, worksOn(ctx.actor, ticket), given)
  return firstAllowed(moves, [kind])?.state
}

/** The same for an answer of the requester's side, whoever of them wrote it. */
export const naturalForRequester = (ctx: Context, ticket: TicketRecord, kind: TicketStatus): State | undefined =>
  firstAllowed(movesOf({ ...ctx.actor, id: ticket.requester_id }, ticket, false), [kind])?.state

/** The columns of a state. */
export const inState = ({ key, kind }: State): Updateable<Schema['ticket']> => ({ state: key, status: kind })

/** How an event tells it: the kind where that changed, and the state by its name then. */
export function stateChanges(ticket: TicketRecord, to: State) {
  return {
    ...(ticket.status !== to.kind && { status: [ticket.status, to.kind] as const }),
    state: [brief(stateNow(ticket)), brief(to)] as const,
  }
}

const brief = ({ key, name }: State) => ({ key, name })
