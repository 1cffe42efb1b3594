// A whole list, page after page: for the few records (teams, roles, categories) that a choice or a matrix shows together.
import { queryOptions } from '@tanstack/react-query'
import type { Output } from '../app/api.ts'
import { api } from '../app/api.ts'

interface Lists {
  'teams.list': Output<'teams.list'>['items'][number]
  'roles.list': Output<'roles.list'>['items'][number]
  'categories.list': Output<'categories.list'>['items'][number]
  'checklist-templates.list': Output<'checklist-templates.list'>['items'][number]
  'ticket-types.list': Output<'ticket-types.list'>['items'][number]
  'fields.list': Output<'fields.list'>['items'][number]
  'sessions.list': Output<'sessions.list'>['items'][number]
}

// Beyond this a list is searched and not read; it keeps a wrong use from asking for ever.
const most = 25

export function allOf<N extends keyof Lists>(name: N) {
  return queryOptions({
    queryKey: [name, {}, 'all'] as const,
    queryFn: async ({ signal }) => {
      const items: Lists[N][] = []
      let cursor: string | null = null
      for (let page = 0; page < most; page++) {
        const answer: Output<keyof Lists> = await api<keyof Lists>(
          name,
          { limit: 200, ...(cursor === null ? {} : { cursor }) },
          { signal },
        )
        items.push(...(answer.items as Lists[N][]))
        cursor = answer.nextCursor
        if (cursor === null) break
      }
      return items
    },
  })
}
