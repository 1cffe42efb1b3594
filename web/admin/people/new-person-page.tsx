// Somebody new: name and address are enough.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { RecordForm } from '../record/record-form.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useNewForm } from '../record/use-new-form.ts'
import { sayPermissions } from '../roles/permission-words.ts'
import { PersonFields } from './person-fields.tsx'
import type { PersonValues } from './person-values.ts'
import { permissionsOf, personWords, toFields } from './person-values.ts'

const parent = { to: '/admin/people', label: 'People' }

export function NewPersonPage() {
  const roles = useQuery(allOf('roles.list')).data
  const endUser = roles?.find(({ key }) => key === 'end_user')
  // The form starts with the role that everybody has; it is there before anybody can type.
  if (!roles)
    return (
      <AdminPage title="Add person" parent={parent} intro={intro}>
        {null}
      </AdminPage>
    )
  return <NewPerson roles={roles} first={endUser ? [endUser.id] : []} />
}

const intro = 'They can sign in once they have opened an invitation link, which you make on the next page.'

function NewPerson({ roles, first }: { roles: Parameters<typeof PersonFields>[0]['roles']; first: string[] }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('people.manage')
  const teams = useQuery(allOf('teams.list')).data ?? []
  const form = useNewForm({
    empty: { ...blank, roles: first },
    save: (values: PersonValues, options) => api('people.add', toFields(values), options),
    onSaved: (person) => {
      queries.setQueryData(query('people.get', { id: person.id }).queryKey, person)
      void queries.invalidateQueries({ queryKey: ['people.list'] })
      void navigate({ to: '/admin/people/$id', params: { id: person.id }, replace: true, ignoreBlocker: true })
    },
  })
  const permissions = permissionsOf(roles, form.values.roles)
  const who = form.values.name.trim() || 'They'
  const nameOf = (id: string) => [...roles, ...teams].find((record) => record.id === id)?.name ?? id
  return (
    <AdminPage title="Add person" parent={parent} intro={intro}>
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <PersonFields fresh form={form} roles={roles} teams={teams} locked={missing} />
        </TwoColumns>
        <SaveBar
          form={form}
          add="Add person"
          disabledReason={missing}
          effects={
            permissions.length > 0
              ? [`${who} may ${sayPermissions(permissions)}.`]
              : [`${who} may do nothing yet: choose a role.`]
          }
          {...personWords(nameOf)}
        />
      </RecordForm>
    </AdminPage>
  )
}

const blank = {
  name: '',
  email: '',
  title: '',
  phone: '',
  location: '',
  timeZone: '',
  organisation: null,
  roles: [],
  teams: [],
  vip: false,
}
