// The first tickets as they would come in, and what is wrong with the first rows.
import { useQuery } from '@tanstack/react-query'
import { statusWords } from '../../../src/tickets/workflow/kinds.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'

/** @param revision of the import: another mapping is another preview */
export function Preview({ id, revision }: { id: string; revision: number }) {
  const { queryFn, queryKey } = query('imports.preview', { id })
  const preview = useQuery({ queryFn, queryKey: [...queryKey, revision] as never })
  const { tickets, problems } = preview.data ?? { tickets: [], problems: [] }
  return (
    <section aria-label="First tickets" className="border-t border-line pb-6">
      <h2 className="px-4 pt-3 pb-2 text-md font-semibold">The first tickets, as they would come in</h2>
      {preview.isPending && <SkeletonRows label="Loading the first tickets" />}
      {preview.isError && <ErrorNotice error={preview.error} retry={preview.refetch} />}
      {tickets.length > 0 && (
        <Table label="First tickets">
          <thead>
            <tr>
              <Head>Title</Head>
              <Head>Status</Head>
              <Head className="max-sm:hidden">Priority</Head>
              <Head className="max-lg:hidden">Category</Head>
              <Head className="max-lg:hidden">Requester</Head>
              <Head className="max-md:hidden">Opened</Head>
            </tr>
          </thead>
          <tbody>
            {tickets.map((ticket) => (
              <Row key={ticket.line}>
                <Cell share={42}>
                  <bdi>{ticket.title}</bdi>
                </Cell>
                <Cell>{statusWords[ticket.status ?? 'open']}</Cell>
                <Cell className="max-sm:hidden">{ticket.priority ?? <span className="text-muted">None</span>}</Cell>
                <Cell share={18} className="text-muted max-lg:hidden">
                  <bdi>{ticket.category}</bdi>
                </Cell>
                <Cell share={18} className="text-muted max-lg:hidden">
                  <bdi>{ticket.requesterName ?? ticket.requesterEmail}</bdi>
                </Cell>
                <Cell className="text-muted max-md:hidden">
                  {ticket.openedAt && <AbsoluteTime at={ticket.openedAt} />}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {problems.length > 0 && (
        <ul aria-label="Problems in the first rows" className="flex flex-col gap-1 px-4 pt-3 text-red">
          {problems.slice(0, 10).map(({ line, reason }) => (
            <li key={line}>
              Line {line.toLocaleString()}: <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
