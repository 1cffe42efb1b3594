// One step from a state to another: there or not, for whom, and what has to be filled before.
import type { State } from '../../../../src/tickets/workflow/model.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { MultiCombobox } from '../../../ui/combobox.tsx'
import { StatusIcon } from '../../../ui/status-icon.tsx'
import { requiredOptions, type StepChoices, whoOptions } from './choices.ts'
import { type Draft, stepOf, withoutStep, withStep, withStepAs } from './draft.ts'
import type { Apply } from './use-draft.ts'

interface StepRowProps {
  draft: Draft
  from: string
  to: State
  choices: StepChoices
  apply: Apply
}

export const stepGrid =
  'grid grid-cols-1 gap-x-3 gap-y-1 sm:grid-cols-[minmax(9rem,1fr)_minmax(9rem,1fr)_minmax(9rem,1fr)]'

export function StepRow({ draft, from, to, choices, apply }: StepRowProps) {
  const step = stepOf(draft, from, to.key)
  const name = to.name || 'No name'
  return (
    <li className={`${stepGrid} items-center border-b border-line py-1 last:border-b-0 max-sm:py-2`}>
      <div className="flex min-h-control items-center">
        <Checkbox
          checked={step !== undefined}
          onChange={(event) =>
            apply((now) => (event.target.checked ? withStep(now, from, to.key) : withoutStep(now, from, to.key)))
          }
          label={
            <span className="inline-flex min-w-0 items-center gap-1.5">
              <StatusIcon status={to.kind} />
              <bdi className="break-words">{name}</bdi>
            </span>
          }
        />
      </div>
      {step && (
        <>
          <MultiCombobox
            label={`Who may take the step to ${name}`}
            placeholder="Nobody"
            options={whoOptions(choices, step.who, draft.names)}
            value={step.who}
            onChange={(who) => apply((now) => withStepAs(now, from, to.key, { who }))}
          />
          <MultiCombobox
            label={`What the step to ${name} needs`}
            placeholder="Needs nothing"
            options={requiredOptions(choices, step.required)}
            value={step.required}
            onChange={(required) => apply((now) => withStepAs(now, from, to.key, { required }))}
          />
        </>
      )}
    </li>
  )
}
