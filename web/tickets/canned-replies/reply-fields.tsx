// The form of a saved reply.
import { Braces } from 'lucide-react'
import { useRef } from 'react'
import { variables } from '../../../src/tickets/canned-replies/contract/variables.ts'
import { FormSection } from '../../admin/admin-page.tsx'
import { TextField } from '../../admin/record/fields.tsx'
import type { Form } from '../../admin/record/form.ts'
import { errorOf } from '../../admin/record/form.ts'
import { may, useMe } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useInsert } from '../../ui/use-insert.ts'
import { useOffered } from '../choices.ts'
import type { ReplyValues, WorkStatus } from './reply-values.ts'
import { mistakeIn } from './reply-values.ts'

interface ReplyFieldsProps {
  form: Form<ReplyValues>
  locked: string | null
  /** The team that has it now, of which one may not be a member. */
  team?: { id: string; name: string } | null
  fresh?: boolean
}

export function ReplyFields({ form, locked, team, fresh }: ReplyFieldsProps) {
  const { values, set } = form
  const me = useMe()
  const disabled = locked !== null
  const teams = team && !me.teams.some(({ id }) => id === team.id) ? [...me.teams, team] : me.teams
  const categories = useOffered(values.category).map(({ id, path }) => ({ value: id, label: path }))
  const users = [
    { value: 'mine', label: 'Only me' },
    ...teams.map(({ id, name }) => ({ value: id, label: name, hint: 'Its members use and change it' })),
    ...(may(me, 'replies.manage') || values.usedBy === 'everyone' ? [{ value: 'everyone', label: 'Everyone' }] : []),
  ]
  return (
    <div className="flex flex-col gap-4">
      <TextField form={form} name="name" label="Name" autoFocus={fresh} hint="By it you find it." disabled={disabled} />
      <BodyField form={form} disabled={disabled} />
      <Field label="Who uses it" error={errorOf(form, 'usedBy', 'This')}>
        <Select value={values.usedBy} onChange={(by) => set('usedBy', by)} choices={users} disabled={disabled} />
      </Field>
      <Field
        label="Category"
        optional
        hint="On tickets of it, and of those below it, it comes first."
        error={errorOf(form, 'category', 'The category')}
      >
        <Combobox
          label="Category"
          none="None"
          placeholder="None"
          options={categories}
          value={values.category}
          onChange={(category) => set('category', category)}
          disabled={disabled}
        />
      </Field>
      <AlongFields form={form} categories={categories} disabled={disabled} />
    </div>
  )
}

function BodyField({ form, disabled }: { form: Form<ReplyValues>; disabled: boolean }) {
  const { values, set } = form
  const text = useRef<HTMLTextAreaElement>(null)
  const { insert, focusAfter } = useInsert(text, values.body)
  return (
    <Field
      label="Text"
      hint="Markdown. A bar gives words for what may be empty: {{requester.first_name|there}}"
      error={mistakeIn(values.body) ?? errorOf(form, 'body', 'The text')}
    >
      <Textarea
        ref={text}
        dir="auto"
        rows={8}
        maxRows={24}
        maxLength={50_000}
        disabled={disabled}
        value={values.body}
        onChange={(event) => set('body', event.target.value)}
      />
      <Menu
        label="Fill in"
        focusAfter={focusAfter}
        entries={Object.entries(variables).map(([name, means]) => ({
          label: `${means.charAt(0).toUpperCase()}${means.slice(1)}`,
          onSelect: () => insert(`{{${name}}}`, (body) => set('body', body)),
        }))}
        trigger={
          <Button icon={<Braces />} disabledReason={disabled ? 'It cannot be changed' : null} className="self-start">
            Fill in
          </Button>
        }
      />
    </Field>
  )
}

const statuses: { value: WorkStatus | 'none'; label: string }[] = [
  { value: 'none', label: 'Stays as it would' },
  { value: 'open', label: 'Open' },
  { value: 'pending', label: 'Waits for the requester' },
  { value: 'on_hold', label: 'On hold' },
]

interface AlongFieldsProps {
  form: Form<ReplyValues>
  categories: { value: string; label: string }[]
  disabled: boolean
}

function AlongFields({ form: { values, set }, categories, disabled }: AlongFieldsProps) {
  const { along } = values
  const change = (part: Partial<typeof along>) => set('along', { ...along, ...part })
  return (
    <FormSection
      title="Goes along"
      text="Changed in the same moment as it is sent. The composer shows it before, and it can be left out."
    >
      <Field label="State">
        <Select
          value={along.status ?? 'none'}
          onChange={(status) => change({ status: status === 'none' ? null : status })}
          choices={statuses}
          disabled={disabled}
        />
      </Field>
      <Field label="Tags to add" optional hint="Several with commas.">
        <Input
          dir="auto"
          maxLength={400}
          disabled={disabled}
          value={along.tags}
          onChange={(event) => change({ tags: event.target.value })}
        />
      </Field>
      <Field label="Category to set" optional>
        <Combobox
          label="Category"
          none="Leave it"
          placeholder="Leave it"
          options={categories}
          value={along.category}
          onChange={(category) => change({ category })}
          disabled={disabled}
        />
      </Field>
      <Checkbox
        checked={along.assign}
        disabled={disabled}
        onChange={(event) => change({ assign: event.target.checked })}
        label="Assign it to whoever sends it"
      />
    </FormSection>
  )
}
