// The states of a workflow, one line each; the one that is worked on opens below its line.
import { ChevronDown, ChevronRight, CircleAlert } from 'lucide-react'
import { useId } from 'react'
import type { State } from '../../../../src/tickets/workflow/model.ts'
import { kindWords } from '../../../../src/tickets/workflow/words.ts'
import { StatusIcon } from '../../../ui/status-icon.tsx'
import { counted } from '../diagram/steps-table.tsx'
import type { WorkflowOfType } from '../workflow-page.tsx'
import { useStepChoices } from './choices.ts'
import type { Draft } from './draft.ts'
import { StatePanel } from './state-panel.tsx'
import type { Edit } from './use-draft.ts'

interface StateListProps {
  edit: Edit
  tickets: WorkflowOfType['tickets']
  selected: string | null
  onSelect: (key: string | null) => void
}

export function StateList({ edit, tickets, selected, onSelect }: StateListProps) {
  const { draft, base, problems, apply } = edit
  const choices = useStepChoices()
  return (
    <ul aria-label="States" className="border-t border-line">
      {draft.states.map((state) => (
        <li key={state.key} className="border-b border-line" data-editing={state.key === selected || undefined}>
          <StateLine
            draft={draft}
            state={state}
            tickets={tickets[state.key] ?? 0}
            problems={problems.byState.get(state.key) ?? []}
            open={state.key === selected}
            onToggle={() => onSelect(state.key === selected ? null : state.key)}
          />
          {state.key === selected && (
            <StatePanel
              draft={draft}
              state={state}
              known={base.states.some(({ key }) => key === state.key)}
              tickets={tickets[state.key] ?? 0}
              choices={choices}
              apply={apply}
              onRemoved={() => onSelect(null)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

interface StateLineProps {
  draft: Draft
  state: State
  tickets: number
  problems: readonly string[]
  open: boolean
  onToggle: () => void
}

function StateLine({ draft, state: { key, name, kind }, tickets, problems, open, onToggle }: StateLineProps) {
  const id = useId()
  const Chevron = open ? ChevronDown : ChevronRight
  const onward = draft.transitions
    .filter(({ from }) => from === key)
    .map(({ to }) => draft.states.find((state) => state.key === to)?.name || 'No name')
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-describedby={problems.length > 0 ? id : undefined}
        onClick={onToggle}
        className="flex min-h-9 w-full items-center gap-2 px-4 py-1 text-left -outline-offset-2 hover:bg-hover coarse:min-h-11"
      >
        <Chevron aria-hidden className="text-muted" />
        <StatusIcon status={kind} />
        <bdi className="max-w-[50%] truncate font-medium">{name || <span className="text-muted">No name</span>}</bdi>
        <span className="min-w-0 flex-1 truncate text-muted">
          {kindWords[kind]}
          {onward.length > 0 && <span className="max-sm:hidden">{`, goes to ${onward.join(', ')}`}</span>}
        </span>
        {tickets > 0 && (
          <span className="text-muted tabular">
            {counted(tickets)} {tickets === 1 ? 'ticket' : 'tickets'}
          </span>
        )}
      </button>
      {problems.length > 0 && (
        <ul id={id} aria-label={`What is wrong with ${name || 'this state'}`} className="px-4 pb-2 sm:pl-10">
          {problems.map((problem) => (
            <li key={problem} className="flex items-start gap-1.5 text-red">
              <CircleAlert aria-hidden className="mt-px size-3.5" />
              <span>{problem}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
