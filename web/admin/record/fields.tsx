// The controls of record forms, tied to their form by the name of the field.
import type { ReactNode } from 'react'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { Form } from './form.ts'
import { errorOf } from './form.ts'
import type { FieldOf } from './sides.ts'

type TextOf<V> = { [F in FieldOf<V>]: V[F] extends string ? F : never }[FieldOf<V>]

interface TextFieldProps<V> {
  form: Form<V>
  name: TextOf<V>
  label: string
  /** Begins the sentence of a refusal, where it is not `The <label>`. */
  subject?: string
  hint?: ReactNode
  optional?: boolean
  type?: 'text' | 'email' | 'tel'
  /** Several lines. */
  rows?: number
  autoFocus?: boolean
  disabled?: boolean
  /** What was found out before it was saved. */
  error?: string | undefined
  /** Of a short number: stands beside its small box. */
  unit?: string
  className?: string
}

export function TextField<V>({
  form,
  name,
  label,
  subject,
  hint,
  optional,
  rows,
  error,
  unit,
  className,
  ...control
}: TextFieldProps<V>) {
  const shared = {
    dir: 'auto' as const,
    ...control,
    value: form.values[name] as string,
    onChange: (event: { target: { value: string } }) => form.set(name, event.target.value as V[TextOf<V>]),
  }
  return (
    <Field
      label={label}
      hint={hint}
      optional={optional}
      error={errorOf(form, name, subject ?? `The ${label.toLowerCase()}`) ?? error}
      className={className}
    >
      {rows ? (
        <Textarea rows={rows} {...shared} />
      ) : unit ? (
        <span className="flex items-center gap-2">
          <span className="w-20">
            <Input {...shared} inputMode="numeric" />
          </span>
          <span className="text-muted">{unit}</span>
        </span>
      ) : (
        <Input {...shared} />
      )}
    </Field>
  )
}
