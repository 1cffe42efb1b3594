// What became of every mail. It opens with what was held back: that is what waits for somebody.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages, query } from '../../app/queries.ts'
import { may, useMe } from '../../app/session.ts'
import { buttonClass } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useInSight } from '../in-sight.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerRows } from './ledger-rows.tsx'
import type { LedgerSearch, Show } from './ledger-search.ts'
import { readLedgerSearch, shows, toFilter } from './ledger-search.ts'
import { emptyWords, showWords } from './ledger-words.ts'

const route = getRouteApi('/desk/mail')

export function LedgerPage() {
  const search = readLedgerSearch(route.useSearch())
  const entries = useInfiniteQuery(pages('mail-ledger.list', { ...toFilter(search), limit: 100 }))
  const { data } = entries
  const found = useMemo(() => data?.pages.flatMap(({ items }) => items), [data])
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader title="Mail" actions={<Setup />} below>
        <LedgerFilters search={search} />
      </PageHeader>
      <Shows search={search} />
      <div ref={scroller} className="@container min-h-0 flex-1 overflow-y-auto">
        {entries.isPending && <SkeletonRows label="Loading mail" />}
        {entries.error && <ErrorNotice error={entries.error} retry={entries.refetch} />}
        {found?.length === 0 && <Nothing search={search} />}
        {found && found.length > 0 && (
          <LedgerRows
            key={JSON.stringify(toFilter(search))}
            rows={found}
            search={search}
            scroller={scroller}
            more={entries.hasNextPage && !entries.isFetchNextPageError}
            onEnd={() => !entries.isFetchingNextPage && void entries.fetchNextPage()}
          />
        )}
      </div>
    </div>
  )
}

function Setup() {
  if (!may(useMe(), 'mail.manage')) return null
  return (
    <Link to="/admin/mail/mailboxes" className={buttonClass()}>
      Mailboxes
    </Link>
  )
}

function Shows({ search }: { search: LedgerSearch }) {
  const { show: chosen = 'quarantined', ...rest } = search
  const counts = useQuery({ ...query('mail-ledger.counts', {}), staleTime: 10_000 }).data
  const counted: Partial<Record<Show, number>> = counts
    ? { quarantined: counts.quarantined, failed: counts.failed, received: counts.waiting }
    : {}
  const tabs = useInSight(`${chosen} ${JSON.stringify(counted)}`)
  return (
    <nav ref={tabs} aria-label="Which mail" className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4">
      {shows.map((one) => (
        <Link
          key={one}
          to="/desk/mail"
          search={{ ...rest, ...(one !== 'quarantined' && { show: one }) }}
          activeOptions={{ exact: true }}
          aria-current={one === chosen ? 'page' : undefined}
          className={cx(
            '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 text-control font-medium -outline-offset-2 coarse:h-11',
            one === chosen ? 'border-accent text-text' : 'border-transparent text-muted hover:text-text',
          )}
        >
          {showWords[one]}
          {Boolean(counted[one]) && (
            <span className="text-xs font-normal text-muted tabular">
              {counted[one] === 1000 ? '999+' : counted[one]?.toLocaleString()}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}

function Nothing({ search }: { search: LedgerSearch }) {
  const { show = 'quarantined', mailbox, from } = search
  if (mailbox || from)
    return (
      <EmptyState
        action={
          <Link to="/desk/mail" search={show === 'quarantined' ? {} : { show }} className={buttonClass()}>
            Take the filter away
          </Link>
        }
      >
        {show === 'all' ? 'No mail fits.' : `No mail of this kind fits: ${showWords[show].toLowerCase()}.`}
      </EmptyState>
    )
  return (
    <EmptyState
      action={
        show !== 'all' && (
          <Link to="/desk/mail" search={{ show: 'all' }} className={buttonClass()}>
            Show all mail
          </Link>
        )
      }
    >
      {emptyWords[show]}
    </EmptyState>
  )
}
