// The form of an organisation.
import { TextField } from '../record/fields.tsx'
import type { Form } from '../record/form.ts'
import type { OrganisationValues } from './organisation-values.ts'

interface OrganisationFieldsProps {
  form: Form<OrganisationValues>
  locked: string | null
  /** Begins where one types first. */
  fresh?: boolean
}

export function OrganisationFields({ form, locked, fresh }: OrganisationFieldsProps) {
  const disabled = locked !== null
  return (
    <div className="flex flex-col gap-4">
      <TextField form={form} name="name" label="Name" autoFocus={fresh} disabled={disabled} />
      <TextField
        form={form}
        name="domains"
        label="Domains"
        subject="One of them"
        hint="One per line, such as example.com. Whoever writes from such an address joins the organisation by themselves. Leave out domains that anybody can have, such as those of mail providers."
        rows={3}
        optional
        disabled={disabled}
      />
    </div>
  )
}
