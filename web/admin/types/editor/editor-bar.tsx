// The foot of the editor: what was changed, what stands in the way, and the look before it is saved.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Mapping } from '../../../../src/tickets/workflow/mapping.ts'
import { useActions } from '../../../app/actions.ts'
import { ApiError, api } from '../../../app/api.ts'
import { query } from '../../../app/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { toast } from '../../../ui/toast.ts'
import { LeaveGuard } from '../../record/leave-guard.tsx'
import { useKeyPerRequest } from '../../record/use-record-form.ts'
import type { WorkflowOfType } from '../workflow-page.tsx'
import { SaveDialog } from './save-dialog.tsx'
import type { Edit } from './use-draft.ts'

interface EditorBarProps {
  edit: Edit
  workflow: WorkflowOfType
  onDone: () => void
}

export function EditorBar({ edit, workflow, onDone }: EditorBarProps) {
  const { base, draft, changes, problems, theirs } = edit
  const [asking, setAsking] = useState(false)
  const wrong = problems.byState.size + problems.general.length
  const save = useSave(edit, () => {
    setAsking(false)
    onDone()
  })
  const newest = newestOf(theirs, save.error)
  const obstacle =
    changes.length === 0
      ? 'Nothing was changed.'
      : newest
        ? 'Somebody else saved a version: decide first.'
        : wrong > 0
          ? 'Mend first what is marked in red.'
          : null
  useActions([
    {
      id: 'workflow.save',
      label: 'Save workflow',
      group: 'This page',
      shortcut: 'mod+s',
      disabledReason: obstacle,
      run: () => setAsking(true),
    },
  ])
  return (
    <div className="sticky bottom-0 [anchor-name:--foot] z-10 mt-auto shrink-0 border-t border-line bg-canvas px-4 py-3">
      <LeaveGuard changed={changes.length > 0 ? ['the workflow'] : []} />
      <div className="flex flex-col gap-3">
        {newest && (
          <ErrorState
            inline
            title={`Somebody else saved version ${newest.revision} meanwhile`}
            action={
              <>
                <Button
                  onClick={() => {
                    save.reset()
                    edit.standOn(newest)
                  }}
                >
                  Put mine on theirs
                </Button>
                <Button
                  onClick={() => {
                    save.reset()
                    edit.beginFrom(newest)
                  }}
                >
                  Drop mine
                </Button>
              </>
            }
          >
            Yours is not saved yet, and nothing of it is lost. Put on theirs, what they changed stays, except where you
            changed the same; all of it is shown before anything is saved.
          </ErrorState>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" shortcut="mod+s" disabledReason={obstacle} onClick={() => setAsking(true)}>
            Save workflow
          </Button>
          <Button
            onClick={() => {
              edit.discard()
              onDone()
            }}
          >
            {changes.length > 0 ? 'Discard' : 'Done'}
          </Button>
          <p className="min-w-0 text-muted" aria-live="polite">
            {changes.length > 0 && (changes.length === 1 ? '1 change' : `${changes.length} changes`)}
            {wrong > 0 && <span className="text-red"> {wrong === 1 ? '1 problem' : `${wrong} problems`}</span>}
          </p>
        </div>
      </div>
      <SaveDialog
        open={asking && !newest}
        onOpenChange={(open) => {
          setAsking(open)
          if (!open) save.reset()
        }}
        title="Save this workflow?"
        confirm="Save"
        base={base}
        after={draft}
        changes={changes}
        tickets={workflow.tickets}
        busy={save.isPending}
        error={save.error}
        onConfirm={(decided) => save.mutate(decided)}
      />
    </div>
  )
}

function useSave({ base, draft }: Edit, onSaved: () => void) {
  const queries = useQueryClient()
  const keyFor = useKeyPerRequest()
  return useMutation({
    mutationFn: ({ mapping, note }: { mapping: Mapping; note: string }) => {
      const { states, transitions } = draft
      const body = { id: base.type.id, states, transitions, mapping, ...(note.trim() && { note: note.trim() }) }
      return api('workflows.save', body, { ifMatch: base.revision, idempotencyKey: keyFor([base.revision, body]) })
    },
    onSuccess: (saved) => {
      keepWorkflow(queries, saved)
      toast(`Workflow of ${saved.type.name} saved as version ${saved.revision}`)
      onSaved()
    },
  })
}

export function keepWorkflow(queries: ReturnType<typeof useQueryClient>, saved: WorkflowOfType) {
  queries.setQueryData(query('workflows.get', { id: saved.type.id }).queryKey, saved)
  for (const name of ['workflows.versions', 'ticket-types.list', 'ticket-types.get', 'tickets.list', 'tickets.get'])
    void queries.invalidateQueries({ queryKey: [name] })
}

/** From the answer to a stale write, or read since. */
function newestOf(theirs: WorkflowOfType | null, error: Error | null): WorkflowOfType | null {
  const told = error instanceof ApiError && error.status === 412 ? (error.current as WorkflowOfType) : null
  return told && (!theirs || told.revision > theirs.revision) ? told : theirs
}
