// Fields in a form, each with its label, its hint, and what is wrong with it.
import type { ApiError } from '../../app/api.ts'
import { fieldError } from '../../directory/field-error.ts'
import { Field } from '../../ui/field.tsx'
import { FieldControl } from './field-control.tsx'
import type { FieldDefinition, FieldValue, FieldValues } from './field-values.ts'

interface FieldInputsProps {
  fields: readonly FieldDefinition[]
  values: FieldValues
  onChange: (key: string, value: FieldValue) => void
  /** Sentences by key. */
  problems: Readonly<Record<string, string | undefined>>
  /** What the server refused. */
  refused: ApiError | null
  disabled?: boolean
}

export function FieldInputs({ fields, values, onChange, problems, refused, disabled = false }: FieldInputsProps) {
  return fields.map((field) => {
    const { key, label, hint, required } = field
    return (
      <Field
        key={key}
        label={<bdi>{label}</bdi>}
        {...(hint && { hint })}
        optional={required !== 'opening'}
        error={problems[key] ?? fieldError(refused, `fields.${key}`, 'It')}
      >
        <FieldControl
          field={field}
          value={values[key] ?? null}
          onChange={(value) => onChange(key, value)}
          disabled={disabled}
        />
      </Field>
    )
  })
}

/** True when a refusal is told at these fields already. */
export const toldAt = (fields: readonly FieldDefinition[], refused: ApiError | null): boolean =>
  refused !== null && fields.some(({ key }) => refused.field(`fields.${key}`) !== undefined)
