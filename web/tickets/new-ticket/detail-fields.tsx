// What may be known already when a ticket is opened. All of it has a sensible start, and can be set later.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { ApiError } from '../../app/api.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { PriorityGlyph, priorityWords } from '../../ui/priority-glyph.tsx'
import { Select } from '../../ui/select.tsx'
import type { TypeOfTicket } from '../choices.ts'
import { useAgents, useOffered, useTeams } from '../choices.ts'
import { channelWord } from '../conversation/channel-icon.tsx'
import { scaleWords } from '../ticket/scale-words.ts'
import type { Form } from './form.ts'

interface FieldsProps {
  form: Form
  set: (part: Partial<Form>) => void
  /** What the server refused. */
  problem: ApiError | null
}

interface DetailFieldsProps extends FieldsProps {
  type: TypeOfTicket | undefined
}

const choices = <V extends string>(words: Record<V, string>) =>
  (Object.keys(words) as V[]).map((value) => ({ value, label: words[value] }))

const scales = choices(scaleWords)
const channels = (['phone', 'chat', 'email', 'portal'] as const).map((value) => ({ value, label: channelWord(value) }))
const priorities = [
  { value: 'auto' as const, label: 'From impact and urgency' },
  ...(['P1', 'P2', 'P3', 'P4'] as const).map((value) => ({
    value,
    label: priorityWords[value],
    icon: (
      <span aria-hidden className="inline-flex">
        <PriorityGlyph priority={value} />
      </span>
    ),
  })),
]

export function DetailFields({ form, set, problem, type }: DetailFieldsProps) {
  const usual = type?.template.category
  const categories = useOffered().map(({ id, path }) => ({ value: id, label: path }))
  const [more, setMore] = useState(() => hasMore(form))
  const agents = useAgents().map(({ id, name, email }) => ({ value: id, label: name, detail: email }))
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Came by">
          <Select value={form.channel} onChange={(channel) => set({ channel })} choices={channels} />
        </Field>
        <Field label="Category" error={problem?.field('category')}>
          <Combobox
            label="Category"
            options={categories}
            none={usual ? `As usual: ${usual.path}` : 'None'}
            placeholder={usual?.path ?? 'None'}
            value={form.category}
            onChange={(category) => set({ category })}
          />
        </Field>
        <Field label="Assignee" error={problem?.field('assignee')}>
          <Combobox
            label="Assignee"
            options={agents}
            none="Nobody"
            placeholder="Nobody"
            value={form.assignee}
            onChange={(assignee) => set({ assignee })}
          />
        </Field>
      </div>
      <Button
        variant="ghost"
        icon={<ChevronDown className={more ? '' : '-rotate-90'} />}
        aria-expanded={more}
        onClick={() => setMore(!more)}
        className="-ml-2 self-start text-muted"
      >
        Priority, team and tags
      </Button>
      {more && <MoreFields form={form} set={set} problem={problem} />}
    </>
  )
}

function MoreFields({ form, set, problem }: FieldsProps) {
  const teams = useTeams().map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="Priority">
        <Select value={form.priority} onChange={(priority) => set({ priority })} choices={priorities} />
      </Field>
      <Field label="Team" error={problem?.field('team')}>
        <Combobox
          label="Team"
          options={teams}
          none="No team"
          placeholder="No team"
          value={form.team}
          onChange={(team) => set({ team })}
        />
      </Field>
      {form.priority === 'auto' && (
        <>
          <Field label="Impact">
            <Select value={form.impact} onChange={(impact) => set({ impact })} choices={scales} />
          </Field>
          <Field label="Urgency">
            <Select value={form.urgency} onChange={(urgency) => set({ urgency })} choices={scales} />
          </Field>
        </>
      )}
      <Field
        label="Tags"
        optional
        hint="Several with commas: vpn, laptop"
        error={problem?.field('tags')}
        className="sm:col-span-2"
      >
        <Input value={form.tags} onChange={(event) => set({ tags: event.target.value })} />
      </Field>
    </div>
  )
}

/** Something below the fold was filled in before. */
const hasMore = ({ priority, impact, urgency, team, tags }: Form) =>
  priority !== 'auto' || impact !== 'medium' || urgency !== 'medium' || team !== null || tags !== ''
