// One state, opened: its name and kind, its place, its steps, and what is wrong with it.

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { statuses } from '../../../../src/tickets/workflow/kinds.ts'
import type { State } from '../../../../src/tickets/workflow/model.ts'
import { kindWords } from '../../../../src/tickets/workflow/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Input } from '../../../ui/input.tsx'
import { Select } from '../../../ui/select.tsx'
import { StatusIcon } from '../../../ui/status-icon.tsx'
import type { StepChoices } from './choices.ts'
import { type Draft, ofKind, renamed, shifted, stepOf, without } from './draft.ts'
import { StepRow, stepGrid } from './step-row.tsx'
import type { Apply } from './use-draft.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const kindChoices = statuses.map((kind) => ({
  value: kind,
  label: capital(kindWords[kind]),
  icon: <StatusIcon status={kind} />,
}))

interface StatePanelProps {
  draft: Draft
  state: State
  /** It is in the saved version: tickets may know it, and its kind stays. */
  known: boolean
  tickets: number
  choices: StepChoices
  apply: Apply
  onRemoved: () => void
}

export function StatePanel({ draft, state, known, tickets, choices, apply, onRemoved }: StatePanelProps) {
  const { key, name, kind } = state
  const place = draft.states.findIndex((one) => one.key === key)
  const called = name || 'this state'
  const panel = useRef<HTMLDivElement>(null)
  // It may have been opened from the drawing, far away from where it stands.
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div
      ref={panel}
      className="flex scroll-mt-[calc(38dvh+9rem)] scroll-mb-16 max-w-conversation flex-col gap-4 px-4 pt-2 pb-4 sm:pl-10"
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <Field label="Name">
          <Input
            dir="auto"
            maxLength={60}
            value={name}
            onChange={(event) => apply((now) => renamed(now, key, event.target.value), `name ${key}`)}
          />
        </Field>
        <Field label="Kind" hint={known ? 'It stays: clocks, lists and the portal go by it.' : undefined}>
          <Select
            label="Kind"
            value={kind}
            onChange={(next) => apply((now) => ofKind(now, key, next))}
            choices={kindChoices}
            disabled={known}
          />
        </Field>
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-1 text-control font-medium">From {called} a ticket goes to</legend>
        <div aria-hidden className={`${stepGrid} text-xs text-muted max-sm:hidden`}>
          <span />
          <span>Who may</span>
          <span>What has to be filled before</span>
        </div>
        <ul>
          {draft.states
            .filter((to) => to.key !== key && (stepOf(draft, key, to.key) || !isNoWay(state, to)))
            .map((to) => (
              <StepRow key={to.key} draft={draft} from={key} to={to} choices={choices} apply={apply} />
            ))}
        </ul>
      </fieldset>
      <div className="flex flex-wrap items-center gap-1">
        <IconButton
          label={`Move ${called} up`}
          icon={<ArrowUp />}
          disabledReason={place === 0 ? 'It is the first already.' : null}
          onClick={() => apply((now) => shifted(now, key, -1))}
        />
        <IconButton
          label={`Move ${called} down`}
          icon={<ArrowDown />}
          disabledReason={place === draft.states.length - 1 ? 'It is the last already.' : null}
          onClick={() => apply((now) => shifted(now, key, 1))}
        />
        <Button
          icon={<Trash2 />}
          variant="ghost"
          className="text-red!"
          onClick={() => {
            apply((now) => without(now, key))
            onRemoved()
          }}
        >
          Remove state
        </Button>
        {tickets > 0 && (
          <p className="text-muted">
            {tickets === 1 ? '1 ticket is' : `${tickets.toLocaleString()} tickets are`} in it. Where they go is asked
            before anything is saved.
          </p>
        )}
      </div>
    </div>
  )
}

/** A closed ticket is reopened first: such a step is not offered. */
const isNoWay = (from: State, to: State) => from.kind === 'closed' && to.kind === 'resolved'
