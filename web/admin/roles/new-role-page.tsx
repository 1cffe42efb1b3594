// A new role.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { RecordForm } from '../record/record-form.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useNewForm } from '../record/use-new-form.ts'
import { sayPermissions } from './permission-words.ts'
import { RoleFields } from './role-fields.tsx'
import type { RoleValues } from './role-values.ts'
import { emptyRole, roleWords } from './role-values.ts'

export function NewRolePage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('roles.manage')
  const form = useNewForm({
    empty: emptyRole,
    save: (values: RoleValues, options) => api('roles.add', values, options),
    onSaved: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: allOf('roles.list').queryKey })
      void navigate({ to: '/admin/roles/$id', params: { id }, replace: true, ignoreBlocker: true })
    },
  })
  const { permissions } = form.values
  return (
    <AdminPage
      title="Add role"
      parent={{ to: '/admin/roles', label: 'Roles' }}
      intro="Nobody holds it until you give it to them on their page."
    >
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <RoleFields fresh form={form} locked={missing} />
        </TwoColumns>
        <SaveBar
          form={form}
          add="Add role"
          disabledReason={missing ?? (permissions.length === 0 ? 'Choose at least one permission.' : null)}
          effects={permissions.length > 0 ? [`Whoever gets it may ${sayPermissions(permissions)}.`] : []}
          {...roleWords}
        />
      </RecordForm>
    </AdminPage>
  )
}
