// A new state: a name and a kind are enough, the steps that one expects of such a state come with it.
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { mostStates } from '../../../../src/tickets/workflow/check.ts'
import type { State } from '../../../../src/tickets/workflow/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { added } from './draft.ts'
import { kindChoices } from './state-panel.tsx'
import type { Edit } from './use-draft.ts'

export function AddState({ edit, onAdded }: { edit: Edit; onAdded: (key: string) => void }) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<State['kind']>('open')
  const { draft, base } = edit
  const twin = draft.states.some((state) => state.name.trim().toLowerCase() === name.trim().toLowerCase())
  const obstacle =
    draft.states.length >= mostStates
      ? `There are ${mostStates} states: nobody keeps more apart.`
      : name.trim() === ''
        ? 'Name it first.'
        : twin
          ? 'There is a state of this name.'
          : null
  return (
    <form
      aria-label="Add a state"
      className="flex flex-wrap items-end gap-3 px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (obstacle) return
        const [next, key] = added(draft, name, kind, base.states)
        edit.apply(() => next)
        setName('')
        onAdded(key)
      }}
    >
      <Field label="New state" className="w-full sm:w-56">
        <Input dir="auto" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Kind of the new state" className="w-full sm:w-56">
        <Select label="Kind of the new state" value={kind} onChange={setKind} choices={kindChoices} />
      </Field>
      <Button type="submit" icon={<Plus />} disabledReason={obstacle}>
        Add state
      </Button>
    </form>
  )
}
