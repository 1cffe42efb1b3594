// The list with its header: title, filters, what arrived meanwhile, the rows.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { runAction, useActions } from '../../app/actions.ts'
import { ticketViews } from '../../app/desk-nav.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { idle } from '../../app/idle.ts'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { isEmpty, useSelection } from '../bulk/selection.ts'
import { columnsOf } from '../columns/shown.ts'
import { prefetchTicket } from '../ticket/prefetch.ts'
import { useWide } from '../use-wide.ts'
import { isSaved, type ListSearch } from './list-search.ts'
import { setOrder } from './order.ts'
import { TicketRows } from './ticket-rows.tsx'
import { useGoTo } from './use-go-to.ts'
import { useTicketList } from './use-ticket-list.ts'

// Fetched beside the first page of the list, and in its place before anybody could reach for it.
const FilterBar = deferred(
  () => import('./filter-bar.tsx'),
  ({ compact }) => (
    <>
      {!compact && <div className="h-control flex-1 rounded-md border border-edge bg-surface" />}
      <div className="size-control" />
    </>
  ),
)
FilterBar.preload()
const ListMenus = deferred(
  () => import('./list-menus.tsx'),
  () => <div className="h-control w-[calc(2*var(--control-size)+0.375rem)]" />,
)
ListMenus.preload()
// It comes 150 ms late in any case.
const ListSkeleton = deferred(() => import('./list-skeleton.tsx'))
ListSkeleton.preload()
// Wanted where the list stands in groups.
const GroupedRows = deferred(
  () => import('../grouping/grouped-rows.tsx'),
  () => <ListSkeleton />,
)
const Waiting = deferred(() => import('./waiting.tsx'))
// Wanted once a ticket is selected.
const BulkBar = deferred(() => import('../bulk/bulk-bar.tsx'))
const EmptyList = deferred(() => import('./empty-list.tsx'))
void idle().then(EmptyList.preload)

interface ListPaneProps {
  search: ListSearch
  /** The ticket that is open beside it. */
  open: string | null
}

export function ListPane({ search, open }: ListPaneProps) {
  const list = useTicketList(search)
  const scroller = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLElement>(null)
  const wide = useWide(frame, 832)
  const goTo = useGoTo()
  const { hrefOf, go } = useTicketLinks(search)
  const queries = useQueryClient()
  const saved = useSaved(search)
  const title = titleOf(search, saved)
  useTitle(open ? undefined : title)
  const catchUp = () => {
    list.catchUp()
    scroller.current?.scrollTo({ top: 0 })
  }
  useOnReturn(() => {
    if (scroller.current?.scrollTop === 0) list.catchUp()
  })
  useEffect(
    () =>
      setOrder(
        list.rows.map(({ number }) => number),
        list.more,
      ),
    [list.rows, list.more],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => void scroller.current?.scrollTo({ top: 0 }), [list.key])
  useActions([
    {
      id: 'list.filter',
      label: 'Filter the list',
      group: 'Tickets',
      shortcut: 'f',
      run: () => {
        const text = document.getElementById('list-filter-text')
        if (text) text.focus()
        else document.getElementById('list-filters')?.click()
      },
    },
  ])
  // Fetched beside the rows that it shows.
  if (search.group) GroupedRows.preload()
  const Rows = list.rows[0]?.group === undefined && !search.folded ? TicketRows : GroupedRows
  const selecting = !isEmpty(useSelection(list.key))
  return (
    <section ref={frame} aria-label={title} className="@container relative flex min-h-0 min-w-0 flex-1 flex-col">
      <PageHeader
        title={title}
        className="@max-[40rem]:px-3"
        actions={
          <>
            <Waiting count={list.waiting.length} gone={list.gone.size} compact={!wide} onShow={catchUp} />
            <ListMenus search={search} onChange={goTo} />
            <Button
              variant="primary"
              icon={<Plus />}
              aria-label="New ticket"
              shortcut="c"
              onClick={() => runAction('ticket.new')}
              className="@max-[40rem]:w-control @max-[40rem]:px-0"
            >
              <span className="@max-[40rem]:hidden">New ticket</span>
            </Button>
          </>
        }
      >
        <FilterBar search={search} error={list.error} compact={!wide} />
      </PageHeader>
      <div
        ref={scroller}
        aria-busy={list.pending}
        className={cx('relative min-h-0 flex-1 overflow-y-auto overscroll-contain', selecting && 'pb-16')}
      >
        {list.late ? (
          <ListSkeleton />
        ) : list.rows.length > 0 || (search.folded && !list.pending && !list.error) ? (
          <Rows
            label={title}
            search={search}
            list={list.key}
            rows={list.rows}
            gone={list.gone}
            more={list.more}
            columns={wide ? columnsOf(search, saved) : ''}
            open={open}
            scroller={scroller}
            hrefOf={hrefOf}
            onOpen={go}
            onPoint={(number) => prefetchTicket(queries, number)}
            onEnd={list.loadMore}
          />
        ) : (
          !list.pending && <EmptyList search={search} error={list.error} retry={list.retry} onChange={goTo} />
        )}
        {list.stuck && (
          <div className="px-4 py-3">
            <ErrorNotice error={list.error} retry={list.moreAgain} inline />
          </div>
        )}
      </div>
      {selecting && (
        <BulkBar key={list.key} list={list.key} search={search} loaded={list.rows.length} more={list.more} />
      )}
    </section>
  )
}

/** Nobody sees the list move while the tab is in the background. */
function useOnReturn(run: () => void) {
  useEffect(() => {
    document.addEventListener('visibilitychange', run)
    return () => document.removeEventListener('visibilitychange', run)
  })
}

const useSaved = ({ view }: ListSearch) =>
  useQuery({ ...query('views.get', { id: view }), enabled: isSaved(view), retry: false }).data

const titleOf = ({ view }: ListSearch, saved?: { name: string }) =>
  saved?.name ?? ticketViews.find(({ id }) => id === view)?.label ?? 'Tickets'

/** Addresses of tickets that keep the list beside them as it is. */
function useTicketLinks(search: ListSearch) {
  const router = useRouter()
  const navigate = useNavigate()
  const written = router.options.stringifySearch?.(search) ?? ''
  return {
    hrefOf: (number: string) => `/desk/tickets/${number}${written}`,
    go: (number: string, how?: { replace: boolean }) =>
      void navigate({ to: '/desk/tickets/$number', params: { number }, search, ...how }),
  }
}
