// A view by name: made of what is on screen, or changed.
import { type FormEvent, useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useMe } from '../../app/session.ts'
import { fieldError, onlyFields } from '../../directory/field-error.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'
import { useTeams } from '../choices.ts'
import type { keptOf, SavedView } from './saved.ts'
import { useViewChanges } from './use-views.ts'

interface ViewDialogProps {
  /** The view that is changed; without it a new one is made. */
  view?: SavedView
  kept: ReturnType<typeof keptOf>
  onDone: (view: SavedView) => void
  onClose: () => void
}

const scopes = [
  { value: 'private', label: 'Only you' },
  { value: 'team', label: 'A team', hint: 'Its members find it and can pin it.' },
  { value: 'shared', label: 'Everybody', hint: 'All agents find it and can pin it.' },
] as const

export default function ViewDialog({ view, kept, onDone, onClose }: ViewDialogProps) {
  const me = useMe()
  const mine = useTeams().filter(({ id }) => id === view?.team?.id || me.teams.some((team) => team.id === id))
  const { add, change } = useViewChanges()
  const [name, setName] = useState(view?.name ?? '')
  const [filter, setFilter] = useState(kept.filter)
  const [scope, setScope] = useState<SavedView['scope']>(view?.scope ?? 'private')
  const [team, setTeam] = useState(view?.team?.id ?? '')
  const [pin, setPin] = useState(true)
  const chosen = team || mine[0]?.id || ''
  const busy = add.isPending || change.isPending
  const error = add.error ?? change.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const values = { ...kept, name, filter, scope, team: scope === 'team' ? chosen : null }
    const told = { onSuccess: (saved: SavedView) => onDone(saved) }
    if (view) change.mutate({ ...values, id: view.id, revision: view.revision }, told)
    else add.mutate({ ...values, pin }, told)
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={view ? `Change the view “${view.name}”` : 'Save as a view'}
      description={view ? undefined : 'It keeps the filter of this list and how it is shown.'}
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Name" error={fieldError(error, 'name', 'The name')}>
          <Input dir="auto" required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Filter" error={fieldError(error, 'filter', 'The filter')}>
          <Input
            spellCheck={false}
            maxLength={1000}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            className="font-mono text-xs [font-variant-ligatures:none]"
          />
        </Field>
        <RadioCards
          legend="Who finds it"
          value={scope}
          onChange={setScope}
          choices={scopes.filter(({ value }) => value !== 'team' || mine.length > 0)}
        />
        {scope === 'team' && mine.length > 1 && (
          <Field label="Team">
            <Select
              value={chosen}
              onChange={setTeam}
              choices={mine.map(({ id, name: label }) => ({ value: id, label }))}
            />
          </Field>
        )}
        {!view && (
          <Checkbox label="Put it into your sidebar" checked={pin} onChange={(event) => setPin(event.target.checked)} />
        )}
        {error && !onlyFields(error, ['name', 'filter']) && <ErrorNotice error={error} inline />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {view ? 'Save changes' : 'Save view'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
