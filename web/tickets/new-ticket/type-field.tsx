// What kind of ticket it is: that decides what the rest of the form asks.
import type { ApiError } from '../../app/api.ts'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import type { TypeOfTicket } from '../choices.ts'
import type { Form } from './form.ts'

interface TypeFieldProps {
  type: TypeOfTicket | undefined
  types: readonly TypeOfTicket[]
  set: (part: Partial<Form>) => void
  problem: ApiError | null
}

export function TypeField({ type, types, set, problem }: TypeFieldProps) {
  return (
    <Field label="Type" error={problem?.field('type')}>
      <Select
        value={type?.key ?? ''}
        onChange={(key) => set({ type: key })}
        choices={types.map(({ key, name, description }) => ({
          value: key,
          label: name,
          ...(description && { hint: description }),
        }))}
      />
    </Field>
  )
}
