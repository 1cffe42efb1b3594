// Saved views: what is read of them, and what is done to them. Every change shows in the sidebar at once.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Input } from '../../app/api.ts'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { toast } from '../../ui/toast.ts'
import type { SavedView } from './saved.ts'

/** Undefined until they are known. */
export const usePinned = () => useQuery(query('views.list', { pinned: true })).data?.items

/** Beside the list's own counts these are asked for from time to time: they may be any filter. */
export function useViewCounts(enabled: boolean) {
  const counts = useQuery({ ...query('views.counts'), enabled, staleTime: 20_000, refetchInterval: 60_000 })
  return new Map(counts.data?.items.map((one) => [one.id, one]))
}

export function useViewChanges() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const refresh = () =>
    queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('views.') })
  const settled = { onSettled: refresh }

  const add = useMutation({ mutationFn: (input: Input<'views.add'>) => api('views.add', input), ...settled })
  const change = useMutation({
    mutationFn: ({ revision, ...input }: Input<'views.change'> & { revision: number }) =>
      api('views.change', input, { ifMatch: revision }),
    ...settled,
  })
  const pin = useMutation({
    mutationFn: ({ id, pin: place }: SavedView) => api(place === null ? 'views.pin' : 'views.unpin', { id }),
    ...settled,
  })
  const arrange = useMutation({ mutationFn: (views: string[]) => api('views.arrange', { views }), ...settled })
  const remove = useMutation({
    mutationFn: (view: SavedView) => api('views.remove', { id: view.id }),
    onSuccess(_, { id, name }) {
      const restore = async () => {
        await api('views.restore', { id })
        await refresh()
      }
      toast(`View “${name}” deleted`, restore)
    },
    ...settled,
  })
  const show = (id: string) => void navigate({ to: '/desk/tickets', search: { view: id } })
  return { add, change, pin, arrange, remove, show }
}
