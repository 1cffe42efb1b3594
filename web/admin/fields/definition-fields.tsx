// The form of a definition.
import { useTypes } from '../../tickets/choices.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { MultiCombobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'
import { FormSection } from '../admin-page.tsx'
import { TextField } from '../record/fields.tsx'
import type { Form } from '../record/form.ts'
import { errorOf } from '../record/form.ts'
import { ChoicesEditor } from './choices-editor.tsx'
import type { DefinitionValues } from './field-form.ts'
import { choicesIn } from './field-form.ts'
import { hasChoices, kindWords, limitsOf, requesterWords, requiredWords } from './field-words.ts'

interface DefinitionFieldsProps {
  form: Form<DefinitionValues>
  categories: readonly { id: string; path: string }[]
  locked: string | null
  fresh?: boolean
}

const keysOf = <K extends string>(words: Record<K, unknown>) => Object.keys(words) as K[]

export function DefinitionFields({ form, categories, locked, fresh = false }: DefinitionFieldsProps) {
  const { values, set } = form
  const disabled = locked !== null
  const limits = limitsOf(values.kind)
  return (
    <>
      <div className="flex flex-col gap-4">
        <TextField
          form={form}
          name="label"
          label="Name"
          autoFocus={fresh}
          hint="Agents and, where they may see it, requesters read it."
          disabled={disabled}
        />
        {fresh && (
          <TextField
            form={form}
            name="key"
            label="Key"
            optional
            hint="For the API, imports and filters, and for good. Made from the name unless told: site, purchase_order."
            disabled={disabled}
          />
        )}
        <Field label="Kind" hint={kindWords[values.kind].hint} error={errorOf(form, 'kind', 'The kind')}>
          <Select
            value={values.kind}
            onChange={(kind) => set('kind', kind)}
            disabled={disabled}
            choices={keysOf(kindWords).map((kind) => ({ value: kind, label: kindWords[kind].label }))}
            className="w-72 max-w-full"
          />
        </Field>
        {hasChoices(values.kind) && (
          <ChoicesEditor
            choices={choicesIn(values.choices)}
            onChange={(choices) => set('choices', JSON.stringify(choices))}
            error={errorOf(form, 'choices', 'The choices')}
            disabled={disabled}
          />
        )}
        {limits && (
          <div className="grid max-w-72 grid-cols-2 items-end gap-3">
            <TextField form={form} name="min" label={limits[0]} subject="The lower limit" disabled={disabled} />
            <TextField form={form} name="max" label={limits[1]} subject="The upper limit" disabled={disabled} />
          </div>
        )}
        <TextField
          form={form}
          name="hint"
          label="Hint"
          hint="Stands below the field, and in the question that agents send when it is missing."
          rows={2}
          optional
          disabled={disabled}
        />
      </div>
      <FormSection title="Which tickets have it">
        <Reach form={form} categories={categories} disabled={disabled} />
      </FormSection>
      <FormSection title="Who says it, and when">
        <RadioCards
          legend="Requesters"
          hint={values.kind === 'person' ? 'They are not asked for a person: they do not see who is here.' : undefined}
          value={values.requesters}
          onChange={(requesters) => set('requesters', requesters)}
          disabled={disabled}
          className="sm:grid-cols-3"
          choices={keysOf(requesterWords)
            .filter((one) => one !== 'asked' || values.kind !== 'person')
            .map((one) => ({ value: one, ...requesterWords[one] }))}
        />
        <Field label="Needed" error={errorOf(form, 'required', 'It')}>
          <Select
            value={values.required}
            onChange={(required) => set('required', required)}
            disabled={disabled}
            choices={keysOf(requiredWords).map((one) => ({ value: one, label: requiredWords[one] }))}
            className="w-72 max-w-full"
          />
        </Field>
        {!fresh && (
          <Checkbox
            label="Retired"
            hint="Offered no more. Tickets keep what they hold."
            checked={values.retired}
            disabled={disabled}
            onChange={(event) => set('retired', event.target.checked)}
          />
        )}
      </FormSection>
    </>
  )
}

function Reach({
  form,
  categories,
  disabled,
}: Pick<DefinitionFieldsProps, 'form' | 'categories'> & { disabled: boolean }) {
  const types = useTypes()
  const chosen = (some: readonly string[], all: readonly { id: string; name: string }[]) =>
    some.map((id) => all.find((one) => one.id === id)?.name ?? id).join(', ')
  const named = types.map(({ key, name }) => ({ id: key, name }))
  const paths = categories.map(({ id, path }) => ({ id, name: path }))
  const { types: ofTypes, categories: inCategories } = form.values
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Types"
        hint={ofTypes.length > 1 ? chosen(ofTypes, named) : 'All of them, if none is chosen.'}
        error={errorOf(form, 'types', 'The list')}
      >
        <MultiCombobox
          label="Types"
          placeholder="All types"
          options={named.map(({ id, name }) => ({ value: id, label: name }))}
          value={ofTypes}
          onChange={(next) => form.set('types', next)}
          disabled={disabled}
        />
      </Field>
      <Field
        label="Categories"
        hint={
          inCategories.length > 1 ? chosen(inCategories, paths) : 'With everything below them. All, if none is chosen.'
        }
        error={errorOf(form, 'categories', 'The list')}
      >
        <MultiCombobox
          label="Categories"
          placeholder="All categories"
          options={paths.map(({ id, name }) => ({ value: id, label: name }))}
          value={inCategories}
          onChange={(next) => form.set('categories', next)}
          disabled={disabled}
        />
      </Field>
    </div>
  )
}
