// Before a record's page can stand: while it is on its way, when it is gone, when it could not be read.
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiError } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

interface RecordGateProps<T> {
  record: Pick<UseQueryResult<T>, 'data' | 'isError' | 'error' | 'refetch'>
  parent: { to: string; label: string }
  children: (record: NonNullable<T>) => ReactNode
}

export function RecordGate<T>({ record, parent, children }: RecordGateProps<T>) {
  if (record.data) return children(record.data)
  return (
    <>
      <PageHeader title={parent.label} />
      {record.isError ? <Unreadable record={record} parent={parent} /> : <FormSkeleton />}
    </>
  )
}

function Unreadable<T>({ record, parent }: Omit<RecordGateProps<T>, 'children'>) {
  const missing = record.error instanceof ApiError && record.error.status === 404
  if (!missing) return <ErrorNotice error={record.error} retry={record.refetch} />
  return (
    <EmptyState
      action={
        <Link to={parent.to} className={buttonClass()}>
          All {parent.label.toLowerCase()}
        </Link>
      }
    >
      It is not here any more, or not shared with you.
    </EmptyState>
  )
}

function FormSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex max-w-form flex-col gap-5 px-4 py-5">
      <Skeleton className="w-3/4" />
      {['a', 'b', 'c', 'd'].map((field) => (
        <div key={field} className="flex flex-col gap-2">
          <Skeleton className="w-24" />
          <Skeleton className="h-control w-full" />
        </div>
      ))}
    </div>
  )
}
