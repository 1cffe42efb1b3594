// What was said and what happened, oldest first. An agent who looks at their own request sees here what any requester would.

import { useMemo } from 'react'
import { parted } from '../../../src/tickets/contract/folded.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useMe } from '../../app/session.ts'
import { Attachments } from '../../tickets/conversation/attachments.tsx'
import type { Item } from '../../tickets/conversation/timeline.ts'
import { useConversation } from '../../tickets/conversation/use-conversation.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { OwnMail } from './own-mail.tsx'
import { plainLines } from './plain-line.ts'
import { Fixed, Said } from './said.tsx'

export function Story({ ticket }: { ticket: Ticket }) {
  const me = useMe().person
  const { conversation, error, retry } = useConversation(ticket)
  const items = useMemo(() => conversation?.items.filter(isPublic), [conversation])
  if (error) return <ErrorNotice error={error} retry={retry} inline />
  if (!conversation || !items) return <Waiting />
  return (
    <ol aria-label="Conversation" className="mt-6 flex flex-col gap-6">
      {!(ticket.follows && ticket.description === '') && (
        <li>
          <Said
            author={ticket.requester}
            mine={ticket.requester.id === me.id}
            at={ticket.openedAt}
            {...parted(ticket.description)}
            silent={ticket.requester.id === me.id ? 'You wrote no more than the title.' : 'No more than the title.'}
            files={conversation.opening}
            mail={
              ticket.channel === 'email' &&
              ticket.requester.id === me.id && <OwnMail number={ticket.number} message="opening" />
            }
          />
        </li>
      )}
      {items.map((item) => (
        <StoryItem key={item.id} item={item} me={me.id} number={ticket.number} />
      ))}
    </ol>
  )
}

const isPublic = (item: Item) => item.kind !== 'message' || item.message.visibility === 'public'

function StoryItem({ item, me, number }: { item: Item; me: string; number: string }) {
  switch (item.kind) {
    case 'message': {
      const { id, author, body, quoted, attachments, at, splitInto, channel, from } = item.message
      const mailed = channel === 'email' && author?.id === me && !from?.opening
      return (
        <li className="seldom-seen">
          <Said
            author={author}
            mine={author?.id === me}
            at={at}
            {...(from?.opening ? parted(body) : { body, quoted })}
            files={attachments}
            goesOn={splitInto}
            mail={mailed && <OwnMail number={number} message={id} />}
          />
        </li>
      )
    }
    case 'resolution':
      return (
        <li>
          <Fixed by={item.entry.actor.name} at={item.at} text={item.text} />
        </li>
      )
    case 'files':
      return (
        <li>
          <Attachments files={item.files} />
        </li>
      )
    case 'changes': {
      const lines = plainLines(item.entries, me)
      if (lines.length === 0) return null
      return (
        <li className="flex flex-col gap-1 text-md text-muted">
          {lines.map((line) => (
            <p key={line.id} className="flex items-baseline gap-3">
              <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
                {line.text}
              </span>
              <RelativeTime at={line.at} className="shrink-0 text-sm" />
            </p>
          ))}
        </li>
      )
    }
  }
}

function Waiting() {
  return (
    <div
      role="status"
      aria-label="Loading the conversation"
      className="mt-6 flex animate-late flex-col items-start gap-3"
    >
      <Skeleton className="w-1/3" />
      {['w-full', 'w-11/12', 'w-3/5'].map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  )
}
