// For what cannot be undone: names the thing and what happens to it. What can be undone is done, with an undo in a toast.

import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { Input } from './input.tsx'

interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** `Revoke the key "Nightly export"?` */
  title: string
  /** What follows, for whom. */
  effect: ReactNode
  /** The verb: `Revoke key`. */
  confirm: string
  onConfirm: () => void
  busy?: boolean
  /** For what would hurt most: this has to be typed first. */
  typeToConfirm?: string
  /** What went wrong when it was tried. */
  error?: ReactNode
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const [typed, setTyped] = useState('')
  const missing = props.typeToConfirm !== undefined && typed.trim() !== props.typeToConfirm
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.effect}
      footer={
        <>
          <Button onClick={() => props.onOpenChange(false)}>Cancel</Button>
          <Button
            variant="danger"
            busy={props.busy}
            disabledReason={missing ? `Type ${props.typeToConfirm} first` : null}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.error}
      {props.typeToConfirm !== undefined && (
        <Field label={`Type ${props.typeToConfirm} to confirm`}>
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      )}
    </Dialog>
  )
}
