// Follow-ups that were rolled back while the change that they followed was kept.
import { useInfiniteQuery } from '@tanstack/react-query'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'

export function FailedReactions() {
  const failures = useInfiniteQuery(pages('reaction-failures.list', { limit: 50 }))
  const found = failures.data?.pages.flatMap((page) => page.items)
  return (
    <>
      {failures.isPending && <SkeletonRows label="Loading failures" />}
      {failures.isError && <ErrorNotice error={failures.error} retry={failures.refetch} />}
      {found?.length === 0 && <EmptyState>Every change was followed up in full.</EmptyState>}
      {found && found.length > 0 && (
        <Table label="Failed reactions">
          <thead>
            <tr>
              <Head>Reaction</Head>
              <Head className="max-sm:hidden">What went wrong</Head>
              <Head className="max-md:hidden">About</Head>
              <Head>When</Head>
            </tr>
          </thead>
          <tbody>
            {found.map(({ id, reaction, error, subject, at }) => (
              <Row key={id}>
                <Cell share={26}>
                  <span className="block truncate font-mono text-xs">{reaction}</span>
                  <span className="block truncate text-xs text-red sm:hidden">{error}</span>
                </Cell>
                <Cell share={40} className="text-red max-sm:hidden">
                  <span {...tip(error)}>{error}</span>
                </Cell>
                <Cell share={20} className="text-muted max-md:hidden">
                  {subject}
                </Cell>
                <Cell className="text-muted">
                  <RelativeTime at={at} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {failures.hasNextPage && (
        <div className="px-4 py-3">
          <Button busy={failures.isFetchingNextPage} onClick={() => failures.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}
