// The tickets that taking an import back has left, because somebody had worked on them.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { RelativeTime } from '../../ui/time.tsx'

export function Kept({ id }: { id: string }) {
  const kept = useInfiniteQuery(pages('imports.kept', { id, limit: 50 }))
  const found = kept.data?.pages.flatMap(({ items }) => items)
  return (
    <section aria-label="Tickets that stayed" className="border-t border-line">
      <h2 className="px-4 py-3 text-md font-semibold">Tickets that stayed</h2>
      {kept.isPending && <SkeletonRows label="Loading the tickets that stayed" />}
      {kept.isError && <ErrorNotice error={kept.error} retry={kept.refetch} />}
      {found && found.length > 0 && (
        <Table label="Tickets that stayed">
          <thead>
            <tr>
              <Head>Ticket</Head>
              <Head className="max-sm:hidden">Last worked on by</Head>
              <Head>When</Head>
            </tr>
          </thead>
          <tbody>
            {found.map(({ id: ticket, number, title, by, at }) => (
              <Row key={ticket} className="relative">
                <Cell share={60}>
                  <Link
                    to="/desk/tickets/$number"
                    params={{ number }}
                    search={{ view: 'all' }}
                    className="block truncate -outline-offset-2 after:absolute after:inset-0"
                  >
                    <span className="mr-2 font-mono text-xs text-muted">{number}</span>
                    <bdi>{title}</bdi>
                  </Link>
                </Cell>
                <Cell share={25} className="text-muted max-sm:hidden">
                  <bdi>{by}</bdi>
                </Cell>
                <Cell className="text-muted">
                  <RelativeTime at={at} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {kept.hasNextPage && (
        <div className="px-4 py-3">
          <Button busy={kept.isFetchingNextPage} onClick={() => kept.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </section>
  )
}
