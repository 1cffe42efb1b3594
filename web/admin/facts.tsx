// What one wants to know of a record beside its form: facts, and what refers to it.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Skeleton } from '../ui/skeleton.tsx'

export function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 text-xs text-muted">{title}</h2>
      <dl className="flex flex-col">{children}</dl>
    </section>
  )
}

export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-baseline justify-between gap-4 border-b border-line py-1">
      <dt className="shrink-0 text-muted">{term}</dt>
      <dd className="min-w-0 text-right break-words tabular">{children}</dd>
    </div>
  )
}

interface ReferenceProps {
  term: string
  /** Undefined while it is counted. */
  count: number | undefined
  /** Counting stopped here: there may be more. */
  atLeast?: boolean | undefined
  to?: string
  search?: Record<string, unknown>
}

/** How many of something refer to the record, as a link to them. */
export function Reference({ term, count, atLeast, to, search }: ReferenceProps) {
  const number = count === undefined ? <Skeleton className="w-6" /> : `${count.toLocaleString()}${atLeast ? '+' : ''}`
  return (
    <Fact term={term}>
      {to && count ? (
        <Link to={to} search={search as never} className="tap text-accent-text underline">
          {number}
        </Link>
      ) : (
        number
      )}
    </Fact>
  )
}
