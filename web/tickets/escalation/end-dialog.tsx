// Ends an escalation: answers it here, or hands it back with a reason. Either stays in the conversation as an internal note.
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { toast } from '../../ui/toast.ts'
import { useDraft, useDraftKey } from '../composer/use-draft.ts'
import type { Ticket } from '../ticket/sides.ts'
import { useEscalation } from './use-escalation.ts'

interface EndDialogProps {
  ticket: Ticket
  escalation: NonNullable<Ticket['escalation']>
  how: 'answer' | 'return'
  onClose: () => void
}

const words = {
  answer: {
    title: (number: string) => `Answer the escalation of ${number}`,
    label: 'Your answer',
    button: 'Answer',
    wanted: 'Write the answer first',
    done: 'Escalation answered',
    most: 20_000,
  },
  return: {
    title: (number: string) => `Hand ${number} back`,
    label: 'Why?',
    button: 'Hand back',
    wanted: 'Say why first',
    done: 'Handed back',
    most: 4000,
  },
}

export default function EndDialog({ ticket, escalation, how, onClose }: EndDialogProps) {
  const { number } = ticket
  const { title, label, button, wanted, done, most } = words[how]
  const { draft, change, clear } = useDraft(useDraftKey(ticket.id, how))
  const text = draft.body.trim()
  const ending = useEscalation(number, {
    done,
    onDone: () => {
      clear()
      onClose()
      toast(`${number}: ${done.toLowerCase()}`)
    },
  })
  const end = () => {
    if (!text || ending.isPending) return
    if (how === 'answer') ending.mutate({ act: 'escalations.answer', input: { answer: text } })
    else ending.mutate({ act: 'escalations.return', input: { reason: text } })
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={title(number)}
      description={how === 'answer' ? <bdi>{escalation.question}</bdi> : <GoesTo from={escalation.from} />}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={ending.isPending}
            disabledReason={text ? null : wanted}
            shortcut="mod+enter"
            onClick={end}
          >
            {button}
          </Button>
        </>
      }
    >
      <Field label={label} hint="Stays in the conversation as an internal note.">
        <Textarea
          autoFocus
          dir="auto"
          rows={4}
          maxLength={most}
          value={draft.body}
          onChange={(event) => change({ body: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            end()
          }}
        />
      </Field>
      {ending.error && (
        <div className="mt-3">
          <ErrorNotice error={ending.error} inline />
        </div>
      )}
    </Dialog>
  )
}

function GoesTo({ from: { team, level, assignee } }: { from: EndDialogProps['escalation']['from'] }) {
  return (
    <>
      It goes to <bdi>{team?.name ?? 'no team'}</bdi>, level {level}
      {assignee && (
        <>
          , to <bdi>{assignee.name}</bdi>
        </>
      )}
      , as it was before.
    </>
  )
}
