// What was merged into a ticket: by whom, until when it can be taken out again, and the way back.
import { useQuery } from '@tanstack/react-query'
import { Merge as MergeIcon, Undo2 } from 'lucide-react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { mediumTime } from '../../ui/relative-time.ts'
import type { Ticket } from '../ticket/sides.ts'
import { RelatedCard, rowClass } from './related-card.tsx'
import type { Merge } from './related-queries.ts'
import { mergesQuery } from './related-queries.ts'
import { RowsArriving } from './rows.tsx'
import { TicketName } from './ticket-name.tsx'
import { useRelated } from './use-related.ts'

export function MergesCard({ ticket }: { ticket: Ticket }) {
  const { number, related } = ticket
  const found = useQuery(mergesQuery(number))
  const change = useRelated(number)
  const undo = ({ ticket: source }: Merge) =>
    change.run({
      send: (options) => api('tickets.unmerge', { id: source.number }, options),
      other: source.number,
      done: `${source.number} is a ticket of its own again`,
    })
  return (
    <RelatedCard
      title="Merged into this"
      icon={<MergeIcon aria-hidden className="text-muted" />}
      count={String(related?.merges ?? 0)}
      counted="tickets"
    >
      {found.isPending && <RowsArriving label="Loading what was merged" count={related?.merges ?? 1} lines={2} />}
      {found.isError && <ErrorNotice error={found.error} retry={found.refetch} inline />}
      <ul aria-label="Merged into this">
        {found.data?.items.map((merge) => (
          <li key={merge.ticket.id} className={cx(rowClass, 'py-0.5')}>
            <span className="min-w-0 flex-1">
              <TicketName {...merge.ticket} />
              <span className="block truncate pb-0.5 text-xs text-muted">
                <bdi>{merge.ticket.requester.name}</bdi> asked
                {!merge.sharesConversation && (
                  <>
                    ; <bdi>{ticket.requester.name}</bdi> does not read it
                  </>
                )}
              </span>
            </span>
            <Button
              variant="ghost"
              icon={<Undo2 />}
              busy={change.busy}
              disabledReason={
                Date.parse(merge.undoUntil) < Date.now()
                  ? `It could be undone until ${mediumTime(new Date(merge.undoUntil))}`
                  : null
              }
              onClick={() => undo(merge)}
            >
              Undo
              <span className="sr-only"> the merge of {merge.ticket.number}</span>
            </Button>
          </li>
        ))}
      </ul>
      {change.problem && (
        <div className="px-3 py-1">
          <ErrorNotice error={change.problem} retry={change.again} inline />
        </div>
      )}
    </RelatedCard>
  )
}
