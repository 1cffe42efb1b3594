// What a message has to do with mail: how it came in, or who was mailed about it. Below its text, and fetched after it.
import { useState } from 'react'
import { may, useMe } from '../../app/session.ts'
import { deferred } from '../../ui/deferred.tsx'
import { Invited } from '../shown/invited.tsx'
import { Seal } from '../shown/seal.tsx'
import { ShownMail } from '../shown/shown-mail.tsx'
import { Delivery } from './delivery.tsx'
import type { Incoming } from './use-ticket-mail.ts'
import { useIncoming, useOutgoing } from './use-ticket-mail.ts'

const MoveDialog = deferred(() => import('../ledger/move-dialog.tsx'))

export interface MessageMailProps {
  /** Of the ticket. */
  number: string
  /** Id; null: what the ticket begins with. */
  message: string | null
  /** Id of who wrote it. */
  author?: string | undefined
  byMail: boolean
  /** What goes out is told for the public side. */
  outgoing: boolean
}

export default function MessageMail({ number, message, author, byMail, outgoing }: MessageMailProps) {
  const mail = useIncoming(number, message, byMail)
  const mailed = useOutgoing(number, outgoing).filter((one) =>
    // What a ticket begins with is acknowledged; whatever else no message says stands with its event.
    message === null ? one.kind === 'acknowledgement' : one.message === message,
  )
  if (!mail && mailed.length === 0) return null
  return (
    <div className="mt-2 flex flex-col gap-1.5">
      {mail && <CameIn number={number} mail={mail} />}
      {mailed.length > 0 && <Delivery mails={mailed} author={message === null ? undefined : author} />}
    </div>
  )
}

const quiet = 'tap text-xs text-muted underline decoration-line-strong hover:text-text hover:decoration-current'

function CameIn({ number, mail }: { number: string; mail: Incoming }) {
  const me = useMe()
  const [shown, setShown] = useState(false)
  const [moving, setMoving] = useState(false)
  const reviews = may(me, 'mail.review')
  return (
    <>
      {!shown && mail.sealed.map((seal) => <Seal key={`${seal.kind} ${seal.state}`} seal={seal} />)}
      {!shown && mail.invites && <Invited ticket={number} message={mail.message ?? 'opening'} />}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        {mail.differs && (
          <span className="min-w-0 break-all">
            from <bdi>{mail.from.address}</bdi>
          </span>
        )}
        {mail.movedBy && (
          <span>
            moved here by <bdi>{mail.movedBy.name}</bdi>
          </span>
        )}
        <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)} className={quiet}>
          {shown ? 'Hide the mail' : 'Show as it was sent'}
        </button>
        {reviews && mail.move.allowed && (
          <button type="button" onClick={() => setMoving(true)} className={quiet}>
            Move reply
          </button>
        )}
      </p>
      {shown && <ShownMail of={{ kind: 'message', ticket: number, message: mail.message ?? 'opening' }} />}
      {moving && (
        <MoveDialog
          entry={{ id: mail.id, ticket: { id: '', number, title: '' } }}
          onMoved={() => undefined}
          onClose={() => setMoving(false)}
        />
      )}
    </>
  )
}
