// The conversation: the description first, then what followed. What came since the last visit stands below a line.
import { Fragment, memo, useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { Attachments } from './attachments.tsx'
import { ChangeLine } from './change-line.tsx'
import { Description } from './description.tsx'
import { MessageView } from './message.tsx'
import { ResolutionView } from './resolution.tsx'
import type { Item } from './timeline.ts'
import { middle } from './timeline.ts'
import type { useConversation } from './use-conversation.ts'

interface ConversationProps {
  ticket: Ticket
  conversation: ReturnType<typeof useConversation>['conversation']
  error: Error | null
  retry: () => void
  /** When this person last looked; undefined on the first visit. */
  since: string | undefined
  me: string
}

export const Conversation = memo(function Conversation(props: ConversationProps) {
  const { ticket, conversation, error, retry, since, me } = props
  return (
    <div className="flex flex-col gap-3">
      <Description key={ticket.id} ticket={ticket} files={conversation?.opening ?? []} />
      {error && <ErrorNotice error={error} retry={retry} inline />}
      {!conversation && !error && <Arriving />}
      {conversation && <Items ticket={ticket} items={conversation.items} since={since} me={me} />}
    </div>
  )
})

interface ItemsProps {
  ticket: Ticket
  items: Item[]
  since: string | undefined
  me: string
}

function Items({ ticket, items, since, me }: ItemsProps) {
  const [whole, setWhole] = useState(false)
  const folded = whole ? null : middle(items)
  const fresh = items.findIndex((item) => isFresh(item, since, me))
  const view = (item: Item, index: number) => (
    <Fragment key={item.id}>
      {index === fresh && fresh > 0 && <NewLine />}
      <div data-item={item.id} className="seldom-seen">
        <ItemView ticket={ticket} item={item} />
      </div>
    </Fragment>
  )
  if (!folded) return items.map(view)
  return (
    <>
      {items.slice(0, folded.from).map(view)}
      <Button onClick={() => setWhole(true)} className="self-center">
        Show {folded.length} more
      </Button>
      {items.slice(folded.from + folded.length).map((item, index) => view(item, folded.from + folded.length + index))}
    </>
  )
}

const isFresh = (item: Item, since: string | undefined, me: string) =>
  since !== undefined && item.kind === 'message' && item.at > since && item.message.author?.id !== me

function ItemView({ ticket, item }: { ticket: Ticket; item: Item }) {
  switch (item.kind) {
    case 'message':
      return <MessageView ticket={ticket} message={item.message} />
    case 'changes':
      return <ChangeLine ticket={ticket.number} entries={item.entries} at={item.at} />
    case 'resolution':
      return <ResolutionView ticket={ticket.number} entry={item.entry} text={item.text} />
    case 'files':
      return (
        <div className="px-3 pl-11 text-xs text-muted">
          <bdi className="text-text">{item.files[0]?.by?.name ?? 'Mendbook'}</bdi> attached
          <Attachments files={item.files} />
        </div>
      )
  }
}

/** `id`: where the page scrolls to when somebody comes back. */
function NewLine() {
  return (
    <div id="new-since" className="flex items-center gap-3 text-xs font-medium text-accent-text">
      <span aria-hidden className="h-px flex-1 bg-accent" />
      New
      <span aria-hidden className="h-px flex-1 bg-accent" />
    </div>
  )
}

function Arriving() {
  return (
    <div role="status" aria-label="Loading the conversation" className="flex animate-late flex-col gap-3">
      {['w-3/4', 'w-1/2'].map((width) => (
        <div key={width} className="rounded-md border border-line px-3 py-2.5">
          <div className="flex h-6 items-center gap-2">
            <Skeleton className="size-6 rounded-full" />
            <Skeleton className="w-28" />
            <Skeleton className="ml-auto w-16" />
          </div>
          <div className="mt-2 flex flex-col gap-2 pl-8">
            <Skeleton className="w-full" />
            <Skeleton className={width} />
          </div>
        </div>
      ))}
    </div>
  )
}
