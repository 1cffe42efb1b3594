// Bringing an earlier version back, after the same look as before any save.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changesBetween } from '../../../../src/tickets/workflow/differences.ts'
import type { Mapping } from '../../../../src/tickets/workflow/mapping.ts'
import { api } from '../../../app/api.ts'
import { toast } from '../../../ui/toast.ts'
import { useKeyPerRequest } from '../../record/use-record-form.ts'
import { keepWorkflow } from '../editor/editor-bar.tsx'
import { SaveDialog } from '../editor/save-dialog.tsx'
import type { WorkflowOfType } from '../workflow-page.tsx'
import type { Version } from './versions-page.tsx'

interface RestorationProps {
  version: Version
  current: WorkflowOfType
  onDone: () => void
}

export function Restoration({ version, current, onDone }: RestorationProps) {
  const queries = useQueryClient()
  const keyFor = useKeyPerRequest()
  const restore = useMutation({
    mutationFn: ({ mapping, note }: { mapping: Mapping; note: string }) => {
      const body = { id: current.type.id, version: version.version, mapping, ...(note.trim() && { note: note.trim() }) }
      return api('workflows.restore', body, {
        ifMatch: current.revision,
        idempotencyKey: keyFor([current.revision, body]),
      })
    },
    onSuccess: (saved) => {
      keepWorkflow(queries, saved)
      toast(`Version ${version.version} is in use again, as version ${saved.revision}`)
      onDone()
    },
  })
  const changes = changesBetween(current, version)
  return (
    <SaveDialog
      open
      onOpenChange={(open) => !open && onDone()}
      title={`Bring back version ${version.version}?`}
      confirm="Bring back"
      base={current}
      after={version}
      changes={changes.length > 0 ? changes : ['Nothing: it is the same as what is in use']}
      tickets={current.tickets}
      busy={restore.isPending}
      error={restore.error}
      onConfirm={(decided) => restore.mutate(decided)}
    />
  )
}
