// What a mailbox is called, where its tickets go, how its mails are signed.
import { useCategories, useTeams } from '../../../tickets/choices.ts'
import { Combobox } from '../../../ui/combobox.tsx'
import { Field } from '../../../ui/field.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { FormSection } from '../../admin-page.tsx'
import { TextField } from '../../record/fields.tsx'
import { errorOf } from '../../record/form.ts'
import type { PartProps } from './choice-field.tsx'
import { languageChoices } from './languages.ts'

export function GeneralFields({ form, locked, fresh = false }: PartProps & { fresh?: boolean }) {
  const disabled = locked !== null
  return (
    <div className="flex flex-col gap-4">
      <TextField
        form={form}
        name="name"
        label="Name"
        autoFocus={fresh}
        hint="Agents see it beside tickets and in the ledger: Support, Facilities."
        disabled={disabled}
      />
      <TextField
        form={form}
        name="address"
        label="Address"
        type="email"
        hint="People write to it, and answers come from it."
        disabled={disabled}
      />
    </div>
  )
}

export function PlaceFields({ form, locked }: PartProps) {
  const { values, set } = form
  const disabled = locked !== null
  const teams = useTeams()
  const categories = useCategories()
  return (
    <FormSection title="Its tickets" text="Rules and agents may move them on.">
      <Field label="Team" error={errorOf(form, 'team', 'The team')}>
        <Combobox
          label="Team"
          none="Nobody"
          placeholder="Nobody"
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.team}
          onChange={(team) => set('team', team)}
          disabled={disabled}
        />
      </Field>
      <Field label="Category" error={errorOf(form, 'category', 'The category')}>
        <Combobox
          label="Category"
          none="None"
          placeholder="None"
          options={categories.filter(({ active }) => active).map(({ id, path }) => ({ value: id, label: path }))}
          value={values.category}
          onChange={(category) => set('category', category)}
          disabled={disabled}
        />
      </Field>
    </FormSection>
  )
}

export function StyleFields({ form, locked }: PartProps) {
  const { values, set } = form
  const disabled = locked !== null
  return (
    <FormSection title="How its mails look">
      <TextField
        form={form}
        name="senderName"
        label="Name of the sender"
        hint="How it signs in mail programs. Empty: the name of the workspace."
        optional
        disabled={disabled}
      />
      <Field label="Language" error={errorOf(form, 'language', 'The language')}>
        <Combobox
          label="Language"
          options={languageChoices(values.language)}
          value={values.language}
          onChange={(language) => language && set('language', language)}
          disabled={disabled}
          className="max-w-56"
        />
      </Field>
      <TextField
        form={form}
        name="signature"
        label="Signature"
        hint="Below what the desk sends from here. Markdown."
        rows={4}
        optional
        disabled={disabled}
      />
      {values.signature.trim() && (
        <section aria-label="Preview of the signature" className="rounded-md border border-line bg-surface px-3 py-2.5">
          <Markdown source={values.signature} />
        </section>
      )}
    </FormSection>
  )
}
