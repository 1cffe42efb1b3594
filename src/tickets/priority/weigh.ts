// Priority from impact and urgency, or by hand. Pure.
import { invalid } from '../../platform/errors.ts'
import type { Priority, Scale } from '../contract.ts'
import type { Cells } from './contract.ts'

/** The way ITIL draws it, until an admin draws it otherwise. */
export const standardCells: Cells = {
  // impact → urgency
  high: { high: 'P1', medium: 'P2', low: 'P3' },
  medium: { high: 'P2', medium: 'P3', low: 'P3' },
  low: { high: 'P3', medium: 'P3', low: 'P4' },
}

interface Wish {
  priority?: Priority | undefined
  /** `matrix` goes back to what impact and urgency say; `hand` keeps what it is now. */
  priorityBy?: 'hand' | 'matrix' | undefined
  priorityReason?: string | null | undefined
  impact?: Scale | undefined
  urgency?: Scale | undefined
}

export interface Weight {
  priority: Priority
  priority_by: 'hand' | 'matrix'
  /** Why it was set by hand, when somebody said so. */
  priority_reason: string | null
  impact: Scale
  urgency: Scale
}

/**
 * A priority set by hand stays until impact or urgency change without one, or until it is given back to the matrix.
 * @param before how it was; for a new ticket, middling and by the matrix
 * @throws DeskError invalid for wishes that contradict each other
 */
export function weigh(wish: Wish, cells: Cells, before?: Weight): Weight {
  const impact = wish.impact ?? before?.impact ?? 'medium'
  const urgency = wish.urgency ?? before?.urgency ?? 'medium'
  if (wish.priority && wish.priorityBy === 'matrix')
    throw invalid('priorityBy', 'contradicts priority: leave one of them out')
  const byHand = wish.priority !== undefined || wish.priorityBy === 'hand' || staysByHand(wish, before)
  if (!byHand) {
    if (wish.priorityReason)
      throw invalid('priorityReason', 'is for a priority that is set by hand: set one, or leave it out')
    const untouched = before && wish.impact === undefined && wish.urgency === undefined && !wish.priorityBy
    return untouched
      ? before
      : { impact, urgency, priority: cells[impact][urgency], priority_by: 'matrix', priority_reason: null }
  }
  const priority = wish.priority ?? before?.priority ?? cells[impact][urgency]
  const kept = before?.priority === priority ? before.priority_reason : null
  const priority_reason = wish.priorityReason === undefined ? kept : wish.priorityReason
  return { impact, urgency, priority, priority_by: 'hand', priority_reason }
}

const staysByHand = (wish: Wish, before: Weight | undefined) =>
  before?.priority_by === 'hand' && !wish.priorityBy && wish.impact === undefined && wish.urgency === undefined
