// Removing a record for good: what stands in the way is said instead of a button that fails, what follows is said before it happens.
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { announce } from '../../tickets/announce.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FormSection } from '../admin-page.tsx'

interface RemovalProps {
  /** `team` */
  noun: string
  name: string
  /** What follows, for whom. */
  effect: ReactNode
  /** Why it cannot go now; undefined while that is being found out. */
  obstacle: string | null | undefined
  remove: () => Promise<unknown>
  onRemoved: () => void
  /** A choice that belongs to it: where tickets go. */
  children?: ReactNode
}

export function Removal({ noun, name, effect, obstacle, remove, onRemoved, children }: RemovalProps) {
  const [asking, setAsking] = useState(false)
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      setAsking(false)
      announce(`${name} removed`)
      onRemoved()
    },
  })
  return (
    <FormSection title={`Remove this ${noun}`} text={obstacle ?? effect}>
      {children}
      <Button
        disabledReason={obstacle === undefined ? 'Finding out what refers to it.' : obstacle}
        onClick={() => setAsking(true)}
        className="self-start text-red!"
      >
        Remove {noun}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open)
          if (!open) removal.reset()
        }}
        title={`Remove ${name}?`}
        effect={effect}
        confirm={`Remove ${noun}`}
        busy={removal.isPending}
        onConfirm={() => removal.mutate()}
        error={removal.error && <ErrorNotice error={removal.error} inline />}
      />
    </FormSection>
  )
}
