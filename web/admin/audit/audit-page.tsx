// Everything that happened in the workspace: searched, looked at one by one, taken along as a file. Each search is itself recorded, so
// nothing here is read again by itself.
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { pages } from '../../app/queries.ts'
import { apiBase } from '../../app/request.ts'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AdminList } from '../admin-list.tsx'
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
    <AdminList
      title="Audit log"
      intro="Who did what, when and to what, sign-ins included. It cannot be changed. Searching and exporting stand in it too."
      actions={
        <>
          <Export filter={filter} format="csv" label="CSV" />
          <Export filter={filter} format="jsonl" label="JSON Lines" />
        </>
      }
      filters={<AuditFilters search={search} />}
      query={entries}
      items={found}
      noun="the audit log"
      empty={
        <EmptyState>
          {isNarrowed(search)
            ? 'Nothing that happened fits. Take a filter away, or widen the days.'
            : 'Nothing happened yet.'}
        </EmptyState>
      }
    >
      {(some) => <AuditTable entries={some} />}
    </AdminList>
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
