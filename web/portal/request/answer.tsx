// Where the owner of a request writes. Always in the same place and never taken away while there is something in it, whatever
// happens to the request meanwhile.
import { Paperclip } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useState } from 'react'
import { isBlank } from '../../tickets/composer/drafts.ts'
import { useDraft, useDraftKey, useStayWhile } from '../../tickets/composer/use-draft.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { AttachmentChip } from '../../ui/attachment-chip.tsx'
import { Button } from '../../ui/button.tsx'
import { FileDrop, useFilePicker } from '../../ui/file-drop.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { FileList } from '../files/file-list.tsx'
import { isTooLarge, useFiles } from '../files/use-files.ts'
import { MoveProblem } from './move-problem.tsx'
import { useAnswer } from './use-answer.ts'
import { refusedBy, sendWords, wayOf } from './way.ts'

interface AnswerProps {
  ticket: Ticket
  text: RefObject<HTMLTextAreaElement | null>
  /** The request takes answers, or its owner wants to reopen it. */
  wanted: boolean
  /** @param carriedOn the number of the new request, when the answer opened one */
  onSent: (carriedOn: string | null) => void
  onCancel: (() => void) | null
}

export function Answer({ ticket, text, wanted, onSent, onCancel }: AnswerProps) {
  const draftKey = useDraftKey(`portal.${ticket.id}`, 'reply')
  const { draft, change } = useDraft(draftKey)
  const files = useFiles(draftKey)
  const picker = useFilePicker(files.add)
  const [focused, setFocused] = useState(false)
  const answering = useAnswer({ ticket, draftKey, files, onSent })
  const way = wayOf(ticket)
  const written = !isBlank(draft) || files.files.length > 0
  const stuck = files.files.some(({ file }) => isTooLarge(file))
  const reason = whyNot(ticket, draft.body, written) ?? (stuck ? 'Remove the file that is too large' : null)
  const shown = wanted || focused || written
  useStayWhile(answering.busy)

  // After the press that took the focus away: if the page became shorter during it, it would miss what it was meant for.
  const leave = () => window.addEventListener('click', () => setFocused(false), { once: true })
  const send = () => (reason === null ? answering.send(ticket) : text.current?.focus())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <section
      aria-label="Answer"
      hidden={!shown}
      className="mt-6 scroll-mb-6"
      onFocus={() => setFocused(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave()}
    >
      <FileDrop onFiles={answering.busy ? () => {} : files.add}>
        <label htmlFor="answer" className="font-medium">
          {(way !== 'reply' || ticket.status === 'pending' ? labels[ticket.status] : null) ?? 'Add something'}
        </label>
        <div className="mt-1.5 rounded-lg border border-edge bg-surface transition-colors hover:border-muted focus-within:border-ring focus-within:outline-2 focus-within:outline-ring">
          <Textarea
            bare
            id="answer"
            ref={text}
            dir="auto"
            rows={3}
            maxRows={14}
            readOnly={answering.busy}
            value={draft.body}
            onChange={(event) => change({ body: event.target.value })}
            onKeyDown={onKeyDown}
            className="px-4 pt-3 text-lg"
          />
          {draft.files.length + files.files.length > 0 && (
            <div className="flex flex-col gap-2 px-4 pt-2">
              {draft.files.length > 0 && (
                <ul aria-label="Files that have arrived" className="flex flex-wrap gap-2">
                  {draft.files.map(({ id, name, size, type, url, picture }) => (
                    <li key={id} className="min-w-0">
                      <AttachmentChip name={name} size={size} type={type} {...(picture && { picture: url })} />
                    </li>
                  ))}
                </ul>
              )}
              <FileList files={files} busy={answering.busy} />
            </div>
          )}
          <div className="flex flex-wrap items-center gap-2 p-2">
            {picker.input}
            <Button
              variant="ghost"
              icon={<Paperclip aria-hidden />}
              disabled={answering.busy}
              onClick={picker.open}
              className="text-muted"
            >
              Add files
            </Button>
            <span className="ml-auto flex gap-2">
              {onCancel && !written && (
                <Button variant="ghost" disabled={answering.busy} onClick={onCancel}>
                  Cancel
                </Button>
              )}
              <Button variant="primary" busy={answering.busy} disabledReason={reason} onClick={send} className="px-4">
                {sendWords[way]}
              </Button>
            </span>
          </div>
        </div>
        {answering.error && (
          <div className="mt-3">
            <MoveProblem error={answering.error} />
          </div>
        )}
      </FileDrop>
    </section>
  )
}

const labels: Partial<Record<Ticket['status'], string>> = {
  pending: 'Your answer',
  resolved: 'What still happens?',
  closed: 'What happens again?',
}

function whyNot(ticket: Ticket, body: string, something: boolean): string | null {
  const refused = refusedBy(ticket)
  if (refused) return refused
  if (body.trim() !== '') return null
  return something ? 'Write a line to go with the files' : 'Write something first'
}
