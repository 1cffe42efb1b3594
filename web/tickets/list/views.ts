// The views of the ticket list: which tickets each shows. Their names and places in the menu are in app/desk-nav.ts.
import { unresolved } from '../../../src/tickets/workflow.ts'
import type { Input } from '../../app/api.ts'

export type TicketFilter = Omit<Input<'tickets.list'>, 'cursor' | 'limit'>

export const views = ['mine', 'team', 'unassigned', 'waiting', 'all', 'resolved', 'requested'] as const
export type View = (typeof views)[number]

/** The start of the day a week ago in UTC, as the server counts "recently resolved". */
export function weekAgo(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - 7)).toISOString()
}

export function filterOf(view: View, now: Date): TicketFilter {
  switch (view) {
    case 'mine':
      return { assignee: 'me', status: [...unresolved] }
    case 'team':
      return { team: 'mine', status: [...unresolved] }
    case 'unassigned':
      return { assignee: 'none', status: [...unresolved] }
    case 'waiting':
      return { status: ['pending', 'on_hold'] }
    case 'resolved':
      return { status: ['resolved', 'closed'], resolvedAfter: weekAgo(now) }
    case 'requested':
      return { requester: 'me', status: [...unresolved] }
    case 'all':
      return { status: [...unresolved] }
  }
}

/** What a view fixes: another choice there would make it another view. */
export const fixed: Record<View, readonly string[]> = {
  mine: ['assignee'],
  team: ['team'],
  unassigned: ['assignee'],
  waiting: [],
  all: [],
  resolved: [],
  requested: ['requester'],
}
