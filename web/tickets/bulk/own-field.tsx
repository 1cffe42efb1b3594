// A field of the desk's own, set on all selected tickets, or emptied.
import { useState } from 'react'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { useFields } from '../choices.ts'
import { FieldControl } from '../fields/field-control.tsx'
import { type FieldDefinition, type FieldValue, isEmpty, toSend, wrongIn } from '../fields/field-values.ts'
import type { Answer } from './question.ts'

interface Asked {
  field: FieldDefinition | null
  value: FieldValue
  clear: boolean
}

function answerOf({ field, value, clear }: Asked): Answer | null {
  if (!field || (!clear && (isEmpty(value) || wrongIn(field, value)))) return null
  return { wish: { fields: { [field.key]: clear ? null : toSend(field, value) } }, names: {} }
}

export function OwnField({ onAnswer }: { onAnswer: (answer: Answer | null) => void }) {
  const fields = useFields().filter(({ active }) => active)
  const [asked, setAsked] = useState<Asked>({ field: null, value: null, clear: false })
  const { field, value, clear } = asked
  const ask = (change: Partial<Asked>) => {
    const next = { ...asked, ...change }
    setAsked(next)
    onAnswer(answerOf(next))
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label="Field">
        <Combobox
          label="Field"
          placeholder="Choose a field"
          options={fields.map(({ key, label }) => ({ value: key, label, detail: key }))}
          value={field?.key ?? null}
          onChange={(key) => ask({ field: fields.find((one) => one.key === key) ?? null, value: null })}
        />
      </Field>
      {field && (
        <>
          {!clear && (
            <Field
              key={field.key}
              label={<bdi>{field.label}</bdi>}
              hint="Tickets whose type or category does not have it refuse it."
              error={wrongIn(field, value)}
            >
              <FieldControl field={field} value={value} onChange={(next) => ask({ value: next })} />
            </Field>
          )}
          <Checkbox label="Empty it" checked={clear} onChange={(event) => ask({ clear: event.target.checked })} />
        </>
      )}
    </div>
  )
}
