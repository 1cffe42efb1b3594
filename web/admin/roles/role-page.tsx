// One role.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import { toast } from '../../ui/toast.ts'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { Fact, Facts, Reference } from '../facts.tsx'
import { oneOf } from '../record/one-of.ts'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { Removal } from '../record/removal.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import { plainReason } from './plain-reason.ts'
import { RoleFields } from './role-fields.tsx'
import type { Role } from './role-values.ts'
import { effectsOf, readRole, roleWords } from './role-values.ts'

const route = getRouteApi('/admin/roles/$id')
const parent = { to: '/admin/roles', label: 'Roles' }

export function RolePage() {
  const { id } = route.useParams()
  const role = oneOf(useQuery(allOf('roles.list')), id)
  return (
    <RecordGate record={role} parent={parent} key={id}>
      {(record) => <Loaded role={record} />}
    </RecordGate>
  )
}

function Loaded({ role }: { role: Role }) {
  const { id, name, people, can } = role
  const queries = useQueryClient()
  const navigate = useNavigate()
  const holds = useHolds(id)
  const locked = plainReason(can.change)
  const refresh = () => {
    for (const operation of ['roles.list', 'people.list', 'people.get', 'me.get'])
      void queries.invalidateQueries({ queryKey: [operation] })
  }
  const form = useRecordForm({
    record: role,
    read: readRole,
    save: (changes, options) => api('roles.change', { id, ...changes }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(allOf('roles.list').queryKey, (all) => all?.map((one) => (one.id === id ? saved : one)))
      refresh()
      toast(`${saved.name} saved`, undo)
    },
  })
  return (
    <AdminPage
      title={name}
      parent={parent}
      intro="What you change here, everybody who holds the role may do, or no longer do, from the next press of a button on."
    >
      <RecordForm form={form} locked={locked}>
        <TwoColumns
          aside={
            <Facts title="What refers to it">
              <Reference
                term="People who hold it"
                count={people}
                to="/admin/people"
                search={{ role: id, status: 'all' }}
              />
              {role.key && <Fact term="Kind">Every workspace has it</Fact>}
            </Facts>
          }
        >
          <RoleFields form={form} locked={locked} />
          <Removal
            noun="role"
            name={name}
            effect="Nobody holds it. It cannot be brought back."
            obstacle={plainReason(can.remove)}
            remove={() => api('roles.remove', { id })}
            onRemoved={() => {
              refresh()
              void navigate({ to: '/admin/roles', replace: true, ignoreBlocker: true })
            }}
          />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={effectsOf(readRole(role), form.values, people, holds)}
          disabledReason={locked}
          {...roleWords}
        />
      </RecordForm>
    </AdminPage>
  )
}

function useHolds(role: string): boolean {
  const me = useMe()
  const self = useQuery({ ...query('people.get', { id: me.person.id }), retry: false }).data
  return self?.roles.some(({ id }) => id === role) ?? false
}
