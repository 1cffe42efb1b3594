// The foot of a form: what was changed, what that will do, and the button that does it. It comes up with the first change.
import { useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { onlyFields } from '../../directory/field-error.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import type { FieldWords } from './conflict-view.tsx'
import { ConflictView } from './conflict-view.tsx'
import type { Form } from './form.ts'
import { LeaveGuard } from './leave-guard.tsx'

interface SaveBarProps<V> extends FieldWords<V> {
  form: Form<V>
  /** What saving does to whom, in sentences. */
  effects: readonly string[]
  /** `Add team` for a record that does not exist yet; such a bar is always there. */
  add?: string
  /** Why saving makes no sense yet. */
  disabledReason?: string | null
}

export function SaveBar<V>({ form, effects, add, disabledReason, labels, show }: SaveBarProps<V>) {
  const [deciding, setDeciding] = useState<boolean | null>(null)
  const changed = form.changed.map((field) => labels[field])
  const label = add ?? 'Save changes'
  useActions(
    changed.length > 0
      ? [{ id: 'record.save', label, group: 'This page', shortcut: 'mod+s', disabledReason, run: form.submit }]
      : [],
  )
  const guard = <LeaveGuard changed={changed} />
  if (!add && changed.length === 0) return guard
  return (
    <div className="sticky bottom-0 [anchor-name:--foot] z-10 mt-auto shrink-0 border-t border-line bg-canvas px-4 py-3 max-sm:max-h-[60dvh] max-sm:overflow-y-auto">
      {guard}
      <div className="flex max-w-form flex-col gap-3">
        {effects.length > 0 && <Effects effects={effects} />}
        {form.error && !onlyFields(form.error, Object.keys(labels)) && <ErrorNotice error={form.error} inline />}
        {form.conflict && (
          <ErrorState
            inline
            title="Somebody else changed this meanwhile"
            action={<Button onClick={() => setDeciding(true)}>Show both sides</Button>}
          >
            Yours is not saved yet, and nothing of it is lost.
          </ErrorState>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            busy={form.busy}
            disabledReason={disabledReason}
            shortcut="mod+s"
            type={form.conflict ? 'button' : 'submit'}
            onClick={form.conflict ? () => setDeciding(true) : undefined}
          >
            {label}
          </Button>
          {!add && <Button onClick={form.discard}>Discard</Button>}
          {!add && <p className="min-w-0 text-muted">Changed: {changed.join(', ')}</p>}
        </div>
      </div>
      {form.conflict && (
        <ConflictView
          conflict={form.conflict}
          labels={labels}
          show={show}
          busy={form.busy}
          // Opens by itself when a save ran into it, on demand when the live updates told of it.
          open={deciding ?? form.conflict.met}
          onOpenChange={setDeciding}
        />
      )}
    </div>
  )
}

function Effects({ effects }: { effects: readonly string[] }) {
  return (
    <div aria-live="polite">
      <p className="text-xs text-muted">What this does</p>
      <ul className="flex list-disc flex-col gap-0.5 pl-4">
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </div>
  )
}
