// Asks how it was fixed. What is typed is kept like a draft; opened from the composer, the reply goes first.
import { useRef, useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { toast } from '../../ui/toast.ts'
import { useDraft, useDraftKey } from '../composer/use-draft.ts'
import type { OfferUndo } from '../composer/use-send.ts'
import { NeededFields, useNeededFields } from './needed-fields.tsx'
import type { Ticket } from './sides.ts'
import { after } from './sides.ts'
import { TargetField, useTarget } from './target-field.tsx'
import { useTicketChange } from './use-ticket-change.ts'

interface ResolveDialogProps {
  ticket: Ticket
  open: boolean
  onClose: () => void
  /** Sends the reply that goes with it. */
  send?: (() => Promise<{ offer: OfferUndo }>) | undefined
}

export default function ResolveDialog({ ticket, open, onClose, send }: ResolveDialogProps) {
  const { number, requester } = ticket
  const resolution = useDraftKey(ticket.id, 'resolution')
  const { draft, change, clear } = useDraft(resolution)
  const [sending, setSending] = useState(false)
  const [unsent, setUnsent] = useState<unknown>(null)
  const sent = useRef<OfferUndo>(undefined)
  const undo = useTicketChange(number, { done: `${number} is open again` })
  const resolving = useTicketChange(number, {
    done: `${number} resolved`,
    onDone: (resolved) => {
      clear()
      onClose()
      const reopen = () =>
        undo.apply({ kind: 'reopen', wish: {}, mine: { ...after(resolved, 'reopen'), resolution: null } })
      const words = resolved.resolution ?? ''
      // While nobody was mailed, reply and resolution are taken back together.
      void Promise.resolve(sent.current?.({ words, draftKey: resolution }) ?? false).then(
        (offered) => offered || toast(`${number} resolved`, reopen),
      )
      sent.current = undefined
    },
    // The question of which side to keep is asked in a dialog of its own.
    onConflict: () => leave(),
  })
  // The reply may have gone without the resolution.
  const leave = () => {
    void sent.current?.()
    sent.current = undefined
    onClose()
  }
  const target = useTarget(ticket, 'resolve')
  const needed = useNeededFields(ticket)
  const text = draft.body.trim()
  const resolve = async () => {
    if (!text || sending || resolving.busy) return
    setUnsent(null)
    try {
      setSending(true)
      if (!(await needed.save())) return
      if (send) sent.current ??= (await send()).offer
    } catch (error) {
      return setUnsent(error)
    } finally {
      setSending(false)
    }
    resolving.apply({
      kind: 'resolve',
      wish: { resolution: text, ...target.wish },
      mine: { ...after(ticket, 'resolve', target.state), resolution: text },
    })
  }
  const problem = unsent ?? resolving.problem
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && leave()}
      title={`Resolve ${number}`}
      description={
        <>
          <bdi>{requester.name}</bdi> sees how it was fixed, and confirms it or reopens the ticket.
        </>
      }
      footer={
        <>
          <Button onClick={leave}>Cancel</Button>
          <Button
            variant="primary"
            busy={sending || resolving.busy}
            disabledReason={text ? null : 'Say how it was fixed first'}
            shortcut="mod+enter"
            onClick={() => void resolve()}
          >
            {send ? 'Send and resolve' : 'Resolve'}
          </Button>
        </>
      }
    >
      <Field
        label="How was it fixed?"
        hint={send ? 'Starts as your reply. Shorten it to what a colleague needs.' : undefined}
      >
        <Textarea
          autoFocus
          dir="auto"
          rows={5}
          maxLength={20_000}
          value={draft.body}
          onChange={(event) => change({ body: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            void resolve()
          }}
        />
      </Field>
      <NeededFields needed={needed} />
      <TargetField target={target} />
      {problem !== null && problem !== undefined && (
        <div className="mt-3">
          <ErrorNotice error={problem} inline />
        </div>
      )}
    </Dialog>
  )
}
