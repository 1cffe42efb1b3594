// The key by which raw mail is handed in: shown once, renewed when it may have leaked.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormSection } from '../../admin-page.tsx'

const hookAddress = (key: string) => `${location.origin}/hooks/mail/${key}`

export function HookKeyDialog({ name, hookKey, onClose }: { name: string; hookKey: string; onClose: () => void }) {
  const [copied, setCopied] = useState(false)
  const [warned, setWarned] = useState(false)
  const copy = () => setCopied(true)
  return (
    <Dialog
      open
      // A slip of the hand beside the dialog must not cost the key.
      onOpenChange={(open) => !open && (copied || warned ? onClose() : setWarned(true))}
      title={`Mail can be handed in to ${name}`}
      description="Whoever has this address can hand in mail. It is shown only here and only now; the desk keeps no readable copy."
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <CopyField label="Address of the hook" value={hookAddress(hookKey)} onCopied={copy} />
        <p className="text-muted">
          To try it, with a message as a file. A mail server pipes each message into the same line.
        </p>
        <CopyField
          label="Command"
          value={`curl --data-binary @message.eml -H 'Content-Type: message/rfc822' ${hookAddress(hookKey)}`}
          onCopied={copy}
        />
        <p role="alert" className="text-red empty:hidden">
          {warned &&
            !copied &&
            'Not copied yet. Once this is closed it cannot be shown again; close it again to go on without it.'}
        </p>
      </div>
    </Dialog>
  )
}

export function HookSection({ id, name, locked }: { id: string; name: string; locked: string | null }) {
  const [asking, setAsking] = useState(false)
  const renewal = useMutation({
    mutationFn: () => api('mailboxes.renew-hook', { id }, { idempotencyKey: newKey() }),
    onSuccess: () => setAsking(false),
  })
  return (
    <FormSection
      title="Handing mail in"
      text="Scripts and mail servers hand in raw messages at an address with a key in it."
    >
      <Button disabledReason={locked} onClick={() => setAsking(true)} className="self-start">
        Make a new key
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Make a new key for ${name}?`}
        effect="The key before no longer works: whatever hands in mail with it is refused, and keeps it until it has the new one."
        confirm="Make a new key"
        busy={renewal.isPending}
        onConfirm={() => renewal.mutate()}
        error={renewal.error && <ErrorNotice error={renewal.error} inline />}
      />
      {renewal.data && <HookKeyDialog name={name} hookKey={renewal.data.hookKey} onClose={renewal.reset} />}
    </FormSection>
  )
}
