// The form of a team.
import { useState } from 'react'
import { Checkbox } from '../../ui/checkbox.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { FormSection } from '../admin-page.tsx'
import { TextField } from '../record/fields.tsx'
import type { Form } from '../record/form.ts'
import { errorOf } from '../record/form.ts'
import { Members } from './members.tsx'
import type { TeamValues } from './team-values.ts'
import { levels } from './team-values.ts'

interface Named {
  id: string
  name: string
}

/** Names of members, those included who were added and not saved yet. */
export function useMemberNames(saved: readonly Named[]) {
  const [found, setFound] = useState<Named[]>([])
  const known = [...saved, ...found]
  return {
    known,
    nameOf: (id: string) => known.find((person) => person.id === id)?.name ?? 'somebody',
    onFound: (person: Named) => setFound((all) => [...all, { id: person.id, name: person.name }]),
  }
}

interface TeamFieldsProps {
  form: Form<TeamValues>
  names: ReturnType<typeof useMemberNames>
  locked: string | null
  /** Begins where one types first. */
  fresh?: boolean
}

export function TeamFields({ form, names, locked, fresh }: TeamFieldsProps) {
  const { values, set } = form
  const disabled = locked !== null
  return (
    <>
      <div className="flex flex-col gap-4">
        <TextField
          form={form}
          name="name"
          label="Name"
          autoFocus={fresh}
          hint="Agents choose the team by it."
          disabled={disabled}
        />
        <TextField
          form={form}
          name="description"
          label="Description"
          hint="What it takes care of, so that others know what to send there."
          rows={2}
          optional
          disabled={disabled}
        />
      </div>
      <RadioCards
        legend="Level"
        hint="A ticket takes the level of the team that it is given to."
        value={values.level}
        onChange={(level) => set('level', level)}
        choices={levels}
        disabled={disabled}
        className="sm:grid-cols-3"
      />
      <FormSection title="Who sees its tickets">
        <Checkbox
          label="Restricted"
          hint="Its tickets are seen by its members, by whoever asked for help in them, and by people who may see every ticket. For other agents they do not exist: not in lists, not in search, not in reports."
          checked={values.restricted}
          disabled={disabled}
          onChange={(event) => set('restricted', event.target.checked)}
        />
      </FormSection>
      <FormSection title="Members" text="They find its tickets under “My teams”.">
        <Members
          value={values.members}
          onChange={(members) => set('members', members)}
          known={names.known}
          onFound={names.onFound}
          error={errorOf(form, 'members', 'The list')}
          locked={locked}
        />
      </FormSection>
    </>
  )
}
