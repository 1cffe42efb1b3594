// What tickets can be about: a tree of up to five levels.
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddLink, useMissing } from '../add-link.tsx'
import { AdminList } from '../admin-list.tsx'
import { allOf } from '../all-of.ts'
import { CategoryTree } from './category-tree.tsx'

const add = <AddLink to="/admin/categories/new" label="Add category" permission="categories.manage" />

export function CategoriesPage() {
  const categories = useQuery(allOf('categories.list'))
  const locked = useMissing('categories.manage')
  return (
    <AdminList
      title="Categories"
      intro="What tickets are about. Requesters choose among them in plain words, reports count by them, and each has a team that answers for it."
      actions={add}
      query={categories}
      items={categories.data}
      noun="categories"
      empty={
        <EmptyState action={add}>
          No categories yet. Tickets then say what they are about in their title alone.
        </EmptyState>
      }
    >
      {(all) => <CategoryTree categories={all} locked={locked} />}
    </AdminList>
  )
}
