// Bulk changes of the last 90 days: one's own, for overseers everybody's.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Listed } from '../../app/listed.tsx'
import { pages } from '../../app/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { outcome, sentence } from './outcome.ts'

export function BulkListPage() {
  const list = useInfiniteQuery(pages('bulk-changes.list', { limit: 50 }))
  const found = list.data?.pages.flatMap(({ items }) => items)
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <PageHeader title="Bulk changes" />
      <Listed
        query={list}
        items={found}
        noun="bulk changes"
        empty={
          <EmptyState
            action={
              <Link to="/desk/tickets" search={{ view: 'all' }} className={buttonClass('secondary')}>
                Open the list
              </Link>
            }
          >
            Nothing was changed in bulk in the last 90 days. Select tickets in a list to begin.
          </EmptyState>
        }
      >
        {(some) => (
          <Table label="Bulk changes">
            <thead>
              <tr>
                <Head>Change</Head>
                <Head className="max-sm:hidden">Result</Head>
                <Head className="max-md:hidden">By</Head>
                <Head className="max-sm:hidden">Started</Head>
              </tr>
            </thead>
            <tbody>
              {some.map((bulk) => (
                <Row key={bulk.id}>
                  <Cell share={45}>
                    <Link
                      to="/desk/bulk-changes/$id"
                      params={{ id: bulk.id }}
                      className="font-medium underline-offset-2 hover:underline"
                    >
                      <bdi>{sentence(bulk.summary)}</bdi>
                    </Link>
                    <span className="block truncate text-xs text-muted tabular sm:hidden">{outcome(bulk)}</span>
                  </Cell>
                  <Cell share={30} className="tabular max-sm:hidden">
                    {outcome(bulk)}
                  </Cell>
                  <Cell share={15} className="text-muted max-md:hidden">
                    <bdi>{bulk.by.name}</bdi>
                  </Cell>
                  <Cell className="text-muted max-sm:hidden">
                    <RelativeTime at={bulk.startedAt} />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
      </Listed>
    </div>
  )
}
