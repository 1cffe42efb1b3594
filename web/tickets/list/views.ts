// The views of the ticket list: which tickets each shows. Their names and places in the menu are in app/desk-nav.ts.
import { unresolved } from '../../../src/tickets/workflow/kinds.ts'
import type { Input } from '../../app/api.ts'

export type TicketFilter = Omit<Input<'tickets.list'>, 'cursor' | 'limit'>

export const views = [
  'mine',
  'mentions',
  'team',
  'unassigned',
  'waiting',
  'all',
  'snoozed',
  'resolved',
  'requested',
] as const
export type View = (typeof views)[number]

/** The start of the day a week ago in UTC, as the server counts "recently resolved". */
export function weekAgo(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - 7)).toISOString()
}

/** What is snoozed is out of the way, but for the view that shows it. */
const awake: TicketFilter = { status: [...unresolved], snoozed: false }

export function filterOf(view: View, now: Date): TicketFilter {
  switch (view) {
    case 'mine':
      return { assignee: 'me', ...awake }
    case 'mentions':
      return { mentions: 'me' }
    case 'team':
      return { team: 'mine', ...awake }
    case 'unassigned':
      return { assignee: 'none', ...awake }
    case 'waiting':
      return { status: ['pending', 'on_hold'], snoozed: false }
    case 'resolved':
      return { status: ['resolved', 'closed'], resolvedAfter: weekAgo(now) }
    case 'requested':
      return { requester: 'me', status: [...unresolved] }
    case 'snoozed':
      return { status: [...unresolved], snoozed: true }
    case 'all':
      return awake
  }
}

/** What a view fixes: another choice there would make it another view. */
export const fixed: Record<View, readonly string[]> = {
  mine: ['assignee'],
  mentions: [],
  team: ['team'],
  unassigned: ['assignee'],
  waiting: [],
  all: [],
  snoozed: [],
  resolved: [],
  requested: ['requester'],
}
