// What leaves the desk by mail: what waits, what failed and can be tried again, what was sent and what was not, and why.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Listed } from '../../../app/listed.tsx'
import { pages, query } from '../../../app/queries.ts'
import { useInSight } from '../../../email/in-sight.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { AdminPage } from '../../admin-page.tsx'
import type { OutShow } from './outbox-search.ts'
import { emptyWords, outShows, outShowWords, readOutboxSearch } from './outbox-search.ts'
import { OutboxTable } from './outbox-table.tsx'
import { Suppressed } from './suppressed.tsx'

const route = getRouteApi('/admin/mail/outbox')

export function OutboxPage() {
  const { show = 'failed' } = readOutboxSearch(route.useSearch())
  return (
    <AdminPage
      title="Outbox"
      intro="Everything that the desk mails stands here first and goes out afterwards, so that nothing is lost when a server does not answer."
    >
      <Shows chosen={show} />
      {show === 'addresses' ? <Suppressed /> : <Mails key={show} show={show} />}
    </AdminPage>
  )
}

function Shows({ chosen }: { chosen: OutShow }) {
  const counts = useQuery({ ...query('outbox.counts', {}), staleTime: 10_000 }).data
  const counted: Partial<Record<OutShow, number>> = counts ?? {}
  const tabs = useInSight(`${chosen} ${JSON.stringify(counted)}`)
  return (
    <nav
      ref={tabs}
      aria-label="Which mail"
      className="mt-3 flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4"
    >
      {outShows.map((one) => (
        <Link
          key={one}
          to="/admin/mail/outbox"
          search={one === 'failed' ? {} : { show: one }}
          activeOptions={{ exact: true }}
          aria-current={one === chosen ? 'page' : undefined}
          className={cx(
            '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 text-control font-medium -outline-offset-2 coarse:h-11',
            one === chosen ? 'border-accent text-text' : 'border-transparent text-muted hover:text-text',
          )}
        >
          {outShowWords[one]}
          {Boolean(counted[one]) && (
            <span className="text-xs font-normal text-muted tabular">{counted[one]?.toLocaleString()}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}

function Mails({ show }: { show: Exclude<OutShow, 'addresses'> }) {
  const counts = useQuery({ ...query('outbox.counts', {}), staleTime: 10_000 }).data
  const elsewhere = show === 'failed' && Boolean(counts?.bounced)
  const mails = useInfiniteQuery({
    ...pages('outbox.list', { limit: 50, ...(show !== 'all' && { state: show }) }),
    // What is on its way moves on without a word.
    refetchInterval: show === 'queued' || show === 'held' ? 5000 : 30_000,
  })
  return (
    <Listed
      query={mails}
      items={mails.data?.pages.flatMap(({ items }) => items)}
      noun="mail"
      empty={
        <EmptyState
          action={
            elsewhere && (
              <Link to="/admin/mail/outbox" search={{ show: 'bounced' }} className={buttonClass()}>
                See what was returned
              </Link>
            )
          }
        >
          {elsewhere ? 'Every mail was taken by a server, but some came back.' : emptyWords[show]}
        </EmptyState>
      }
    >
      {(some) => <OutboxTable mails={some} />}
    </Listed>
  )
}
