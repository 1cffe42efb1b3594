// The children of a ticket: where each stands, who has it, and which of them it waits for.
import { useQuery } from '@tanstack/react-query'
import { Ellipsis, ListTree } from 'lucide-react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { dayWords, isPast } from '../checklists/days.ts'
import type { Ticket } from '../ticket/sides.ts'
import { dayOf } from './due.ts'
import { RelatedCard, rowClass, useFold, whenPointedAt } from './related-card.tsx'
import type { Child } from './related-queries.ts'
import { childrenQuery } from './related-queries.ts'
import { FromMark, Mandatory, RowsArriving } from './rows.tsx'
import { TicketName } from './ticket-name.tsx'
import { useRelated } from './use-related.ts'

export function ChildrenCard({ ticket, onAdd }: { ticket: Ticket; onAdd: () => void }) {
  const { number, can, related } = ticket
  const found = useQuery(childrenQuery(number))
  const change = useRelated(number)
  const items = found.data?.items ?? []
  const { done, of } = related?.children ?? { done: 0, of: 0 }
  const { shown, more } = useFold(items)
  return (
    <RelatedCard
      title="Children"
      icon={<ListTree aria-hidden className={done === of ? 'text-green' : 'text-muted'} />}
      count={`${done}/${of}`}
      counted="done"
      done={done === of}
      add={{ label: 'Add a child', disabledReason: can.addChild.reason, run: onAdd }}
    >
      {found.isPending && <RowsArriving label="Loading the children" count={of} />}
      {found.isError && <ErrorNotice error={found.error} retry={found.refetch} inline />}
      <ul aria-label="Children">
        {shown.map((child) => (
          <Row key={child.id} child={child} parent={number} run={change.run} />
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

interface RowProps {
  child: Child
  parent: string
  run: ReturnType<typeof useRelated>['run']
}

function Row({ child, parent, run }: RowProps) {
  const { number, title, status, mandatory, assignee, dueAt, children, from } = child
  const due = dueAt ? dayOf(dueAt) : null
  const over = due !== null && !child.done && isPast(due, new Date())
  const attachAgain = () =>
    run({
      send: (options) => api('children.add', { id: parent, ticket: number, mandatory }, options),
      other: number,
      done: `${number} is a child of ${parent} again`,
    })
  const detach = () =>
    run({
      send: (options) => api('children.remove', { id: from?.number ?? parent, child: number }, options),
      other: number,
      done: `${number} detached`,
      ...(!from && { undo: attachAgain }),
    })
  const mark = () =>
    run({
      send: (options) => api('tickets.change', { id: number, mandatory: !mandatory }, options),
      other: number,
      done: mandatory ? `${number} is optional` : `${number} is mandatory`,
    })
  return (
    <li className={rowClass}>
      <TicketName number={number} title={title} status={status} />
      {from && <FromMark number={from.number} />}
      {mandatory && !child.done && <Mandatory />}
      {children && (
        <span className="shrink-0 text-xs text-muted tabular">
          {children.done}/{children.of}
          <span className="sr-only"> of its own children are done</span>
        </span>
      )}
      {due && (
        <span className={cx('shrink-0 text-xs whitespace-nowrap', over ? 'text-red' : 'text-muted')}>
          <span className="sr-only">{over ? 'Overdue since' : 'Due'} </span>
          {dayWords(due, new Date())}
        </span>
      )}
      {assignee ? <Avatar person={assignee} size="sm" alone /> : <span className="size-5 shrink-0" />}
      <Menu
        label={`More about ${number}`}
        align="end"
        entries={[
          { label: mandatory ? 'Make optional' : 'Make mandatory', onSelect: mark },
          { label: 'Detach', onSelect: detach },
        ]}
        trigger={<IconButton label={`More about ${number}`} icon={<Ellipsis />} className={whenPointedAt} />}
      />
    </li>
  )
}
