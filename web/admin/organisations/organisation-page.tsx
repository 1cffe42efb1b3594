// One organisation.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { AbsoluteTime } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { Fact, Facts, Reference } from '../facts.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { Removal } from '../record/removal.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import { OrganisationFields } from './organisation-fields.tsx'
import type { Organisation } from './organisation-values.ts'
import { effectsOf, organisationWords, readOrganisation, toFields } from './organisation-values.ts'

const route = getRouteApi('/admin/organisations/$id')
const parent = { to: '/admin/organisations', label: 'Organisations' }

export function OrganisationPage() {
  const { id } = route.useParams()
  const organisation = useQuery(query('organisations.get', { id }))
  return (
    <RecordGate record={organisation} parent={parent} key={id}>
      {(record) => <Loaded organisation={record} />}
    </RecordGate>
  )
}

function Loaded({ organisation }: { organisation: Organisation }) {
  const { id, name, people } = organisation
  const queries = useQueryClient()
  const navigate = useNavigate()
  const missing = useMissing('organisations.manage')
  const refresh = () => {
    for (const list of ['organisations.list', 'people.list']) void queries.invalidateQueries({ queryKey: [list] })
  }
  const form = useRecordForm({
    record: organisation,
    read: readOrganisation,
    save: (changes, options) => api('organisations.change', { id, ...toFields(changes) }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(query('organisations.get', { id }).queryKey, saved)
      refresh()
      toast(`${saved.name} saved`, undo)
    },
  })
  const counted = people === 1 ? '1 person belongs' : `${people.toLocaleString()} people belong`
  return (
    <AdminPage
      title={name}
      parent={parent}
      intro="Agents see the name beside every ticket of its people. Nobody gains or loses access by it."
    >
      <RecordForm form={form} locked={missing}>
        <TwoColumns
          aside={
            <Facts title="What refers to it">
              <Reference term="People" count={people} to="/admin/people" search={{ organisation: id, status: 'all' }} />
              <Fact term="Added">
                <AbsoluteTime at={organisation.createdAt} />
              </Fact>
            </Facts>
          }
        >
          <OrganisationFields form={form} locked={missing} />
          <Removal
            noun="organisation"
            name={name}
            effect="Nobody belongs to it. Its domains gather nobody any more."
            obstacle={
              missing ?? (people > 0 ? `${counted} to it, deactivated ones included. Move them elsewhere first.` : null)
            }
            remove={() => api('organisations.remove', { id })}
            onRemoved={() => {
              refresh()
              void navigate({ to: '/admin/organisations', search: {}, replace: true, ignoreBlocker: true })
            }}
          />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={effectsOf(readOrganisation(organisation), form.values)}
          disabledReason={missing}
          {...organisationWords}
        />
      </RecordForm>
    </AdminPage>
  )
}
