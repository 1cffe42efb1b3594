// The fields of a type, whether it exists or is being made.
import { RadioCards } from '../../ui/radio-cards.tsx'
import { TextField } from '../record/fields.tsx'
import type { Form } from '../record/form.ts'
import { audiences, type TypeValues } from './type-values.ts'

interface TypeFieldsProps {
  form: Form<TypeValues>
  locked: string | null
  fresh?: boolean
}

export function TypeFields({ form, locked, fresh }: TypeFieldsProps) {
  const disabled = locked !== null
  return (
    <>
      <TextField form={form} name="name" label="Name" autoFocus={fresh} disabled={disabled} />
      <TextField
        form={form}
        name="description"
        label="Description"
        hint="One sentence beside the name, so that people choose the right one."
        rows={2}
        optional
        disabled={disabled}
      />
      <RadioCards
        legend="Who opens it"
        value={form.values.audience}
        onChange={(audience) => form.set('audience', audience)}
        choices={audiences}
        disabled={disabled}
        className="sm:grid-cols-2"
      />
    </>
  )
}
