// One of a few, tied to the form of a mailbox by its name.
import { Field } from '../../../ui/field.tsx'
import type { Choice } from '../../../ui/select.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Form } from '../../record/form.ts'
import { errorOf } from '../../record/form.ts'
import type { MailboxValues } from './mailbox-values.ts'

/** What every part of the form gets. */
export interface PartProps {
  form: Form<MailboxValues>
  locked: string | null
}

type Chosen = { [F in keyof MailboxValues]: MailboxValues[F] extends string ? F : never }[keyof MailboxValues]

interface ChoiceFieldProps<F extends Chosen> extends PartProps {
  name: F
  label: string
  hint?: string
  choices: readonly Choice<MailboxValues[F]>[]
  /** Follows from the choice. */
  also?: (value: MailboxValues[F]) => void
  className?: string
}

export function ChoiceField<F extends Chosen>(props: ChoiceFieldProps<F>) {
  const { form, locked, name, label, hint, choices, also, className } = props
  return (
    <Field label={label} hint={hint} error={errorOf(form, name, `The ${label.toLowerCase()}`)} className={className}>
      <Select
        value={form.values[name]}
        choices={choices}
        disabled={locked !== null}
        onChange={(value) => {
          form.set(name, value)
          also?.(value)
        }}
      />
    </Field>
  )
}
