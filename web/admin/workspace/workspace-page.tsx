// The workspace: its name, and what was decided when it was set up.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../app/api.ts'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { AbsoluteTime } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { Fact, Facts } from '../facts.tsx'
import { TextField } from '../record/fields.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'

type Workspace = Output<'settings.get'>

export function WorkspacePage() {
  const workspace = useQuery(query('settings.get'))
  return (
    <RecordGate record={workspace} parent={{ to: '/admin/workspace', label: 'Workspace' }}>
      {(record) => <Loaded workspace={record} />}
    </RecordGate>
  )
}

const sizes: Record<string, string> = {
  startup: '1–100 people',
  scaling: '100–1,000 people',
  enterprise: '1,000–10,000 people',
  global: 'more than 10,000 people',
}
const read = ({ name }: Workspace) => ({ name })

function Loaded({ workspace }: { workspace: Workspace }) {
  const queries = useQueryClient()
  const locked = useMissing('desk.operate')
  const form = useRecordForm({
    record: workspace,
    read,
    save: (changes, options) => api('settings.change', changes, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(query('settings.get').queryKey, saved)
      void queries.invalidateQueries({ queryKey: ['me.get'] })
      toast(`The workspace is called ${saved.name} now`, undo)
    },
  })
  return (
    <AdminPage title="Workspace" intro="What everybody reads above the desk and the portal.">
      <RecordForm form={form} locked={locked}>
        <TwoColumns
          aside={
            <Facts title="Decided when it was set up">
              <Fact term="Size">{sizes[workspace.size] ?? workspace.size}</Fact>
              <Fact term="Short name">{workspace.slug}</Fact>
              <Fact term="Founded">
                <AbsoluteTime at={workspace.createdAt} />
              </Fact>
            </Facts>
          }
        >
          <TextField
            form={form}
            name="name"
            label="Name"
            hint="The name of your organisation, as your colleagues know it."
            disabled={locked !== null}
          />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={form.values.name === workspace.name ? [] : ['Everybody sees the new name at once.']}
          disabledReason={locked}
          labels={{ name: 'Name' }}
          show={(_, value) => value}
        />
      </RecordForm>
    </AdminPage>
  )
}
