// How impact and urgency make a priority: nine cells, and what another drawing of them would do to the tickets that are open.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { scaleWords } from '../../tickets/ticket/scale-words.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { PriorityGlyph, priorityWords } from '../../ui/priority-glyph.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage } from '../admin-page.tsx'
import type { Form } from '../record/form.ts'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import type { Matrix, MatrixValues } from './matrix-form.ts'
import { cellName, effectsOf, matrixWords, readMatrix, scales, slips, toCells } from './matrix-form.ts'

export function MatrixPage() {
  const matrix = useQuery(query('priority-matrix.get'))
  return (
    <RecordGate record={matrix} parent={{ to: '/admin/priorities', label: 'Priorities' }}>
      {(record) => <Loaded matrix={record} />}
    </RecordGate>
  )
}

function Loaded({ matrix }: { matrix: Matrix }) {
  const queries = useQueryClient()
  const locked = useMissing('fields.manage')
  const [applyToOpen, setApplyToOpen] = useState(false)
  const form = useRecordForm({
    record: matrix,
    read: readMatrix,
    save: (changes: Partial<MatrixValues>, options) =>
      api('priority-matrix.change', { cells: toCells({ ...readMatrix(matrix), ...changes }), applyToOpen }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(query('priority-matrix.get').queryKey, saved)
      toast('Priorities saved', undo)
    },
  })
  const changed = form.changed.length > 0
  const effect = useQuery({
    ...query('priority-matrix.effect', { cells: toCells(form.values) }),
    enabled: changed && locked === null,
    placeholderData: keepPreviousData,
  }).data
  return (
    <AdminPage
      title="Priorities"
      intro="How many are hit, and how long it can wait, make the priority of a ticket. An agent can set another one by hand, and says why."
    >
      <RecordForm form={form} locked={locked}>
        <div className="flex max-w-form flex-col gap-4 px-4 py-5">
          <Grid form={form} disabled={locked !== null} />
          {slips(form.values).map((slip) => (
            <p key={slip} className="text-muted">
              {slip}
            </p>
          ))}
          {changed && (
            <Checkbox
              label="Also for tickets that are open"
              hint="Those whose priority came of impact and urgency. What was set by hand stays."
              checked={applyToOpen}
              disabled={locked !== null}
              onChange={(event) => setApplyToOpen(event.target.checked)}
            />
          )}
        </div>
        <SaveBar form={form} effects={effectsOf(effect, applyToOpen)} disabledReason={locked} {...matrixWords} />
      </RecordForm>
    </AdminPage>
  )
}

const choices = (['P1', 'P2', 'P3', 'P4'] as const).map((value) => ({
  value,
  label: value,
  hint: priorityWords[value].replace(`${value}, `, ''),
  icon: (
    <span aria-hidden className="inline-flex">
      <PriorityGlyph priority={value} />
    </span>
  ),
}))

function Grid({ form, disabled }: { form: Form<MatrixValues>; disabled: boolean }) {
  return (
    <table
      aria-label="Priority by impact and urgency"
      className="-m-1 w-full table-fixed border-separate border-spacing-1 sm:-m-1.5 sm:border-spacing-1.5"
    >
      <thead>
        <tr className="text-xs text-muted">
          <td className="w-16 sm:w-28" />
          {scales.map((urgency) => (
            <th key={urgency} scope="col" className="pb-1 text-left font-medium">
              {scaleWords[urgency]} urgency
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scales.map((impact) => (
          <tr key={impact}>
            <th scope="row" className="pr-2 text-left text-xs font-medium text-muted sm:whitespace-nowrap">
              {scaleWords[impact]} impact
            </th>
            {scales.map((urgency) => {
              const name = cellName(impact, urgency)
              return (
                <td key={urgency}>
                  <Select
                    label={matrixWords.labels[name]}
                    value={form.values[name]}
                    onChange={(priority) => form.set(name, priority)}
                    choices={choices}
                    disabled={disabled}
                    className="max-sm:gap-1! max-sm:px-1.5!"
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
