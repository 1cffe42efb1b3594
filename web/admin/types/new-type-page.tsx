// A new type, with the standard workflow or as a copy of another one.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import type { Form } from '../record/form.ts'
import { RecordForm } from '../record/record-form.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useNewForm } from '../record/use-new-form.ts'
import { TypeFields } from './type-fields.tsx'
import { emptyType, type NewTypeValues, newTypeWords, type TypeValues } from './type-values.ts'

export function NewTypePage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('types.manage')
  const types = useQuery(allOf('ticket-types.list')).data ?? []
  const form = useNewForm({
    empty: emptyType,
    save: ({ copy, ...values }: NewTypeValues, options) =>
      api('ticket-types.add', { ...values, ...(copy && { copy }) }, options),
    onSaved: async (type) => {
      queries.setQueryData(query('ticket-types.get', { id: type.id }).queryKey, type)
      await queries.invalidateQueries({ queryKey: ['ticket-types.list'] })
      void navigate({ to: '/admin/types/$id', params: { id: type.id }, replace: true, ignoreBlocker: true })
    },
  })
  return (
    <AdminPage
      title="Add type"
      parent={{ to: '/admin/types', label: 'Types' }}
      intro="It can be chosen at once. No ticket changes by itself."
    >
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <TypeFields fresh form={form as unknown as Form<TypeValues>} locked={missing} />
          <Field
            label="Begins as"
            hint="Its workflow and its form start as those of the other type, and are its own from then on."
          >
            <Combobox
              label="Type"
              none="The standard workflow, an empty form"
              placeholder="The standard workflow, an empty form"
              options={types.map(({ id, name }) => ({ value: id, label: name }))}
              value={form.values.copy || null}
              onChange={(copy) => form.set('copy', copy ?? '')}
              disabled={missing !== null}
            />
          </Field>
        </TwoColumns>
        <SaveBar
          form={form}
          add="Add type"
          disabledReason={missing}
          effects={[]}
          {...newTypeWords((id) => types.find((one) => one.id === id)?.name ?? 'another type')}
        />
      </RecordForm>
    </AdminPage>
  )
}
