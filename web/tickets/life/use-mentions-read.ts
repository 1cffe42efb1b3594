// Whoever opens a ticket has found where it mentions them.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../app/api.ts'
import type { Ticket } from '../ticket/sides.ts'

export function useMentionsRead({ number, mentioned, revision }: Ticket) {
  const queries = useQueryClient()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another message may mention them again
  useEffect(() => {
    if (!mentioned || document.hidden) return
    api('mentions.read', { id: number })
      .then(() => {
        void queries.invalidateQueries({ queryKey: ['tickets.counts'] })
        void queries.invalidateQueries({ queryKey: ['tickets.list'] })
      })
      // It stays unread, and is read with the next visit.
      .catch(() => undefined)
  }, [number, mentioned, revision, queries])
}
