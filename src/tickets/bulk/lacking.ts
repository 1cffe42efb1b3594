// What a step asks of a ticket that it does not have: by its workflow, and by the fields that resolving wants. Pure.
import type { Actor } from '../../platform/context.ts'
import { lacking } from '../fields/accept.ts'
import type { Definition } from '../fields/contract/applying.ts'
import { movesBy, movesOf, type Placed } from '../moves.ts'
import { worksOn } from '../policy.ts'
import type { TicketRecord } from '../store.ts'
import type { Move, MoveAct } from '../workflow/moves.ts'
import { refusal } from '../workflow.ts'
import type { BulkWish } from './contract.ts'

/** What of a ticket decides it. */
export type Stepping = Placed & Pick<TicketRecord, 'type' | 'category_ids' | 'team_id' | 'team_restricted'>

export interface Lack {
  /** `category`, `assignee`, `field.site` … */
  missing: string[]
  /** Why it cannot take the step, whatever it is given. */
  refused: string | null
}

const nothing: Lack = { missing: [], refused: null }

export function actOf({ resolution, close, reopen, status, state }: BulkWish): MoveAct | null {
  if (resolution !== undefined) return 'resolve'
  if (close) return 'close'
  if (reopen) return 'reopen'
  return status || state ? 'setStatus' : null
}

export function lackOf(actor: Actor, ticket: Stepping, definitions: readonly Definition[], wish: BulkWish): Lack {
  const act = actOf(wish)
  if (!act || (act === 'setStatus' && (wish.status === ticket.status || wish.state === ticket.state))) return nothing
  const fields = { ...ticket.fields, ...wish.fields }
  const filled: Stepping = {
    ...ticket,
    fields,
    category: wish.category === undefined ? ticket.category : wish.category,
    team: wish.team === undefined ? ticket.team : wish.team,
    assignee: wish.assignee === undefined ? ticket.assignee : wish.assignee,
  }
  const move = wanted(movesOf(actor, filled, worksOn(actor, ticket)), act, wish)
  if (!move) return { missing: [], refused: refusal(act, ticket) ?? `${ticket.number} has no such step.` }
  if (!move.allowed && move.missing.length === 0) return { missing: [], refused: move.reason }
  const place = { type: ticket.type, categories: ticket.category_ids ?? [] }
  const forResolving =
    act === 'resolve' && actor.kind === 'person' ? lacking(definitions, fields, place, 'resolving') : []
  return { missing: [...new Set([...move.missing, ...forResolving.map(({ key }) => `field.${key}`)])], refused: null }
}

/** As the step itself will choose: the state that is named, or the first that is open. */
function wanted(moves: Move[], act: MoveAct, { state, status }: BulkWish): Move | undefined {
  if (state !== undefined && act === 'setStatus') return moves.find((move) => move.state.key === state)
  const possible = movesBy(moves, act).filter((move) => !status || move.state.kind === status)
  return possible.find(({ allowed }) => allowed) ?? possible.find(({ step }) => step) ?? possible[0]
}

/** Of what was given for those that lack it, what this one gets; null when nothing. */
export function filling({ fill }: BulkWish, missing: readonly string[]): BulkWish | null {
  if (!fill) return null
  const fields = Object.fromEntries(
    Object.entries(fill.fields ?? {}).filter(([key]) => missing.includes(`field.${key}`)),
  )
  const plain = (['category', 'team', 'assignee'] as const).filter((one) => fill[one] && missing.includes(one))
  const wish = {
    ...(Object.keys(fields).length > 0 && { fields }),
    ...Object.fromEntries(plain.map((one) => [one, fill[one]])),
  }
  return Object.keys(wish).length > 0 ? wish : null
}
