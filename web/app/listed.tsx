// A list in each of its states: it comes, it could not come, it is empty, it is there, there is more of it.
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ErrorNotice } from './error-notice.tsx'

/** What of a query says how far it is; those read page by page have more. */
export interface Fetching {
  isPending: boolean
  error: Error | null
  refetch: () => unknown
  hasNextPage?: boolean
  isFetchingNextPage?: boolean
  fetchNextPage?: () => unknown
}

export interface ListedProps<T> {
  query: Fetching
  /** What was found; undefined until something was. */
  items: readonly T[] | undefined
  /** `teams`, for whoever hears that they are loading. */
  noun: string
  /** How many lines stand there meanwhile. */
  rows?: number
  /** Why it is empty, and the one action that helps. */
  empty: ReactNode
  children: (items: readonly T[]) => ReactNode
}

export function Listed<T>({ query, items, noun, rows, empty, children }: ListedProps<T>) {
  const { isPending, error, refetch, hasNextPage = false, isFetchingNextPage, fetchNextPage } = query
  return (
    <>
      {isPending && <SkeletonRows label={`Loading ${noun}`} {...(rows !== undefined && { rows })} />}
      {error && <ErrorNotice error={error} retry={refetch} />}
      {items?.length === 0 && !hasNextPage && empty}
      {items && items.length > 0 && children(items)}
      {hasNextPage && (
        <div className="flex items-center gap-3 px-4 py-3">
          <Button busy={isFetchingNextPage} onClick={() => fetchNextPage?.()}>
            Show more
          </Button>
          <p className="text-muted tabular">{items?.length.toLocaleString()} shown so far</p>
        </div>
      )}
    </>
  )
}
