// One way to read: the operation's name and input are the key, so that live updates know what to refetch.
import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query'
import type { Call, Input, OperationName, Output } from './api.ts'
import { ApiError, api } from './api.ts'

/** `useSuspenseQuery(query('tickets.get', { id }))`, and the same in a loader. */
export function query<N extends OperationName>(name: N, ...[input]: Call<N>) {
  return queryOptions({
    queryKey: [name, input ?? {}] as const,
    queryFn: ({ signal }): Promise<Output<N>> => api(name, ...([input, { signal }] as unknown as Call<N>)),
  })
}

interface Page {
  items: unknown[]
  nextCursor: string | null
}
type ListName = { [N in OperationName]: Output<N> extends Page ? N : never }[OperationName]

/** A list that goes on: pages by cursor, `data.pages.flatMap((page) => page.items)`. */
export function pages<N extends ListName>(name: N, input: Omit<Input<N>, 'cursor'>) {
  return infiniteQueryOptions({
    queryKey: [name, input, 'pages'] as const,
    queryFn: ({ signal, pageParam }): Promise<Output<N>> =>
      api(name, ...([{ ...input, ...(pageParam && { cursor: pageParam }) }, { signal }] as unknown as Call<N>)),
    initialPageParam: '',
    getNextPageParam: (last: Output<N>) => (last as Page).nextCursor,
  })
}

const passes = (error: Error) => error instanceof ApiError && (error.status === 0 || error.status === 503)

export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Live updates tell what changed; the rest is read again after a minute, on focus or on coming back online.
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        // Without a network it fails and says so, rather than wait unseen; what is on the page is read again when it is back.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => passes(error) && failures < 3,
        retryDelay: (attempt, error) =>
          error instanceof ApiError && error.retryAfter ? error.retryAfter * 1000 : Math.min(500 * 2 ** attempt, 8000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
