// Retiring a category with what is below it, and bringing it back.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { announce } from '../../tickets/announce.ts'
import { follow } from '../../tickets/bulk/followed.ts'
import { toast } from '../../ui/toast.ts'
import { allOf } from '../all-of.ts'
import { unresolvedStatuses } from '../unresolved.ts'
import type { Category } from './category-values.ts'

interface Turn {
  category: Category
  active: boolean
  /** Where its open tickets go first; they stay unless told. */
  move?: { to: string; key: string } | undefined
}

export function useTurn(onDone?: () => void) {
  const queries = useQueryClient()
  const turning = useMutation({
    // Tickets first: if they cannot be moved, nothing has happened.
    mutationFn: async ({ category: { id, revision }, active, move }: Turn) => {
      if (move) {
        const view = { category: id, status: unresolvedStatuses }
        const asked = { view, change: { category: move.to } }
        follow((await api('bulk-changes.start', asked, { idempotencyKey: move.key })).id)
      }
      return api('categories.change', { id, active }, { ifMatch: revision })
    },
    onSuccess: async (saved, { move }) => {
      await queries.invalidateQueries({ queryKey: allOf('categories.list').queryKey })
      for (const list of ['categories.list', 'ticket-types.list', 'canned-replies.list'])
        void queries.invalidateQueries({ queryKey: [list] })
      const said = saved.active ? `${saved.name} is offered again` : `${saved.name} retired`
      if (move) toast(`${said}; its open tickets are being moved`)
      else toast(said, () => turning.mutate({ category: saved, active: !saved.active }))
      onDone?.()
    },
    onError: (error) => announce(`Nothing was changed. ${error.message}`),
  })
  return turning
}
