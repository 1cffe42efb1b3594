// Says what will change and on how many tickets, asks for what is missing, and starts it.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { irreversible, summaryOf } from '../../../src/tickets/bulk/words.ts'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { BulkFields } from './bulk-fields.tsx'
import { follow } from './followed.ts'
import { Needed } from './needed.tsx'
import type { Answer, Question } from './question.ts'
import { select } from './selection.ts'
import type { Target, Wish } from './target.ts'

interface BulkDialogProps {
  list: string
  open: boolean
  question: Question
  target: Target
  onClose: () => void
}

export function BulkDialog({ list, open, question, target, onClose }: BulkDialogProps) {
  return (
    // Another question is another form, and another write.
    <Asking key={`${open} ${JSON.stringify(question)}`} {...{ list, open, question, target, onClose }} />
  )
}

const titles = {
  status: 'Status',
  priority: 'Priority',
  type: 'Type',
  level: 'Level',
  tags: 'Tags',
  team: 'Give to a team',
  category: 'Category',
  field: 'Field',
  reply: 'Reply',
  note: 'Internal note',
  resolve: 'Resolve',
  reopen: 'Reopen',
}

function Asking({ list, open, question, target, onClose }: BulkDialogProps) {
  const [key] = useState(newKey)
  const sure = question.kind === 'sure' ? { wish: question.wish, names: question.names ?? {} } : null
  const [answer, setAnswer] = useState<Answer | null>(sure)
  const [fill, setFill] = useState<Wish['fill'] | null>(null)
  const step = open ? stepOf(question, answer) : null
  const start = useMutation({
    mutationFn: (given: Answer) =>
      api(
        'bulk-changes.start',
        { ...target.asked, change: { ...given.wish, ...(step && fill && { fill }) } },
        { idempotencyKey: key },
      ),
    onSuccess: ({ id }) => {
      follow(id)
      select(list)
      onClose()
    },
  })
  const send = () => {
    if (answer && !start.isPending) start.mutate(answer)
  }
  const kept = answer ? irreversible(answer.wish as Parameters<typeof irreversible>[0]) : null
  const verb = question.kind === 'sure' ? `Change ${target.words}?` : `${titles[question.kind]}: ${target.words}`
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={verb}
      description={
        sure ? (
          <Summary answer={sure} />
        ) : (
          'Each ticket is changed by itself. What one of them refuses is told afterwards.'
        )
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={start.isPending}
            disabledReason={target.refusal ?? (answer ? null : 'Say what to change first')}
            {...(!sure && { shortcut: 'mod+enter' })}
            onClick={send}
          >
            Change {target.words}
          </Button>
        </>
      }
    >
      {question.kind !== 'sure' && <BulkFields kind={question.kind} onAnswer={setAnswer} onSend={send} />}
      {step && !target.refusal && <Needed key={JSON.stringify(step)} target={target} wish={step} onFill={setFill} />}
      {kept && <p className="mt-3 text-muted">{kept}</p>}
      {start.isError && (
        <div className="mt-3">
          <ErrorNotice error={start.error} inline />
        </div>
      )}
    </Dialog>
  )
}

/** What of it a workflow has a say in. How it was fixed is asked for in any case, so that it is no part of the question. */
function stepOf(question: Question, answer: Answer | null): Wish | null {
  if (question.kind === 'resolve') return { resolution: '…' }
  if (question.kind === 'reopen') return { reopen: true }
  const { status, close } = answer?.wish ?? {}
  return status ? { status } : close ? { close } : null
}

function Summary({ answer: { wish, names } }: { answer: Answer }) {
  const text = summaryOf(wish as Parameters<typeof summaryOf>[0], names)
  return (
    <>
      <bdi className="text-text">{text.charAt(0).toUpperCase() + text.slice(1)}.</bdi> It runs in the background, and
      can be undone.
    </>
  )
}
