// One mail: what became of it and why, the mail itself, and what can be made of it.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ActionButton } from '../../app/action-button.tsx'
import { ApiError } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Announcer } from '../../tickets/announcer.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ShownMail } from '../shown/shown-mail.tsx'
import { EntryActs } from './entry-acts.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { EntryStory } from './entry-story.tsx'
import { Subject } from './ledger-line.tsx'
import { readLedgerSearch } from './ledger-search.ts'
import type { LedgerDetails } from './ledger-words.ts'
import { useNeighbours } from './use-neighbours.tsx'

const route = getRouteApi('/desk/mail/$id')

export function LedgerEntryPage() {
  const { id } = route.useParams()
  const search = readLedgerSearch(route.useSearch())
  const entry = useQuery(query('mail-ledger.get', { id }))
  useTitle(entry.data?.subject ?? 'Mail')
  useNeighbours(id, search)
  const gone = entry.error instanceof ApiError && entry.error.status === 404
  return (
    <>
      <PageHeader
        title={
          <>
            <Link to="/desk/mail" search={search} className="tap font-normal text-muted hover:text-text">
              Mail
            </Link>
            <span aria-hidden className="px-1.5 font-normal text-muted">
              /
            </span>
            {entry.data ? <Subject entry={entry.data} /> : '…'}
          </>
        }
        actions={
          <>
            <ActionButton action="mail.previous" iconOnly />
            <ActionButton action="mail.next" iconOnly />
          </>
        }
      />
      <Announcer />
      {entry.isPending && <SkeletonRows label="Loading the mail" />}
      {gone ? (
        <EmptyState
          action={
            <Link to="/desk/mail" search={search} className={buttonClass()}>
              All mail
            </Link>
          }
        >
          It is not here any more, or belongs to a ticket that you may not see.
        </EmptyState>
      ) : (
        entry.error && <ErrorNotice error={entry.error} retry={entry.refetch} />
      )}
      {entry.data && <Loaded key={id} entry={entry.data} />}
    </>
  )
}

function Loaded({ entry }: { entry: LedgerDetails }) {
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-6 px-4 py-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
      <div className="flex min-w-0 flex-col gap-4">
        <EntryStory entry={entry} />
        <EntryActs entry={entry} />
        <ShownMail of={{ kind: 'entry', id: entry.id }} />
      </div>
      <EntryFacts entry={entry} />
    </div>
  )
}
