// Departments, or the companies that one works for.
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { pages } from '../../app/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { AddLink } from '../add-link.tsx'
import { AdminList } from '../admin-list.tsx'
import { SearchField } from '../search-field.tsx'
import { useTypedSearch } from '../use-typed-search.ts'
import type { Organisation } from './organisation-values.ts'

const route = getRouteApi('/admin/organisations')
const add = <AddLink to="/admin/organisations/new" label="Add organisation" permission="organisations.manage" />

export function OrganisationsPage() {
  const { q } = route.useSearch()
  const navigate = useNavigate()
  const [typed, setTyped] = useTypedSearch(
    q ?? '',
    (next) => void navigate({ to: '/admin/organisations', search: next ? { q: next } : {}, replace: true }),
  )
  const list = useInfiniteQuery(pages('organisations.list', { limit: 100, ...(q && { q }) }))
  const found = list.data?.pages.flatMap((page) => page.items)
  return (
    <AdminList
      title="Organisations"
      intro="Departments, or the companies that you work for. They tell agents where somebody belongs, and gather people by the domain of their address."
      filters={<SearchField label="Name" value={typed} onChange={setTyped} className="max-sm:w-full" />}
      actions={add}
      query={list}
      items={found}
      noun="organisations"
      empty={<NoneFound searched={q !== undefined} />}
    >
      {(some) => <OrganisationsTable organisations={some} />}
    </AdminList>
  )
}

function NoneFound({ searched }: { searched: boolean }) {
  if (!searched) return <EmptyState action={add}>No organisations yet: everybody stands on their own.</EmptyState>
  return (
    <EmptyState
      action={
        <Link to="/admin/organisations" search={{}} className={buttonClass()}>
          Show all
        </Link>
      }
    >
      No organisation is called that.
    </EmptyState>
  )
}

function OrganisationsTable({ organisations }: { organisations: readonly Organisation[] }) {
  return (
    <Table label="Organisations">
      <thead>
        <tr>
          <Head>Name</Head>
          <Head className="max-sm:hidden">Domains</Head>
          <Head number>People</Head>
        </tr>
      </thead>
      <tbody>
        {organisations.map(({ id, name, domains, people }) => (
          <Row key={id} className="relative">
            <Cell share={50}>
              <Link
                to="/admin/organisations/$id"
                params={{ id }}
                className="block truncate font-medium -outline-offset-2 after:absolute after:inset-0"
              >
                <bdi>{name}</bdi>
              </Link>
            </Cell>
            <Cell share={50} className="text-muted max-sm:hidden">
              {domains.join(', ')}
            </Cell>
            <Cell number>{people.toLocaleString()}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
