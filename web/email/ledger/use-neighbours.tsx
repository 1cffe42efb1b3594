// The mails before and after this one in the list that it was opened from, as actions: j and k, and buttons.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useActions } from '../../app/actions.ts'
import { pages } from '../../app/queries.ts'
import type { LedgerSearch } from './ledger-search.ts'
import { toFilter } from './ledger-search.ts'

export function useNeighbours(id: string, search: LedgerSearch) {
  const navigate = useNavigate()
  // Already there for whoever comes from the list.
  const list = useInfiniteQuery(pages('mail-ledger.list', { ...toFilter(search), limit: 100 })).data
  const ids = list?.pages.flatMap(({ items }) => items.map((entry) => entry.id)) ?? []
  const at = ids.indexOf(id)
  const goTo = (next: string | undefined) =>
    next && void navigate({ to: '/desk/mail/$id', params: { id: next }, search, replace: true })
  // One that was dealt with has left the list: the first of those that are left comes next.
  const next = at < 0 ? ids[0] : ids[at + 1]
  const previous = at < 0 ? undefined : ids[at - 1]
  useActions([
    {
      id: 'mail.previous',
      label: 'Previous mail',
      group: 'Mail',
      shortcut: 'k',
      icon: <ChevronUp />,
      disabledReason: previous ? null : 'This is the first mail of the list',
      run: () => goTo(previous),
    },
    {
      id: 'mail.next',
      label: 'Next mail',
      group: 'Mail',
      shortcut: 'j',
      icon: <ChevronDown />,
      disabledReason: next ? null : 'This is the last mail of the list',
      run: () => goTo(next),
    },
  ])
}
