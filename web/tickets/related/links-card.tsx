// What a ticket is linked with, and how: read as a sentence that begins with this ticket.
import { useQuery } from '@tanstack/react-query'
import { Link2, X } from 'lucide-react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { RelatedCard, rowClass, useFold, whenPointedAt } from './related-card.tsx'
import type { Link } from './related-queries.ts'
import { linksQuery } from './related-queries.ts'
import { FromMark, RowsArriving } from './rows.tsx'
import { TicketName } from './ticket-name.tsx'
import { useRelated } from './use-related.ts'

export function LinksCard({ ticket, onAdd }: { ticket: Ticket; onAdd: () => void }) {
  const { number, can, related } = ticket
  const found = useQuery(linksQuery(number))
  const change = useRelated(number)
  const items = found.data?.items ?? []
  const { shown, more } = useFold(items)
  const remove = ({ ticket: other, kind, from }: Link) => {
    const end = { id: from?.number ?? number, ticket: other.number, kind }
    const again = () =>
      change.run({
        send: (options) => api('links.add', end, options),
        other: other.number,
        done: `Linked with ${other.number} again`,
      })
    change.run({
      send: (options) => api('links.remove', end, options),
      other: other.number,
      done: `Link with ${other.number} removed`,
      undo: again,
    })
  }
  return (
    <RelatedCard
      title="Links"
      icon={<Link2 aria-hidden className="text-muted" />}
      count={String(related?.links ?? items.length)}
      counted="links"
      add={{ label: 'Link with a ticket', disabledReason: can.link.reason, run: onAdd }}
    >
      {found.isPending && <RowsArriving label="Loading the links" count={related?.links ?? 1} />}
      {found.isError && <ErrorNotice error={found.error} retry={found.refetch} inline />}
      <ul aria-label="Links">
        {shown.map((link) => (
          <li
            key={`${link.kind}.${link.ticket.id}`}
            className={`${rowClass} @max-[36rem]:flex-wrap @max-[36rem]:gap-y-0`}
          >
            <span className="w-28 shrink-0 text-xs text-muted @max-[36rem]:w-full @max-[36rem]:pt-1">{link.words}</span>
            <TicketName {...link.ticket} />
            {link.from && <FromMark number={link.from.number} />}
            {link.ticket.assignee && <Avatar person={link.ticket.assignee} size="sm" alone />}
            <IconButton
              label={`Remove the link with ${link.ticket.number}`}
              icon={<X />}
              disabledReason={can.link.reason}
              onClick={() => remove(link)}
              className={whenPointedAt}
            />
          </li>
        ))}
      </ul>
      {more}
      {change.problem && (
        <div className="px-3 py-1">
          <ErrorNotice error={change.problem} retry={change.again} inline />
        </div>
      )}
    </RelatedCard>
  )
}
