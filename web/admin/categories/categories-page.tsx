// What tickets can be about: a tree of two levels.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CornerDownRight } from 'lucide-react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { AddLink } from '../add-link.tsx'
import { AdminPage } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import type { Category } from './category-values.ts'

const add = <AddLink to="/admin/categories/new" label="Add category" permission="categories.manage" />

export function CategoriesPage() {
  const categories = useQuery(allOf('categories.list'))
  return (
    <AdminPage
      title="Categories"
      intro="What tickets are about. Requesters choose among them in plain words, reports count by them, and each has a team that answers for it."
      actions={add}
    >
      <div className="mt-3 border-t border-line">
        {categories.isPending && <SkeletonRows label="Loading categories" />}
        {categories.isError && <ErrorNotice error={categories.error} retry={categories.refetch} />}
        {categories.data?.length === 0 && (
          <EmptyState action={add}>
            No categories yet. Tickets then say what they are about in their title alone.
          </EmptyState>
        )}
        {categories.data && categories.data.length > 0 && <Tree categories={categories.data} />}
      </div>
    </AdminPage>
  )
}

function Tree({ categories }: { categories: readonly Category[] }) {
  return (
    <Table label="Categories">
      <thead>
        <tr>
          <Head>Name</Head>
          <Head className="max-sm:hidden">Owner team</Head>
          <Head className="max-md:hidden">Examples</Head>
          <Head className="max-lg:hidden">Other names</Head>
        </tr>
      </thead>
      <tbody>
        {categories.map(({ id, name, parent, ownerTeam, examples, aliases }) => (
          <Row key={id} className="relative">
            <Cell share={24}>
              <Link
                to="/admin/categories/$id"
                params={{ id }}
                className="flex items-center gap-2 -outline-offset-2 after:absolute after:inset-0"
              >
                {parent && <CornerDownRight aria-hidden className="ml-1 size-3.5 text-muted" />}
                <bdi className={parent ? 'truncate' : 'truncate font-medium'}>{name}</bdi>
                {parent && <span className="sr-only">, below {parent.name}</span>}
              </Link>
            </Cell>
            <Cell share={18} className="max-sm:hidden">
              {ownerTeam ? <bdi>{ownerTeam.name}</bdi> : <span className="text-muted">Nobody</span>}
            </Cell>
            <Cell share={40} className="text-muted max-md:hidden">
              {examples}
            </Cell>
            <Cell share={18} className="text-muted max-lg:hidden">
              {aliases.join(', ')}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
