// Priority from impact and urgency, the way ITIL draws it. A pure table.
import type { Priority, Scale } from './contract.ts'

const matrix: Record<Scale, Record<Scale, Priority>> = {
  // impact → urgency
  high: { high: 'P1', medium: 'P2', low: 'P3' },
  medium: { high: 'P2', medium: 'P3', low: 'P3' },
  low: { high: 'P3', medium: 'P3', low: 'P4' },
}

export const priorityFor = (impact: Scale, urgency: Scale): Priority => matrix[impact][urgency]

interface Wish {
  priority?: Priority | undefined
  impact?: Scale | undefined
  urgency?: Scale | undefined
}

interface Weight {
  priority: Priority
  priorityBy: 'hand' | 'matrix'
  impact: Scale
  urgency: Scale
}

/**
 * A priority set by hand stays until impact or urgency change without one.
 * @param before how it was; for a new ticket, middling and by the matrix
 */
export function weigh(wish: Wish, before?: Weight): Weight {
  const impact = wish.impact ?? before?.impact ?? 'medium'
  const urgency = wish.urgency ?? before?.urgency ?? 'medium'
  if (wish.priority) return { impact, urgency, priority: wish.priority, priorityBy: 'hand' }
  const untouched = wish.impact === undefined && wish.urgency === undefined
  if (before && untouched) return before
  return { impact, urgency, priority: priorityFor(impact, urgency), priorityBy: 'matrix' }
}
