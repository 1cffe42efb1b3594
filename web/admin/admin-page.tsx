// The frame of every settings page: its title, one sentence on what it changes for whom, and what can be done.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageHeader } from '../ui/page-header.tsx'
import { useTitle } from '../ui/use-title.ts'

export interface AdminPageProps {
  title: string
  /** What this page changes, for whom. */
  intro: ReactNode
  /** The list that a record's page belongs to. */
  parent?: { to: string; label: string }
  /** Filters, in the header. */
  filters?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export function AdminPage({ title, intro, parent, filters, actions, children }: AdminPageProps) {
  useTitle(title)
  return (
    <>
      <PageHeader
        title={
          parent ? (
            <>
              <Link to={parent.to} className="tap font-normal text-muted hover:text-text">
                {parent.label}
              </Link>
              <span aria-hidden className="px-1.5 font-normal text-muted">
                /
              </span>
              <bdi>{title}</bdi>
            </>
          ) : (
            title
          )
        }
        actions={actions}
      />
      <p className="max-w-reading px-4 pt-3 text-muted">{intro}</p>
      {filters && <div className="flex flex-wrap items-center gap-2 px-4 pt-3">{filters}</div>}
      {children}
    </>
  )
}

interface TwoColumnsProps {
  children: ReactNode
  /** Facts about the record, and what refers to it. */
  aside?: ReactNode
}

/** A form, and beside it (on a phone below it) what one wants to know while filling it in. */
export function TwoColumns({ children, aside }: TwoColumnsProps) {
  return (
    <div className="grid grid-cols-1 gap-x-12 gap-y-8 px-4 py-5 lg:grid-cols-[minmax(0,34rem)_minmax(0,18rem)]">
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
      {aside && <div className="flex min-w-0 flex-col gap-5">{aside}</div>}
    </div>
  )
}

export function FormSection({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="text-md font-semibold coarse:text-lg">{title}</h2>
        {text && <p className="text-muted">{text}</p>}
      </div>
      {children}
    </section>
  )
}
