// A new organisation.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useNewForm } from '../record/use-new-form.ts'
import { OrganisationFields } from './organisation-fields.tsx'
import { domainsOf, effectsOf, organisationWords } from './organisation-values.ts'

const empty = { name: '', domains: '' }

export function NewOrganisationPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('organisations.manage')
  const form = useNewForm({
    empty,
    save: ({ name, domains }, options) => api('organisations.add', { name, domains: domainsOf(domains) }, options),
    onSaved: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['organisations.list'] })
      void navigate({ to: '/admin/organisations/$id', params: { id }, replace: true, ignoreBlocker: true })
    },
  })
  return (
    <AdminPage
      title="Add organisation"
      parent={{ to: '/admin/organisations', label: 'Organisations' }}
      intro="A department or a client company. People are put into it one by one on their page, or by the domain of their address."
    >
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <OrganisationFields fresh form={form} locked={missing} />
        </TwoColumns>
        <SaveBar
          form={form}
          add="Add organisation"
          disabledReason={missing}
          effects={effectsOf(empty, form.values)}
          {...organisationWords}
        />
      </RecordForm>
    </AdminPage>
  )
}
