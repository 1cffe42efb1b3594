// One thing that somebody said. Notes are tinted and labelled, so that nobody takes one for a reply.
import { Link } from '@tanstack/react-router'
import { ChevronDown, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Fragment, useState } from 'react'
import { parted } from '../../../src/tickets/contract/folded.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'
import type { Ticket } from '../ticket/sides.ts'
import { Attachments } from './attachments.tsx'
import { ChannelMark } from './channel-icon.tsx'
import { MessageMenu } from './message-menu.tsx'
import type { Attachment, Message } from './timeline.ts'

// What to be warned of in a mail; how it came in, and who was mailed about it.
export const MessageWarnings = deferred(() => import('../../email/conversation/message-warnings.tsx'))
export const MessageMail = deferred(() => import('../../email/conversation/message-mail.tsx'))

interface MessageViewProps {
  ticket: Ticket
  message: Message
}

export function MessageView({ ticket, message }: MessageViewProps) {
  const { author, side, body, quoted, attachments, channel, at, from } = message
  const note = message.visibility === 'internal'
  return (
    <Statement
      author={author}
      // A message without an author was written by the desk itself.
      part={note ? 'note' : message.kind === 'system' ? 'system' : from?.opening ? 'opening' : side}
      from={from}
      channel={channel}
      at={at}
      {...(from?.opening ? parted(body) : { body, quoted })}
      files={attachments}
      splitInto={message.splitInto}
      action={from?.opening ? undefined : <MessageMenu ticket={ticket} message={message} />}
      warnings={channel === 'email' && <MessageWarnings number={ticket.number} message={message.id} />}
      mail={
        (channel === 'email' || !note) && (
          <MessageMail
            number={ticket.number}
            message={message.id}
            author={author?.id}
            byMail={channel === 'email'}
            outgoing={!note}
          />
        )
      }
    />
  )
}

interface StatementProps {
  author: { id: string; name: string } | null
  part: 'requester' | 'desk' | 'note' | 'system' | 'opening'
  channel: Message['channel']
  at: string
  body: string
  quoted?: string | null
  files: readonly Attachment[]
  /** The ticket on which it was said, where that was merged into this one. */
  from?: Message['from']
  /** Tickets that were made of it. */
  splitInto?: Message['splitInto']
  /** Read before its text. */
  warnings?: ReactNode
  /** What it has to do with mail. */
  mail?: ReactNode
  /** What can be done with it, in its upper corner. */
  action?: ReactNode
}

const partWords = { requester: 'Requester', desk: 'Desk', system: 'Automatic', opening: 'Requester', note: null }

export function Statement({
  author,
  part,
  channel,
  at,
  body,
  quoted,
  files,
  from,
  splitInto = [],
  warnings,
  mail,
  action,
}: StatementProps) {
  const note = part === 'note'
  const name = author?.name ?? 'Mendbook'
  return (
    <article
      aria-label={`${note ? 'Internal note by' : part === 'opening' ? 'Request of' : 'Reply by'} ${name}`}
      className={cx(
        'group relative rounded-md border px-3 py-2.5',
        note ? 'border-note-line bg-note' : part === 'desk' ? 'border-line bg-canvas' : 'border-line bg-surface',
      )}
    >
      <header className="flex items-center gap-2">
        <Avatar person={author ?? { id: 'mendbook', name: 'Mendbook' }} />
        <bdi className="min-w-0 truncate font-medium">{name}</bdi>
        {note ? (
          <span className="inline-flex shrink-0 items-center gap-1 text-xs font-medium text-note-text">
            <Lock aria-hidden className="size-3.5" />
            Internal note
          </span>
        ) : (
          <>
            <span className="shrink-0 text-xs text-muted">{partWords[part]}</span>
            <ChannelMark channel={channel} />
          </>
        )}
        {from && <From number={from.number} title={from.title} />}
        <RelativeTime
          at={at}
          className={cx(
            'ml-auto shrink-0 text-xs whitespace-nowrap',
            note ? 'text-note-text' : 'text-muted',
            // Makes room for what can be done, while one points at it.
            Boolean(action) && 'group-focus-within:mr-6 group-hover:mr-6 coarse:mr-0!',
          )}
        />
        {action && (
          <span className="absolute top-1.5 right-1.5 coarse:static coarse:-my-1.5 coarse:-mr-2">{action}</span>
        )}
      </header>
      <div className="mt-1.5 pl-8 text-md @max-[30rem]:pl-0">
        {warnings}
        {body.trim() ? <Markdown source={body} /> : <p className="text-muted">Nothing written.</p>}
        {quoted && <Quoted text={quoted} />}
        <Attachments files={files} />
        {mail}
        {splitInto.length > 0 && (
          <p className="mt-2 text-xs text-muted">
            Split into{' '}
            {splitInto.map(({ number }, index) => (
              <Fragment key={number}>
                {index > 0 && ', '}
                <TicketLink number={number} />
              </Fragment>
            ))}
          </p>
        )}
      </div>
    </article>
  )
}

const From = ({ number, title }: { number: string; title: string }) => (
  <span
    className="shrink-0 text-xs whitespace-nowrap text-muted"
    {...tip(`Said on ${number} ${title}, which was merged into this one`)}
  >
    from <TicketLink number={number} />
  </span>
)

const TicketLink = ({ number }: { number: string }) => (
  <Link
    to="/desk/tickets/$number"
    params={{ number }}
    search={(search: object) => search as never}
    className="font-mono underline decoration-line-strong hover:text-text hover:decoration-current"
  >
    {number}
  </Link>
)

function Quoted({ text }: { text: string }) {
  const [shown, setShown] = useState(false)
  return (
    <div className="mt-2">
      <button
        type="button"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
        className="inline-flex h-6 items-center gap-1 rounded-md text-xs text-muted hover:text-text"
      >
        <ChevronDown aria-hidden className={cx('size-3.5', !shown && '-rotate-90')} />
        {/* Quotes, and the signature: what the mail says beside what is new in it. */}
        {shown ? 'Hide the rest of the mail' : 'Show the rest of the mail'}
      </button>
      {shown && (
        <div className="mt-1 border-l-2 border-line-strong pl-3 text-muted">
          <Markdown source={text} />
        </div>
      )}
    </div>
  )
}
