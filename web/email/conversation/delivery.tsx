// Who was mailed about a message: one quiet line, which opens to each person with what became of their mail and why.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, CircleAlert, Mail, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { announce } from '../../tickets/announce.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { RelativeTime } from '../../ui/time.tsx'
import { undoToast, useToasts } from '../../ui/toast.ts'
import { answerOf, isLost, kindWords, sendWords, stateOf, summaryOf } from './delivery-words.ts'
import type { Outgoing } from './use-ticket-mail.ts'

interface DeliveryProps {
  mails: readonly Outgoing[]
  /** Id of who wrote what was mailed. */
  author?: string | undefined
}

export function Delivery({ mails, author }: DeliveryProps) {
  const [open, setOpen] = useState(false)
  const lost = mails.some(isLost)
  const held = mails.find(({ state, can }) => state === 'held' && can.cancel.allowed)
  const Icon = lost ? CircleAlert : Mail
  return (
    <div className="text-xs">
      <div className="flex flex-wrap items-center gap-x-3">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className={cx(
            'inline-flex min-h-6 max-w-full min-w-0 items-center gap-1.5 rounded-md text-left coarse:min-h-10',
            lost ? 'font-medium text-red' : 'text-muted hover:text-text',
          )}
        >
          <Icon aria-hidden className="size-3.5 shrink-0" />
          <span className="min-w-0 truncate">{summaryOf(mails, author)}</span>
          <ChevronDown aria-hidden className={cx('size-3.5 shrink-0', !open && '-rotate-90')} />
        </button>
        {held && <Undo mail={held} />}
      </div>
      {open && (
        <ul aria-label="Who was mailed" className="mt-1 flex flex-col gap-2 border-l border-line pl-3">
          {mails.map((mail) => (
            <DeliveryLine key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </div>
  )
}

function useSettle(done: string) {
  const queries = useQueryClient()
  return () => {
    announce(done)
    for (const name of ['ticket-mail.list', 'outbox.list', 'outbox.counts'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
}

/**
 * Nobody gets it: neither this person nor the others that the same words go to. Whoever just wrote them gets them back; those of somebody
 * else, or of before, stay on the ticket.
 */
function Undo({ mail }: { mail: Outgoing }) {
  const settle = useSettle('Not mailed to anybody')
  const offer = useToasts().find(({ of }) => of !== undefined && of === mail.message)
  const undo = useMutation({
    mutationFn: () => api('outbox.cancel', { id: mail.id, all: true }, { idempotencyKey: newKey() }),
    onSuccess: settle,
  })
  return (
    <>
      <Button
        variant="ghost"
        icon={<Undo2 />}
        busy={undo.isPending}
        onClick={() => (offer ? undoToast(offer) : undo.mutate())}
        className="h-6 text-xs"
      >
        {offer ? 'Undo sending' : 'Do not mail it'}
      </Button>
      {undo.error && <ErrorNotice error={undo.error} inline />}
    </>
  )
}

function DeliveryLine({ mail }: { mail: Outgoing }) {
  const { person, address, state, kind, reason, sentAt, nextTry, can } = mail
  const answer = answerOf(mail)
  const settle = useSettle(`Mailed to ${person.name} once more`)
  const retry = useMutation({
    mutationFn: () => api('outbox.retry', { id: mail.id }, { idempotencyKey: newKey() }),
    onSuccess: settle,
  })
  const lost = isLost(mail)
  return (
    <li className="flex flex-col gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <bdi className="font-medium text-text">{person.name}</bdi>
        {address && <bdi className="break-all text-muted">{address}</bdi>}
        <span className={lost ? 'text-red' : 'text-muted'}>
          {stateOf(mail)}
          {kind !== 'reply' && ` (${kindWords[kind]})`}
          {sentAt && state === 'sent' && (
            <>
              {' '}
              <RelativeTime at={sentAt} />
            </>
          )}
        </span>
      </p>
      {reason && <p className={cx('break-words', lost ? 'text-red' : 'text-muted')}>{reason}</p>}
      {answer && lost && <p className="font-mono break-words text-muted">{answer}</p>}
      {state === 'queued' && nextTry && mail.attempts > 0 && (
        <p className="text-muted">
          Tried again by itself <RelativeTime at={nextTry} />.
        </p>
      )}
      {can.retry.allowed && (
        <Button busy={retry.isPending} onClick={() => retry.mutate()} className="mt-1 h-6 self-start text-xs">
          {sendWords(mail)}
        </Button>
      )}
      {retry.error && <ErrorNotice error={retry.error} inline />}
    </li>
  )
}
