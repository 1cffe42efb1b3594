// A new category.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { RecordForm } from '../record/record-form.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useNewForm } from '../record/use-new-form.ts'
import { CategoryFields } from './category-fields.tsx'
import type { CategoryValues } from './category-values.ts'
import { categoryWords, emptyCategory, toFields } from './category-values.ts'
import { possibleParents } from './tree.ts'

const route = getRouteApi('/admin/categories/new')

export function NewCategoryPage() {
  const { below } = route.useSearch()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('categories.manage')
  const all = useQuery(allOf('categories.list')).data ?? []
  const teams = useQuery(allOf('teams.list')).data ?? []
  const form = useNewForm({
    empty: { ...emptyCategory, parent: below ?? null },
    save: (values: CategoryValues, options) => api('categories.add', toFields(values), options),
    onSaved: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['categories.list'] })
      void navigate({ to: '/admin/categories/$id', params: { id }, replace: true, ignoreBlocker: true })
    },
  })
  const nameOf = (id: string) => [...all, ...teams].find((record) => record.id === id)?.name ?? id
  return (
    <AdminPage
      title="Add category"
      parent={{ to: '/admin/categories', label: 'Categories' }}
      intro="Requesters and agents can choose it at once. No ticket is put into it by itself."
    >
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <CategoryFields fresh form={form} parents={possibleParents(all, null)} teams={teams} locked={missing} />
        </TwoColumns>
        <SaveBar form={form} add="Add category" disabledReason={missing} effects={[]} {...categoryWords(nameOf)} />
      </RecordForm>
    </AdminPage>
  )
}
