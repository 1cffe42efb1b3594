// The frame of every list in the settings: what it is of, what can be added, and the list in each of its states.
import { Listed, type ListedProps } from '../app/listed.tsx'
import { AdminPage, type AdminPageProps } from './admin-page.tsx'

type AdminListProps<T> = Omit<AdminPageProps, 'children' | 'parent'> & ListedProps<T>

export function AdminList<T>({ title, intro, filters, actions, ...listed }: AdminListProps<T>) {
  return (
    <AdminPage title={title} intro={intro} filters={filters} actions={actions}>
      <div className="mt-3 border-t border-line">
        <Listed {...listed} />
      </div>
    </AdminPage>
  )
}
