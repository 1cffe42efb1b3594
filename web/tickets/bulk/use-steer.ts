// Retry, undo and cancel: what can be done with a bulk change, from the corner and from its page.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { follow, unfollow } from './followed.ts'

/** @param onUndo told of the bulk change that undoes this one */
export function useSteer(id: string, onUndo?: (undo: string) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (act: 'retry' | 'undo' | 'cancel') => api(`bulk-changes.${act}`, { id }),
    onSuccess: (after, act) => {
      queries.setQueryData(query('bulk-changes.get', { id: after.id }).queryKey, after)
      if (act === 'cancel') return
      if (act === 'undo') unfollow(id)
      follow(after.id)
      if (act === 'undo') onUndo?.(after.id)
    },
  })
}
