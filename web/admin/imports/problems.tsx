// The rows that did not come in, each with its line in the file and the reason; as a file, to be mended and brought again.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages, query } from '../../app/queries.ts'
import { apiBase } from '../../app/request.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { tip } from '../../ui/tip.ts'

export function Problems({ id, live }: { id: string; live: boolean }) {
  const { data: run } = useQuery({ ...query('imports.get', { id }), enabled: false })
  const problems = useInfiniteQuery({
    ...pages('imports.problems', { id, limit: 50 }),
    refetchInterval: live ? 3000 : false,
  })
  const found = problems.data?.pages.flatMap(({ items }) => items)
  const failed = run?.outcome?.failed ?? found?.length ?? 0
  return (
    <section aria-label="Rows that failed" className="border-t border-line">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 px-4 py-2">
        <h2 className="text-md font-semibold tabular">
          {failed.toLocaleString()} {failed === 1 ? 'row' : 'rows'} failed
        </h2>
        <a href={`${apiBase}/imports/${id}/problems/export`} download className={buttonClass()}>
          <Download />
          Download as CSV
        </a>
      </div>
      {problems.isPending && <SkeletonRows label="Loading the rows that failed" />}
      {problems.isError && <ErrorNotice error={problems.error} retry={problems.refetch} />}
      {found && found.length > 0 && (
        <Table label="Rows that failed">
          <thead>
            <tr>
              <Head number>Line</Head>
              <Head>Reason</Head>
              <Head className="max-md:hidden">What stands there</Head>
            </tr>
          </thead>
          <tbody>
            {found.map(({ line, reason, cells }) => (
              <Row key={`${line} ${reason}`}>
                <Cell number>{line.toLocaleString()}</Cell>
                <Cell share={50} className="max-md:whitespace-normal max-md:py-1.5">
                  <bdi {...tip(reason)}>{reason}</bdi>
                </Cell>
                <Cell share={50} className="text-muted max-md:hidden">
                  <bdi>{cells.filter(Boolean).join(' · ')}</bdi>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {problems.hasNextPage && (
        <div className="px-4 py-3">
          <Button busy={problems.isFetchingNextPage} onClick={() => problems.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </section>
  )
}
