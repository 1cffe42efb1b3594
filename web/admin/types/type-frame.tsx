// The frame of a type's pages: what it is, what its form asks, how its tickets go.
import type { UseQueryResult } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { query } from '../../app/queries.ts'
import { AdminPage } from '../admin-page.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import type { TypeOfTicket } from './type-values.ts'

export const parent = { to: '/admin/types', label: 'Types' }

export const useType = (id: string): UseQueryResult<TypeOfTicket> => useQuery(query('ticket-types.get', { id }))

const pages = [
  { to: '/admin/types/$id', label: 'Type' },
  { to: '/admin/types/$id/form', label: 'Form' },
  { to: '/admin/types/$id/workflow', label: 'Workflow' },
  { to: '/admin/types/$id/versions', label: 'Versions' },
] as const

interface TypeFrameProps {
  id: string
  intro: string
  children: (type: TypeOfTicket) => ReactNode
}

export function TypeFrame({ id, intro, children }: TypeFrameProps) {
  const type = useType(id)
  return (
    <RecordGate record={type} parent={parent} key={id}>
      {(record) => (
        <AdminPage title={record.name} parent={parent} intro={intro}>
          <nav aria-label="Pages of this type" className="mt-3 border-b border-line px-4">
            <ul className="flex gap-4">
              {pages.map(({ to, label }) => (
                <li key={to}>
                  <Link
                    to={to}
                    params={{ id }}
                    activeOptions={{ exact: true }}
                    className="-mb-px flex h-9 items-center border-b-2 border-transparent text-control font-medium text-muted -outline-offset-2 hover:text-text data-[status=active]:border-accent data-[status=active]:text-text coarse:h-11"
                  >
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          {children(record)}
        </AdminPage>
      )}
    </RecordGate>
  )
}
