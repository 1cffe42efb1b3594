// What has to be decided or was refused, above the conversation: a conflict that waits for its owner, a change that failed.
import { GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useMe } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { deferred } from '../../ui/deferred.tsx'
import { settleFailure, useConflict, useFailure } from './conflicts.ts'

const ConflictDialog = deferred(() => import('./conflict-dialog.tsx'))

export function Banners({ number }: { number: string }) {
  const conflict = useConflict(number)
  const raised = useFailure(number)
  const me = useMe().person.id
  const failure = raised && (raised.of ?? me) === me ? raised : undefined
  // Shown as soon as it arises; "later" is remembered for this very conflict.
  const [later, setLater] = useState<unknown>(null)
  const waits = conflict !== undefined && later === conflict
  return (
    <>
      {conflict && (
        <ConflictDialog
          key={conflict.theirs.revision}
          conflict={conflict}
          open={!waits}
          onClose={() => setLater(conflict)}
        />
      )}
      {waits && (
        <p role="alert" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2">
          <GitCompareArrows aria-hidden className="text-amber" />
          <span className="min-w-0 flex-1 basis-56">Your change is not saved: somebody else changed {number} too.</span>
          <Button onClick={() => setLater(null)}>Choose what stays</Button>
        </p>
      )}
      {failure && (
        <div className="flex shrink-0 flex-col items-start gap-1 border-b border-line px-4 py-2">
          <ErrorNotice error={failure.error} {...(failure.again && { retry: failure.again })} inline />
          <Button variant="ghost" onClick={() => settleFailure(number)}>
            Dismiss
          </Button>
        </div>
      )}
    </>
  )
}
