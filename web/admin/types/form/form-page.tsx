// What the form of a type asks, and what a ticket of it begins with.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '../../../app/api.ts'
import { fieldError } from '../../../directory/field-error.ts'
import { Combobox } from '../../../ui/combobox.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import { toast } from '../../../ui/toast.ts'
import { useMissing } from '../../add-link.tsx'
import { FormSection } from '../../admin-page.tsx'
import { allOf } from '../../all-of.ts'
import type { Form } from '../../record/form.ts'
import { RecordForm } from '../../record/record-form.tsx'
import { SaveBar } from '../../record/save-bar.tsx'
import { useRecordForm } from '../../record/use-record-form.ts'
import { TypeFrame } from '../type-frame.tsx'
import { useKeep } from '../type-page.tsx'
import type { TypeOfTicket } from '../type-values.ts'
import { FormPreview } from './form-preview.tsx'
import { effectsOf, type FormValues, formWords, readForm, type Template, toTemplate } from './form-values.ts'
import { QuestionEditor } from './question-editor.tsx'

const route = getRouteApi('/admin/types/$id/form')

export function FormPage() {
  const { id } = route.useParams()
  return (
    <TypeFrame id={id} intro="What people are asked when they open a ticket of this type, and what it begins with.">
      {(type) => <Loaded key={type.id} type={type} />}
    </TypeFrame>
  )
}

function Loaded({ type }: { type: TypeOfTicket }) {
  const locked = useMissing('types.manage')
  const keep = useKeep(type.id)
  const categories = useQuery(allOf('categories.list')).data ?? []
  const form = useRecordForm({
    record: type,
    read: readForm,
    save: ({ template }, options) =>
      api('ticket-types.change', { id: type.id, ...(template && { template: toTemplate(template) }) }, options),
    onSaved: (saved, undo) => {
      keep(saved)
      toast(`Form of ${saved.name} saved`, undo)
    },
  })
  const { template } = form.values
  const category = categories.find(({ id }) => id === template.category)?.path ?? null
  return (
    <RecordForm form={form} locked={locked}>
      <div className="grid grid-cols-1 items-start gap-x-12 gap-y-8 px-4 py-5 lg:grid-cols-[minmax(0,34rem)_minmax(0,24rem)]">
        <div className="flex min-w-0 flex-col gap-6">
          <TemplateFields
            form={form}
            locked={locked}
            categories={categories
              .filter(({ id, active }) => active || id === template.category)
              .map(({ id, path }) => ({ value: id, label: path }))}
          />
        </div>
        <FormPreview template={template} category={category} />
      </div>
      <SaveBar form={form} effects={effectsOf(readForm(type), form.values)} disabledReason={locked} {...formWords} />
    </RecordForm>
  )
}

interface TemplateFieldsProps {
  form: Form<FormValues>
  locked: string | null
  categories: { value: string; label: string }[]
}

function TemplateFields({ form, locked, categories }: TemplateFieldsProps) {
  const { template } = form.values
  const disabled = locked !== null
  const set = (change: Partial<Template>) => form.set('template', { ...template, ...change })
  const wrong = (part: string, subject: string) => fieldError(form.error, `template.${part}`, subject)
  return (
    <>
      <FormSection
        title="Questions"
        text="Their answers stand in the description, each below its question. Ask for what the first reply would ask for."
      >
        <QuestionEditor
          questions={template.questions}
          onChange={(questions) => set({ questions })}
          error={form.error}
          disabled={disabled}
        />
      </FormSection>
      <FormSection title="What a ticket begins with">
        <Field
          label="Title"
          hint="Made of the answers, with questions in braces: Access to {System}. Empty: people write it."
          optional
          error={wrong('title', 'The title')}
        >
          <Input
            dir="auto"
            maxLength={200}
            disabled={disabled}
            value={template.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </Field>
        <Field label="Category" optional error={wrong('category', 'The category')}>
          <Combobox
            label="Category"
            none="None"
            placeholder="None"
            options={categories}
            value={template.category}
            onChange={(category) => set({ category })}
            disabled={disabled}
          />
        </Field>
        <Field label="Tags" hint="With commas between." optional error={wrong('tags', 'One of them')}>
          <Input
            dir="auto"
            disabled={disabled}
            value={template.tags}
            onChange={(event) => set({ tags: event.target.value })}
          />
        </Field>
        <Field
          label="Checklist"
          hint="One item per line, in the order in which they are done. For those who work the ticket."
          optional
          error={wrong('checklist', 'One of them')}
        >
          <Textarea
            rows={4}
            disabled={disabled}
            value={template.checklist}
            onChange={(event) => set({ checklist: event.target.value })}
          />
        </Field>
      </FormSection>
    </>
  )
}
