// One saved checklist: made, changed, removed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { toast } from '../../ui/toast.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { TextField } from '../record/fields.tsx'
import type { Form } from '../record/form.ts'
import { linesOf } from '../record/lines.ts'
import { oneOf } from '../record/one-of.ts'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { Removal } from '../record/removal.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useNewForm } from '../record/use-new-form.ts'
import { useRecordForm } from '../record/use-record-form.ts'
import type { ChecklistValues, SavedChecklist } from './checklist-values.ts'
import { checklistWords, effectsOf, emptyChecklist, readChecklist, toFields } from './checklist-values.ts'

const route = getRouteApi('/admin/checklists/$id')
const parent = { to: '/admin/checklists', label: 'Checklists' }

export function NewChecklistPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('replies.manage')
  const form = useNewForm({
    empty: emptyChecklist,
    save: (values: ChecklistValues, options) =>
      api('checklist-templates.add', { ...values, items: linesOf(values.items) }, options),
    onSaved: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['checklist-templates.list'] })
      void navigate({ to: '/admin/checklists/$id', params: { id }, replace: true, ignoreBlocker: true })
    },
  })
  return (
    <AdminPage title="Add checklist" parent={parent} intro="Every agent can put it on a ticket at once.">
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <Fields fresh form={form} locked={missing} />
        </TwoColumns>
        <SaveBar form={form} add="Add checklist" disabledReason={missing} effects={[]} {...checklistWords} />
      </RecordForm>
    </AdminPage>
  )
}

export function ChecklistPage() {
  const { id } = route.useParams()
  const all = useQuery(allOf('checklist-templates.list'))
  return (
    <RecordGate record={oneOf(all, id)} parent={parent} key={id}>
      {(checklist) => <Loaded checklist={checklist} />}
    </RecordGate>
  )
}

function Loaded({ checklist }: { checklist: SavedChecklist }) {
  const { id, name } = checklist
  const navigate = useNavigate()
  const queries = useQueryClient()
  const locked = useMissing('replies.manage')
  const form = useRecordForm({
    record: checklist,
    read: readChecklist,
    save: (changes, options) => api('checklist-templates.change', { id, ...toFields(changes) }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(allOf('checklist-templates.list').queryKey, (list) =>
        list?.map((one) => (one.id === id ? saved : one)),
      )
      void queries.invalidateQueries({ queryKey: ['checklist-templates.list'] })
      toast(`${saved.name} saved`, undo)
    },
  })
  return (
    <AdminPage title={name} parent={parent} intro="Agents put it on tickets; each ticket has a copy of its own.">
      <RecordForm form={form} locked={locked}>
        <TwoColumns>
          <Fields form={form} locked={locked} />
          <Removal
            noun="checklist"
            name={name}
            effect="Lists that are on tickets already stay. It cannot be brought back."
            obstacle={locked}
            remove={() => api('checklist-templates.remove', { id })}
            onRemoved={() => {
              void queries.invalidateQueries({ queryKey: ['checklist-templates.list'] })
              void navigate({ to: '/admin/checklists', replace: true, ignoreBlocker: true })
            }}
          />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={effectsOf(readChecklist(checklist), form.values)}
          disabledReason={locked}
          {...checklistWords}
        />
      </RecordForm>
    </AdminPage>
  )
}

interface FieldsProps {
  form: Form<ChecklistValues>
  locked: string | null
  fresh?: boolean
}

function Fields({ form, locked, fresh }: FieldsProps) {
  const disabled = locked !== null
  return (
    <div className="flex flex-col gap-4">
      <TextField
        form={form}
        name="name"
        label="Name"
        autoFocus={fresh}
        hint="Agents choose by it."
        disabled={disabled}
      />
      <TextField
        form={form}
        name="items"
        label="Items"
        subject="One of them"
        hint="One per line, in the order in which they are done."
        rows={8}
        disabled={disabled}
      />
      <Checkbox
        checked={form.values.mandatory}
        disabled={disabled}
        onChange={(event) => form.set('mandatory', event.target.checked)}
        label="Mandatory"
        hint="A ticket is not resolved while one of its items is open."
      />
    </div>
  )
}
