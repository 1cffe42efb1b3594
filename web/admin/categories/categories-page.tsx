// What tickets can be about: a tree of up to five levels.
import { useQuery } from '@tanstack/react-query'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AddLink, useMissing } from '../add-link.tsx'
import { AdminPage } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { CategoryTree } from './category-tree.tsx'

const add = <AddLink to="/admin/categories/new" label="Add category" permission="categories.manage" />

export function CategoriesPage() {
  const categories = useQuery(allOf('categories.list'))
  const locked = useMissing('categories.manage')
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
        {categories.data && categories.data.length > 0 && <CategoryTree categories={categories.data} locked={locked} />}
      </div>
    </AdminPage>
  )
}
