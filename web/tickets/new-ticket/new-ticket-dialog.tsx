// An agent opens a ticket for somebody: who, what, and as much more as is known.
import { useNavigate } from '@tanstack/react-router'
import { Paperclip } from 'lucide-react'
import type { FormEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import { ApiError } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { largestFile } from '../../app/upload.ts'
import { AttachmentChip } from '../../ui/attachment-chip.tsx'
import { Button } from '../../ui/button.tsx'
import { deferred } from '../../ui/deferred.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FileDrop, useFilePicker } from '../../ui/file-drop.tsx'
import { fileSize } from '../../ui/file-size.ts'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useTypes } from '../choices.ts'
import { useStayWhile } from '../composer/use-draft.ts'
import { toldAt } from '../fields/field-inputs.tsx'
import { wrongFields } from '../fields/field-values.ts'
import { MoreFields } from '../fields/more-fields.tsx'
import { useFieldsFor } from '../fields/use-fields.ts'
import type { Ticket } from '../ticket/sides.ts'
import { missingAnswers, titleAfter } from './answers.ts'
import { DetailFields } from './detail-fields.tsx'
import { missingIn, toInput } from './form.ts'
import { QuestionFields } from './question-fields.tsx'
import { RequesterField } from './requester-field.tsx'
import { TypeField } from './type-field.tsx'
import { useForm } from './use-form.ts'
import { useOpenTicket } from './use-open-ticket.ts'

const BeforeOpening = deferred(() => import('../similar/before-opening.tsx'))

export default function NewTicketDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const { form, set, clear, restored } = useForm()
  const [asked, setAsked] = useState(false)
  const goTo = ({ number }: Ticket) => {
    clear()
    onClose()
    void navigate({
      to: '/desk/tickets/$number',
      params: { number },
      search: (now) => ({ view: 'all', ...now }) as never,
    })
  }
  const opening = useOpenTicket(goTo)
  const { opened, files } = opening
  const picker = useFilePicker(opening.add)
  useStayWhile(opening.busy)
  const types = useTypes().filter(({ active }) => active)
  const type = types.find(({ key }) => key === form.type) ?? types[0]
  const questions = type?.template.questions ?? []
  const unanswered = missingAnswers(questions, form.answers)
  const fields = useFieldsFor(type?.key, form.category ?? type?.template.category?.id ?? null)
  const amiss = wrongFields(fields, form.fields)
  const missing = asked ? missingIn(form) : {}
  const refused = opening.error instanceof ApiError ? opening.error : null
  const tooLarge = files.some(({ file }) => file.size > largestFile)
  const send = () => {
    setAsked(true)
    const complete = [missingIn(form), unanswered, amiss].every((part) => Object.keys(part).length === 0)
    if (complete && !tooLarge) opening.send(toInput(form, questions, fields))
  }
  const answer = (key: string, said: string) => {
    const answers = { ...form.answers, [key]: said }
    set({ answers, ...(type && { title: titleAfter(type.template, form.title, form.answers, answers) }) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && (opened ? goTo(opened) : onClose())}
      title={opened ? `${opened.number} is open` : 'New ticket'}
      footer={
        <>
          {picker.input}
          <Button variant="ghost" icon={<Paperclip />} onClick={picker.open} className="mr-auto">
            Attach
          </Button>
          {restored && !opened && (
            <Button variant="ghost" onClick={clear}>
              Start over
            </Button>
          )}
          {opened ? (
            <Button onClick={() => goTo(opened)}>Go to the ticket</Button>
          ) : (
            <Button onClick={onClose}>Cancel</Button>
          )}
          <Button
            variant="primary"
            busy={opening.busy}
            shortcut="mod+enter"
            disabledReason={tooLarge ? `Remove the files above ${fileSize(largestFile)}` : null}
            onClick={send}
          >
            {opened ? 'Send the files again' : 'Open ticket'}
          </Button>
        </>
      }
    >
      <FileDrop onFiles={opening.add}>
        <form onSubmit={submit} onKeyDown={onKeyDown} className="flex flex-col gap-3">
          {opened ? (
            <p className="text-muted">
              The ticket is safe. {files.length === 1 ? 'One file' : `${files.length} files`} did not arrive.
            </p>
          ) : (
            <>
              <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_11rem]">
                <RequesterField
                  value={form.requester}
                  error={missing.requester ?? refused?.field('requester')}
                  onChange={(requester) => set({ requester })}
                />
                <TypeField type={type} types={types} set={set} problem={refused} />
              </div>
              <Field label="Title" error={missing.title ?? refused?.field('title')}>
                <Input
                  dir="auto"
                  maxLength={200}
                  value={form.title}
                  onChange={(event) => set({ title: event.target.value })}
                />
              </Field>
              <BeforeOpening text={form.title} requester={form.requester?.id ?? null} onLeave={onClose} />
              <QuestionFields
                questions={questions}
                answers={form.answers}
                onAnswer={answer}
                problems={asked ? unanswered : {}}
              />
              <Field label="Description" optional error={refused?.field('description')}>
                <Textarea
                  dir="auto"
                  rows={4}
                  maxRows={10}
                  value={form.description}
                  onChange={(event) => set({ description: event.target.value })}
                />
              </Field>
              <DetailFields form={form} set={set} problem={refused} type={type} />
              <MoreFields
                fields={fields}
                values={form.fields}
                onChange={(key, value) => set({ fields: { ...form.fields, [key]: value } })}
                problems={asked ? amiss : {}}
                refused={refused}
              />
            </>
          )}
          {files.length > 0 && (
            <ul aria-label="Files" className="flex flex-wrap gap-2">
              {files.map(({ key, file, progress, error }) => (
                <li key={key}>
                  <AttachmentChip
                    name={file.name}
                    size={file.size}
                    type={file.type}
                    {...(opening.busy && { progress })}
                    {...wrong(file, error)}
                    {...(!opening.busy && { onRemove: () => opening.remove(key) })}
                  />
                </li>
              ))}
            </ul>
          )}
          {opening.error && !toldAt(fields, refused) && <ErrorNotice error={opening.error} inline />}
        </form>
      </FileDrop>
    </Dialog>
  )
}

function wrong(file: File, error: string | null) {
  if (error) return { error }
  return file.size > largestFile ? { error: `larger than ${fileSize(largestFile)}` } : {}
}
