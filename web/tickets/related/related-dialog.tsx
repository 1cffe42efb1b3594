// The frame of the dialogs about what hangs together with a ticket: Cancel, one verb, Ctrl+Enter, and what went wrong.
import type { ReactNode } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { onlyFields } from '../../directory/field-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface RelatedDialogProps {
  title: string
  description: string
  verb: string
  /** Why it cannot be done yet. */
  missing: string | null
  busy: boolean
  error: Error | null
  /** Those whose faults stand at the fields. */
  fields?: readonly string[]
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

export function RelatedDialog(props: RelatedDialogProps) {
  const { title, description, verb, missing, busy, error, fields = [], onSubmit, onClose, children } = props
  const submit = () => missing === null && !busy && onSubmit()
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabledReason={missing} shortcut="mod+enter" onClick={submit}>
            {verb}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the shortcut of the button above */}
      <div
        className="flex flex-col gap-4"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          submit()
        }}
      >
        {children}
        {error && !onlyFields(error, fields) && <ErrorNotice error={error} inline />}
      </div>
    </Dialog>
  )
}
