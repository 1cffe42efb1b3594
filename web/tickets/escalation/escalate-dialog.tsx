// Escalates a ticket. The dialog helps to hand over well: it proposes who, takes what one noted already, and says what is missing.
import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { fieldError } from '../../directory/field-error.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FileDrop, useFilePicker } from '../../ui/file-drop.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { toast } from '../../ui/toast.ts'
import { useCategories, useTeams } from '../choices.ts'
import { DraftFiles } from '../composer/draft-files.tsx'
import { useDraft, useDraftKey, useStayWhile } from '../composer/use-draft.ts'
import { useUploads } from '../composer/use-uploads.ts'
import type { Ticket } from '../ticket/sides.ts'
import { FilesOnTicket } from './files-on-ticket.tsx'
import { missingParts, sayMissing } from './missing.ts'
import { NotesMenu } from './notes-menu.tsx'
import { proposed, targetOptions, wishOf } from './targets.ts'
import { useEscalation } from './use-escalation.ts'

interface EscalateDialogProps {
  ticket: Ticket
  onClose: () => void
}

export default function EscalateDialog({ ticket, onClose }: EscalateDialogProps) {
  const { number, requester } = ticket
  const teams = useTeams()
  const category = useCategories().find(({ id }) => id === ticket.category?.id)
  const [picked, setPicked] = useState<string | null>(null)
  const target = picked ?? proposed(ticket, teams, category)
  const team = teams.find(({ id }) => id === target)
  const hand = useHandOver(ticket)
  const uploads = useUploads(ticket, hand.filesKey)
  const picker = useFilePicker(uploads.add)
  const [onTicket, setOnTicket] = useState<readonly string[]>([])
  const files = [...new Set([...hand.question.draft.files.map(({ id }) => id), ...onTicket])]
  const { question, tried, logs, reason } = hand.texts
  const missing = missingParts({ target, question, tried, logs, reason, files: files.length })
  const escalating = useEscalation(number, {
    done: `${number} escalated`,
    onDone: () => {
      hand.clear()
      onClose()
      toast(`${number} escalated to ${team?.name ?? target}`)
    },
  })
  useStayWhile(escalating.isPending || uploads.busy)
  const escalate = () => {
    if (missing.length > 0 || target === null || uploads.busy || escalating.isPending) return
    escalating.mutate({
      act: 'tickets.escalate',
      input: {
        ...wishOf(target),
        question: question.trim(),
        tried: tried.trim(),
        ...(logs.trim() && { logs: logs.trim() }),
        ...(reason.trim() && { reason: reason.trim() }),
        ...(files.length > 0 && { attachments: files }),
      },
    })
  }
  const wrong = (field: string, subject: string) => fieldError(escalating.error, field, subject)
  const told = sayMissing(missing)
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Escalate ${number}`}
      description={
        <>
          Whoever takes over finds this on top of the ticket. <bdi>{requester.name}</bdi> sees none of it.
        </>
      }
      footer={
        <>
          <span
            aria-live="polite"
            className="mr-auto min-w-0 flex-1 basis-full self-center sm:basis-48 text-hint text-muted"
          >
            {told}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={escalating.isPending}
            disabledReason={told ?? (uploads.busy ? 'A file is still on its way' : null)}
            shortcut="mod+enter"
            onClick={escalate}
          >
            Escalate
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
          escalate()
        }}
      >
        <Field
          label="Who takes over"
          error={wrong('team', 'The team') ?? wrong('level', 'The level')}
          hint={team?.restricted ? `Only members of ${team.name} see it then, and you may not.` : undefined}
        >
          <Combobox
            label="Team"
            placeholder="Choose a team or a level"
            options={targetOptions(ticket, teams)}
            value={target}
            onChange={setPicked}
          />
        </Field>
        <Field label="What do they have to answer?" error={wrong('question', 'The question')}>
          <Textarea
            autoFocus
            dir="auto"
            rows={2}
            maxLength={4000}
            value={question}
            onChange={(event) => hand.question.change({ body: event.target.value })}
          />
        </Field>
        <Field
          label="What was tried, and what came of it?"
          error={wrong('tried', 'What was tried')}
          hint={
            <NotesMenu
              ticket={ticket}
              onPick={(note) => hand.tried.change({ body: [tried.trimEnd(), note].filter(Boolean).join('\n\n') })}
            />
          }
        >
          <Textarea
            dir="auto"
            rows={4}
            maxLength={20_000}
            value={tried}
            onChange={(event) => hand.tried.change({ body: event.target.value })}
          />
        </Field>
        <FileDrop onFiles={uploads.add} className="flex flex-col gap-4">
          <Field
            label="Logs"
            optional
            error={wrong('logs', 'The logs')}
            hint="The lines that matter; longer ones as a file."
          >
            <Textarea
              rows={3}
              maxLength={20_000}
              spellCheck={false}
              value={logs}
              onChange={(event) => hand.logs.change({ body: event.target.value })}
              className="font-mono text-xs"
            />
          </Field>
          <section aria-label="Screenshots and files" className="flex flex-col gap-2">
            <FilesOnTicket ticket={ticket} chosen={onTicket} onChange={setOnTicket} />
            <div className="-mx-3">
              <DraftFiles files={hand.question.draft.files} uploads={uploads} />
            </div>
            {picker.input}
            <Button icon={<Paperclip />} onClick={picker.open} className="self-start">
              Attach screenshots
            </Button>
            <p className="text-hint text-muted">Drop or paste them here too. They are attached as internal files.</p>
          </section>
        </FileDrop>
        {logs.trim() === '' && files.length === 0 && (
          <Field label="No logs and no files, because" error={wrong('reason', 'The reason')}>
            <Textarea
              dir="auto"
              rows={1}
              maxLength={2000}
              value={reason}
              onChange={(event) => hand.reason.change({ body: event.target.value })}
            />
          </Field>
        )}
        {escalating.error && <ErrorNotice error={escalating.error} inline />}
      </div>
    </Dialog>
  )
}

/** Four texts and the files, kept like drafts: closing the dialog, or the tab, loses nothing. */
function useHandOver({ id }: Ticket) {
  const filesKey = useDraftKey(id, 'question')
  const question = useDraft(filesKey)
  const tried = useDraft(useDraftKey(id, 'tried'))
  const logs = useDraft(useDraftKey(id, 'logs'))
  const reason = useDraft(useDraftKey(id, 'no-logs'))
  return {
    filesKey,
    question,
    tried,
    logs,
    reason,
    texts: {
      question: question.draft.body,
      tried: tried.draft.body,
      logs: logs.draft.body,
      reason: reason.draft.body,
    },
    clear: () => {
      for (const part of [question, tried, logs, reason]) part.clear()
    },
  }
}
