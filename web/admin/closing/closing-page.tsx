// What becomes of tickets that are done: when resolved ones close by themselves, and whether a late reply reopens a closed one.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../app/api.ts'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { toast } from '../../ui/toast.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage } from '../admin-page.tsx'
import { TextField } from '../record/fields.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import { effectsOf, readSettings } from './closing-values.ts'

export function ClosingPage() {
  const settings = useQuery(query('ticket-settings.get'))
  return (
    <RecordGate record={settings} parent={{ to: '/admin/closing', label: 'Closing' }}>
      {(record) => <Loaded settings={record} />}
    </RecordGate>
  )
}

function Loaded({ settings }: { settings: Output<'ticket-settings.get'> }) {
  const queries = useQueryClient()
  const locked = useMissing('categories.manage')
  const form = useRecordForm({
    record: settings,
    read: readSettings,
    save: (changes, options) => api('ticket-settings.change', changes, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(query('ticket-settings.get').queryKey, saved)
      toast('Saved', undo)
    },
  })
  return (
    <AdminPage
      title="Closing"
      intro="What becomes of tickets that are done. A category can say for itself when its own close."
    >
      <RecordForm form={form} locked={locked}>
        <div className="flex max-w-form flex-col gap-5 px-4 py-4">
          <TextField
            form={form}
            name="closeAfterDays"
            label="Resolved tickets close by themselves after"
            subject="The number of days"
            unit="days"
            hint="Without a word from the requester; 0 for never. Tickets that are resolved already keep their date."
            disabled={locked !== null}
            className="w-full sm:w-96"
          />
          <TextField
            form={form}
            name="reopenWithinDays"
            label="A reply reopens a closed ticket for"
            subject="The number of days"
            unit="days"
            hint="From when it was closed; 0 for never. A later reply opens a new ticket that follows the closed one."
            disabled={locked !== null}
            className="w-full sm:w-96"
          />
        </div>
        <SaveBar
          form={form}
          effects={effectsOf(readSettings(settings), form.values)}
          disabledReason={locked}
          labels={{ closeAfterDays: 'Close after', reopenWithinDays: 'Reopen within' }}
          show={(_, value) => `${value} days`}
        />
      </RecordForm>
    </AdminPage>
  )
}
