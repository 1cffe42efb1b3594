// Every saved reply that one may use, read once; and how one reads on a ticket.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { fillIn, valuesOf } from '../../../src/tickets/canned-replies/contract/variables.ts'
import { statusWords } from '../../../src/tickets/workflow.ts'
import { api } from '../../app/api.ts'
import type { Me } from '../../app/session.ts'
import type { Ticket } from '../ticket/sides.ts'
import type { SavedReply } from './along.ts'

export const savedReplies = queryOptions({
  queryKey: ['canned-replies.list', {}, 'whole'] as const,
  queryFn: async ({ signal }) => {
    const items: SavedReply[] = []
    let cursor: string | null = null
    do {
      const page: { items: SavedReply[]; nextCursor: string | null } = await api(
        'canned-replies.list',
        { limit: 200, ...(cursor && { cursor }) },
        { signal },
      )
      items.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    return items
  },
  staleTime: 5 * 60_000,
})

export const useSavedReplies = () => useQuery(savedReplies)

type Known = Pick<Ticket, 'number' | 'title' | 'priority' | 'status' | 'category' | 'team' | 'requester'>

/** The same as the desk itself fills in: one list of variables, one function. */
export function filledIn(body: string, ticket: Known, me: Pick<Me, 'person' | 'tenant'>) {
  const { number, title, priority, status, category, team, requester } = ticket
  const facts = {
    requester,
    ticket: {
      ...{ number, title, priority },
      category: category?.name ?? null,
      status: statusWords[status],
      team: team?.name ?? null,
      link: `${location.origin}/portal/tickets/${number}`,
    },
    agent: me.person,
    desk: me.tenant.name,
  }
  return fillIn(body, valuesOf(facts))
}
