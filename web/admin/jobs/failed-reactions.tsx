// Follow-ups that were rolled back while the change that they followed was kept.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Listed } from '../../app/listed.tsx'
import { pages } from '../../app/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'

export function FailedReactions() {
  const failures = useInfiniteQuery(pages('reaction-failures.list', { limit: 50 }))
  const found = failures.data?.pages.flatMap((page) => page.items)
  return (
    <Listed
      query={failures}
      items={found}
      noun="failures"
      empty={<EmptyState>Every change was followed up in full.</EmptyState>}
    >
      {(some) => (
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
            {some.map(({ id, reaction, error, subject, at }) => (
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
    </Listed>
  )
}
