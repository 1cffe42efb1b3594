// Everything that the search finds, with the words where they were found.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { runAction } from '../app/actions.ts'
import type { Output } from '../app/api.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { recordPath } from '../app/record-path.ts'
import { Announcer } from '../tickets/announcer.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Excerpt } from '../ui/excerpt.tsx'
import { Input } from '../ui/input.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { RelativeTime } from '../ui/time.tsx'
import { useTitle } from '../ui/use-title.ts'
import type { SearchPageSearch } from './routes.ts'
import { searchQuery } from './routes.ts'

type Hit = Output<'search.find'>['items'][number]

const route = getRouteApi('/desk/search')
const pause = 180

export function SearchPage() {
  const search = route.useSearch()
  const q = search.q?.trim() ?? ''
  const found = useQuery({
    ...searchQuery({ ...search, q }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  useTitle(q ? `${q} in search` : 'Search')
  const hits = q === '' ? [] : (found.data?.items ?? [])
  return (
    <>
      <PageHeader title="Search">
        <QueryField search={search} />
        <Kinds search={search} />
      </PageHeader>
      <div className="min-h-0 flex-1">
        {q === '' && <EmptyState>Search in titles, descriptions and conversations, or for a person.</EmptyState>}
        {found.isLoading && <SkeletonRows label="Searching" />}
        {found.error && <ErrorNotice error={found.error} retry={found.refetch} />}
        {q !== '' && found.data && hits.length === 0 && (
          <EmptyState action={<Button onClick={() => runAction('ticket.new')}>New ticket</Button>}>
            Nothing has all of these words. Try fewer, or other ones.
          </EmptyState>
        )}
        <ul
          aria-label="Results"
          className={cx('mx-auto max-w-reading px-4 py-2', found.isPlaceholderData && 'opacity-60')}
        >
          {hits.map((hit) => (
            <HitLine key={hit.id} hit={hit} />
          ))}
        </ul>
        {hits.length >= 50 && (
          <p className="mx-auto max-w-reading px-4 pb-6 text-muted">
            These are the best 50. More words narrow it down.
          </p>
        )}
      </div>
      <Announcer />
    </>
  )
}

/** The words take effect when the typing pauses, and live in the address. */
function QueryField({ search }: { search: SearchPageSearch }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(search.q ?? '')
  const sent = useRef(search.q ?? '')
  useEffect(() => {
    if ((search.q ?? '') === sent.current) return
    sent.current = search.q ?? ''
    setTyped(sent.current)
  }, [search.q])
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed
      void navigate({ to: '/desk/search', search: { ...search, q: typed }, replace: true })
    }, pause)
    return () => clearTimeout(timer)
  }, [typed, search, navigate])
  return (
    <div className="relative min-w-40 max-w-form flex-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        autoFocus
        aria-label="Search for"
        maxLength={400}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="pl-7"
      />
    </div>
  )
}

const kinds = [
  { kind: undefined, label: 'Everything' },
  { kind: 'ticket', label: 'Tickets' },
  { kind: 'person', label: 'People' },
] as const

function Kinds({ search }: { search: SearchPageSearch }) {
  return (
    <nav aria-label="Kind of result" className="flex gap-px">
      {kinds.map(({ kind, label }) => (
        <Link
          key={label}
          to="/desk/search"
          search={{ ...(search.q && { q: search.q }), ...(kind && { kind }) }}
          replace
          aria-current={search.kind === kind ? 'page' : undefined}
          className={cx(
            'inline-flex h-control items-center rounded-md px-2 hover:bg-hover',
            search.kind === kind ? 'bg-selected font-medium' : 'text-muted',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}

function HitLine({ hit }: { hit: Hit }) {
  const navigate = useNavigate()
  const path = recordPath(hit)
  return (
    <li className="border-b border-line last:border-b-0">
      <a
        href={path}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          void navigate({ href: path })
        }}
        className="-mx-2 block rounded-md px-2 py-2 -outline-offset-2 hover:bg-hover"
      >
        <span className="flex items-baseline gap-2">
          {hit.kind === 'person' && (
            <span className="self-center">
              <Avatar person={{ id: hit.id, name: hit.title }} size="sm" />
            </span>
          )}
          {hit.number && <span className="shrink-0 font-mono text-xs text-muted">{hit.number}</span>}
          <bdi className="min-w-0 flex-1 truncate font-medium">{hit.title}</bdi>
          {hit.kind === 'ticket' && <RelativeTime at={hit.at} className="shrink-0 text-xs text-muted" />}
        </span>
        {hit.excerpt && (
          <span dir="auto" className="mt-0.5 line-clamp-2 text-muted">
            <Excerpt text={hit.excerpt} />
          </span>
        )}
      </a>
    </li>
  )
}
