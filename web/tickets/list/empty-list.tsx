// Why the list is empty or cannot be read, and the one thing that helps.
import { useNavigate } from '@tanstack/react-router'
import { runAction } from '../../app/actions.ts'
import { ApiError } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { troubleOf } from '../filter/trouble.ts'
import type { ListSearch } from './list-search.ts'
import { type OwnView, withFilter } from './list-search.ts'

/** Why a view shows nothing, and what to do about it. */
const emptyWords: Record<OwnView, string> = {
  mine: 'Nothing is assigned to you. Take one that nobody has yet.',
  mentions: 'Nobody has mentioned you yet. It happens with an @ and your name, in a note or a reply.',
  team: 'Your teams have no unresolved tickets.',
  unassigned: 'Every unresolved ticket has somebody. New ones appear here.',
  due: 'No ticket is due within a week.',
  waiting: 'No ticket waits for a requester or a third party.',
  all: 'No ticket is unresolved. New ones appear here by themselves.',
  snoozed: 'No ticket is snoozed. One that can wait is put aside with Snooze, in its menu.',
  resolved: 'Nothing was resolved in the last seven days.',
  requested: 'You have no open requests of your own.',
}

const asSentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.?]$/.test(text) ? '' : '.')

interface EmptyListProps {
  search: ListSearch
  /** Why it could not be read. */
  error: unknown
  retry: () => void
  onChange: (search: ListSearch) => void
}

export default function EmptyList({ search, error, retry, onChange }: EmptyListProps) {
  const navigate = useNavigate()
  const trouble = troubleOf(error)?.message
  const lost = (['columns', 'sort', 'group'] as const).filter((name) => error instanceof ApiError && error.field(name))
  if (lost.length > 0) {
    const left = Object.fromEntries(Object.entries(search).filter(([name]) => !lost.some((one) => one === name)))
    return (
      <EmptyState action={<Button onClick={() => onChange(left as unknown as ListSearch)}>Show it as usual</Button>}>
        This list asks for a field that is not there any more, or that you may not see.
      </EmptyState>
    )
  }
  if (error && !trouble) return <ErrorNotice error={error} retry={retry} />
  if (search.filter) {
    const clear = <Button onClick={() => onChange(withFilter(search, ''))}>Clear filters</Button>
    if (!trouble) return <EmptyState action={clear}>No ticket in this view matches these filters.</EmptyState>
    return (
      // Where there is room for it, the box says what is wrong, and its words reach down to here.
      <div className="@min-[52rem]:pt-8">
        <EmptyState action={clear}>
          No ticket can be shown: the filter cannot be read.
          <span className="@min-[52rem]:hidden"> {asSentence(trouble)}</span>
        </EmptyState>
      </div>
    )
  }
  const look = (label: string, view: ListSearch['view']) => (
    <Button onClick={() => void navigate({ to: '/desk/tickets', search: { view } })}>{label}</Button>
  )
  const action =
    search.view === 'mine' ? (
      look('See unassigned tickets', 'unassigned')
    ) : search.view === 'all' || search.view === 'requested' ? (
      <Button onClick={() => runAction('ticket.new')}>New ticket</Button>
    ) : (
      look('See all unresolved', 'all')
    )
  return (
    <EmptyState action={action}>{emptyWords[search.view as OwnView] ?? 'No ticket fits this view now.'}</EmptyState>
  )
}
