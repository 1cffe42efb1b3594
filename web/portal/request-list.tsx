// One's own requests: those that wait for oneself first, then those that others work on; what is over, apart.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TicketStatus } from '../../src/tickets/workflow/kinds.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { RequestLine } from './request-line.tsx'
import { colleaguesQuery, requestsQuery, sharedQuery, turns } from './requests.ts'

type Listed = ReturnType<typeof useRequests>

function useRows(wanted: ReturnType<typeof requestsQuery>) {
  const found = useInfiniteQuery(wanted)
  return { ...found, rows: found.data?.pages.flatMap(({ items }) => items) ?? [] }
}

const useRequests = (turn: (typeof turns)[keyof typeof turns]) => useRows(requestsQuery(turn))
const still: TicketStatus[] = [...turns.yours, ...turns.ours]

export function OpenRequests() {
  const yours = useRequests(turns.yours)
  const ours = useRequests(turns.ours)
  const shared = useRows(sharedQuery(still))
  const failed = yours.isError ? yours : ours.isError ? ours : null
  // Both or none: nothing may move down when the other one arrives.
  if (failed && failed.rows.length === 0) return <Failed list={failed} />
  if (yours.isPending || ours.isPending) return <Waiting />
  if (yours.rows.length === 0 && ours.rows.length === 0 && shared.rows.length === 0) {
    return <Empty>You have no open requests. When you ask for something, you see here how it goes.</Empty>
  }
  return (
    <>
      {yours.rows.length > 0 && <Group title="Your turn" list={yours} />}
      {ours.rows.length > 0 && <Group title="Our turn" list={ours} />}
      {shared.rows.length > 0 && <Group title="Shared with you" list={shared} />}
    </>
  )
}

export function ClosedRequests() {
  const over = useRequests(turns.over)
  const shared = useRows(sharedQuery(turns.over))
  if (over.isError && over.rows.length === 0) return <Failed list={over} />
  if (over.isPending) return <Waiting />
  if (over.rows.length === 0 && shared.rows.length === 0)
    return <Empty>Nothing is closed yet. Requests come here once they are done.</Empty>
  return (
    <>
      <Rows list={over} label="Closed requests" />
      {shared.rows.length > 0 && <Group title="Shared with you" list={shared} />}
    </>
  )
}

/** What people of the same organisation asked for, whatever became of it. */
export function ColleaguesRequests() {
  const all = useRows(colleaguesQuery())
  if (all.isError && all.rows.length === 0) return <Failed list={all} />
  if (all.isPending) return <Waiting />
  if (all.rows.length === 0) return <Empty>Nobody of your organisation has asked for anything yet.</Empty>
  return <Rows list={all} label="Requests of your organisation" />
}

function Failed({ list }: { list: Listed }) {
  return (
    <div className="mt-6">
      <ErrorNotice error={list.error} retry={() => void list.refetch()} inline />
    </div>
  )
}

function Group({ title, list }: { title: string; list: Listed }) {
  return (
    <section aria-label={title} className="mt-6">
      <h3 className="text-md font-medium text-muted">{title}</h3>
      <Rows list={list} label={title} />
    </section>
  )
}

function Rows({ list, label }: { list: Listed; label: string }) {
  return (
    <>
      <ul aria-label={label}>
        {list.rows.map((row) => (
          <RequestLine key={row.id} row={row} />
        ))}
      </ul>
      {list.isFetchNextPageError && <ErrorNotice error={list.error} retry={() => void list.fetchNextPage()} inline />}
      {list.hasNextPage && (
        <Button className="mt-3" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  )
}

function Empty({ children }: { children: string }) {
  return (
    <div className="py-6">
      <p className="text-muted">{children}</p>
      <Button className="mt-3" onClick={() => document.getElementById('question')?.focus()}>
        Ask for help
      </Button>
    </div>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading your requests" className="mt-6 animate-late">
      <Skeleton className="my-1.5 w-20" />
      {['w-3/5', 'w-4/5', 'w-1/2'].map((width) => (
        <div key={width} className="flex min-h-19 flex-col justify-center gap-3 border-b border-line py-3">
          <Skeleton className={width} />
          <Skeleton className="w-2/5" />
        </div>
      ))}
    </div>
  )
}
