// The form of a category.
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { TextField } from '../record/fields.tsx'
import type { Form } from '../record/form.ts'
import { errorOf } from '../record/form.ts'
import type { Category, CategoryValues } from './category-values.ts'
import { levels } from './tree.ts'

interface CategoryFieldsProps {
  form: Form<CategoryValues>
  /** Under which it may stand. */
  parents: readonly Category[]
  teams: readonly { id: string; name: string }[]
  locked: string | null
  /** Begins where one types first. */
  fresh?: boolean
}

export function CategoryFields({ form, parents, teams, locked, fresh }: CategoryFieldsProps) {
  const { values, set } = form
  const disabled = locked !== null
  const named = (records: readonly { id: string; name: string }[]) =>
    records.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="flex flex-col gap-4">
      <TextField
        form={form}
        name="name"
        label="Name"
        autoFocus={fresh}
        hint="Requesters choose by it too."
        disabled={disabled}
      />
      <Field
        label="Category above it"
        hint={`It may stand ${levels} levels deep; most desks do with two.`}
        error={errorOf(form, 'parent', 'The category above')}
      >
        <Combobox
          label="Category above"
          none="None: it stands at the top"
          placeholder="None: it stands at the top"
          options={parents.map(({ id, path }) => ({ value: id, label: path }))}
          value={values.parent}
          onChange={(parent) => set('parent', parent)}
          disabled={disabled || parents.length === 0}
        />
      </Field>
      <Field
        label="Owner team"
        hint="Answers for what is in it. Agents see it when they decide where a ticket goes."
        error={errorOf(form, 'ownerTeam', 'The team')}
      >
        <Combobox
          label="Team"
          none="Nobody"
          placeholder="Nobody"
          options={named(teams)}
          value={values.ownerTeam}
          onChange={(team) => set('ownerTeam', team)}
          disabled={disabled}
        />
      </Field>
      <TextField
        form={form}
        name="examples"
        label="Examples"
        hint="What people call about. Requesters read them when they choose."
        rows={2}
        optional
        disabled={disabled}
      />
      <TextField
        form={form}
        name="notes"
        label="Notes"
        hint="For agents: what to ask, what to record, when to hand on."
        rows={3}
        optional
        disabled={disabled}
      />
      <TextField
        form={form}
        name="aliases"
        label="Other names"
        subject="One of them"
        hint="One per line. Imports and mails that use them find this category."
        rows={2}
        optional
        disabled={disabled}
      />
      <TextField
        form={form}
        name="closeAfterDays"
        label="Resolved tickets close after"
        subject="The number of days"
        unit="days"
        hint="Empty: as the category above it says, or the workspace. 0 for never."
        optional
        disabled={disabled}
      />
    </div>
  )
}
