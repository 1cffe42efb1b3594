// Everything that the search finds, with the words where they were found.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiError } from '../app/api.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { announce } from '../tickets/announce.ts'
import { Announcer } from '../tickets/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { HitLine } from './hit-line.tsx'
import { NothingFound } from './nothing-found.tsx'
import { QueryField } from './query-field.tsx'
import { Reading } from './reading.tsx'
import { type SearchPageSearch, searchQuery } from './routes.ts'

const route = getRouteApi('/desk/search')

export function SearchPage() {
  const search = route.useSearch()
  const q = search.q?.trim() ?? ''
  const found = useInfiniteQuery({
    ...searchQuery({ ...search, q }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  useTitle(q ? `${q} in search` : 'Search')
  const pages = q === '' ? [] : (found.data?.pages ?? [])
  const [first] = pages
  // Something may have moved from one page to the next meanwhile.
  const hits = [...new Map(pages.flatMap(({ items }) => items).map((hit) => [hit.id, hit])).values()]
  const settled = first !== undefined && !found.isPlaceholderData
  useEffect(() => {
    if (settled)
      announce(hits.length === 0 ? 'Nothing found' : `${hits.length}${found.hasNextPage ? ' or more' : ''} found`)
  }, [settled, hits.length, found.hasNextPage])
  const mistake = found.error instanceof ApiError ? found.error.field('q') : undefined
  return (
    <>
      <PageHeader title="Search">
        <QueryField search={search} mistaken={mistake !== undefined} />
        <div className="max-sm:hidden">
          <Kinds search={search} />
        </div>
      </PageHeader>
      <div className="border-b border-line px-2 py-1 sm:hidden">
        <Kinds search={search} />
      </div>
      <div className="min-h-0 flex-1">
        {q === '' && <Hints />}
        {found.isLoading && <SkeletonRows label="Searching" />}
        {mistake && (
          <p id="search-mistake" role="status" className="mx-auto max-w-reading px-4 pt-3 text-red">
            What you search for {mistake}.
          </p>
        )}
        {found.error && !mistake && <ErrorNotice error={found.error} retry={found.refetch} />}
        {first && <Reading search={{ ...search, q }} answer={first} />}
        {settled && hits.length === 0 && <NothingFound search={{ ...search, q }} />}
        <ul
          aria-label="Results"
          className={cx('mx-auto max-w-reading px-4 py-2', found.isPlaceholderData && 'opacity-60')}
        >
          {hits.map((hit) => (
            <HitLine key={hit.id} hit={hit} />
          ))}
        </ul>
        {found.hasNextPage && (
          <div className="mx-auto max-w-reading px-4 pb-6">
            <Button onClick={() => found.fetchNextPage()} disabledReason={found.isFetchingNextPage ? 'Loading' : null}>
              More results
            </Button>
          </div>
        )}
      </div>
      <Announcer />
    </>
  )
}

const examples = [
  ['"vpn drops"', 'these words beside each other'],
  ['printer -scanner', 'one without the other'],
  ['T-1042', 'a ticket by its number'],
  ['laptop is:open assignee:me', 'with the filters of the list'],
] as const

function Hints() {
  return (
    <>
      <EmptyState>Search titles, descriptions, conversations and notes, or for people and organisations.</EmptyState>
      <ul aria-label="Examples" className="mx-auto grid w-fit max-w-full gap-1 px-4 text-muted">
        {examples.map(([q, means]) => (
          <li key={q} className="flex flex-wrap items-center gap-x-2">
            <Link
              to="/desk/search"
              search={{ q }}
              className="font-mono text-text underline-offset-2 hover:underline coarse:py-2.5"
            >
              {q}
            </Link>
            {means}
          </li>
        ))}
      </ul>
    </>
  )
}

const kinds = [
  { kind: undefined, label: 'Everything' },
  { kind: 'ticket', label: 'Tickets' },
  { kind: 'person', label: 'People' },
  { kind: 'organisation', label: 'Organisations' },
] as const

function Kinds({ search: { kind: chosen, ...search } }: { search: SearchPageSearch }) {
  return (
    <nav aria-label="Kind of result" className="flex max-w-full gap-px overflow-x-auto">
      {kinds.map(({ kind, label }) => (
        <Link
          key={label}
          to="/desk/search"
          search={{ ...search, ...(kind && { kind }) }}
          replace
          aria-current={chosen === kind ? 'page' : undefined}
          className={cx(
            'inline-flex h-control items-center rounded-md px-2 hover:bg-hover',
            chosen === kind ? 'bg-selected font-medium' : 'text-muted',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
