// The look before a workflow is saved: what changes, and where tickets go whose state is removed.
import { useState } from 'react'
import { type Mapping, proposedMapping, removedStates } from '../../../../src/tickets/workflow/mapping.ts'
import { phaseOf } from '../../../../src/tickets/workflow/model.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { StatusIcon } from '../../../ui/status-icon.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import type { WorkflowOfType } from '../workflow-page.tsx'
import type { Draft } from './draft.ts'

interface SaveDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What it is called: `Save this workflow?` */
  title: string
  confirm: string
  base: WorkflowOfType
  after: Draft
  /** In plain words. */
  changes: readonly string[]
  tickets: WorkflowOfType['tickets']
  busy: boolean
  error: Error | null
  onConfirm: (decided: { mapping: Mapping; note: string }) => void
}

export function SaveDialog(props: SaveDialogProps) {
  const { open, onOpenChange, title, confirm, base, after, changes, tickets, busy, error, onConfirm } = props
  const [chosen, setChosen] = useState<Mapping>({})
  const [note, setNote] = useState('')
  const removed = removedStates(base, after)
  const mapping = mappingFor(base, after, chosen)
  const undecided = removed.find(({ key }) => mapping[key] === undefined)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={`It becomes version ${base.revision + 1} of ${base.type.name}. New steps count at once, also for tickets that are on their way.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={busy}
            disabledReason={
              undecided ? `Nothing can take the tickets of ${undecided.name}: add such a state first.` : null
            }
            onClick={() => onConfirm({ mapping, note })}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {error && <ErrorNotice error={error} inline />}
        {removed.length > 0 && (
          <Moves
            base={base}
            after={after}
            mapping={mapping}
            tickets={tickets}
            onChoose={(from, to) => setChosen({ ...chosen, [from]: to })}
          />
        )}
        <section>
          <h3 className="mb-1 font-medium">What changes</h3>
          <ul aria-label="What changes" className="flex max-h-56 list-disc flex-col gap-0.5 overflow-y-auto pl-4">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </section>
        <Field label="Note" hint="Why, for those who read the versions later." optional>
          <Textarea rows={2} maxLength={400} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}

/** What was chosen, where it is still there; else what is proposed. */
function mappingFor(base: WorkflowOfType, after: Draft, chosen: Mapping): Mapping {
  const proposed = proposedMapping(base, after)
  const there = (key: string | undefined) => after.states.some((state) => state.key === key)
  return Object.fromEntries(
    Object.entries(proposed).map(([from, to]) => [from, there(chosen[from]) ? (chosen[from] as string) : to]),
  )
}

interface MovesProps {
  base: WorkflowOfType
  after: Draft
  mapping: Mapping
  tickets: WorkflowOfType['tickets']
  onChoose: (from: string, to: string) => void
}

function Moves({ base, after, mapping, tickets, onChoose }: MovesProps) {
  const removed = removedStates(base, after)
  const total = removed.reduce((sum, { key }) => sum + (tickets[key] ?? 0), 0)
  return (
    <section>
      <h3 className="mb-1 font-medium">Where their tickets go</h3>
      <table aria-label="Where tickets go" className="w-full border-separate border-spacing-0 text-left">
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="border-b border-line py-1 pr-3 font-medium">
              Removed state
            </th>
            <th scope="col" className="border-b border-line px-3 py-1 text-right font-medium">
              Tickets
            </th>
            <th scope="col" className="w-1/2 border-b border-line py-1 pl-3 font-medium">
              Go to
            </th>
          </tr>
        </thead>
        <tbody>
          {removed.map(({ key, name, kind }) => (
            <tr key={key}>
              <th scope="row" className="border-b border-line py-1 pr-3 font-normal">
                <span className="flex items-center gap-1.5">
                  <StatusIcon status={kind} />
                  <bdi className="break-words">{name}</bdi>
                </span>
              </th>
              <td className="border-b border-line px-3 py-1 text-right tabular">{counted(tickets[key] ?? 0)}</td>
              <td className="border-b border-line py-1 pl-3">
                <Select
                  label={`Where tickets of ${name} go`}
                  value={mapping[key] ?? ''}
                  onChange={(to) => onChoose(key, to)}
                  choices={after.states
                    .filter((state) => phaseOf(state.kind) === phaseOf(kind))
                    .map((state) => ({
                      value: state.key,
                      label: state.name,
                      icon: <StatusIcon status={state.kind} />,
                    }))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-muted">
        {total === 0
          ? 'No ticket is in them now. One that comes there before this is saved goes the same way.'
          : `${counted(total)} ${total === 1 ? 'ticket moves' : 'tickets move'}. Each keeps this in its history.`}
      </p>
    </section>
  )
}

/** Counting stops at 10,000. */
const counted = (count: number) => (count >= 10_000 ? '10,000 or more' : count.toLocaleString())
