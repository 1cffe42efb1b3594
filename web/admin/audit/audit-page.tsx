// Everything that happened in the workspace: searched, looked at one by one, taken along as a file. Each search is itself recorded, so
// nothing here is read again by itself.
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages } from '../../app/queries.ts'
import { apiBase } from '../../app/request.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AdminPage } from '../admin-page.tsx'
import { isNarrowed, toFilter } from './audit-filter.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'

const route = getRouteApi('/admin/audit')

export function AuditPage() {
  const search = route.useSearch()
  const filter = toFilter(search)
  const entries = useInfiniteQuery({
    ...pages('audit.list', { ...filter, limit: 50 }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const found = entries.data?.pages.flatMap(({ items }) => items)
  return (
    <AdminPage
      title="Audit log"
      intro="Who did what, when and to what, sign-ins included. It cannot be changed. Searching and exporting stand in it too."
      actions={
        <>
          <Export filter={filter} format="csv" label="CSV" />
          <Export filter={filter} format="jsonl" label="JSON Lines" />
        </>
      }
      filters={<AuditFilters search={search} />}
    >
      <div className="mt-3 border-t border-line">
        {entries.isPending && <SkeletonRows label="Searching the audit log" />}
        {entries.isError && <ErrorNotice error={entries.error} retry={entries.refetch} />}
        {found?.length === 0 && !entries.hasNextPage && (
          <EmptyState>
            {isNarrowed(search)
              ? 'Nothing that happened fits. Take a filter away, or widen the days.'
              : 'Nothing happened yet.'}
          </EmptyState>
        )}
        {found && found.length > 0 && <AuditTable entries={found} />}
        {entries.hasNextPage && (
          <div className="px-4 py-3">
            <Button busy={entries.isFetchingNextPage} onClick={() => entries.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </div>
    </AdminPage>
  )
}

interface ExportProps {
  filter: ReturnType<typeof toFilter>
  format: 'csv' | 'jsonl'
  label: string
}

function Export({ filter, format, label }: ExportProps) {
  const asked = Object.entries({ ...filter, format }).map(([name, value]) => [name, String(value)])
  return (
    <a href={`${apiBase}/audit/export?${new URLSearchParams(asked)}`} download className={buttonClass()}>
      <Download />
      {label}
    </a>
  )
}
