// The rows of a list group by group, each under a heading that tells how many there are and folds it. j, k and the arrows go from
// ticket to ticket as if the headings were not there; Tab reaches those.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { isFolded } from '../../../src/tickets/grouping/folded.ts'
import { useActions } from '../../app/actions.ts'
import type { Output } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { StatusIcon } from '../../ui/status-icon.tsx'
import { useFields } from '../choices.ts'
import { useRowHeight } from '../list/density.ts'
import EmptyList from '../list/empty-list.tsx'
import { listQuery } from '../list/list-query.ts'
import { isSaved, type ListSearch, toFilter } from '../list/list-search.ts'
import { TicketRows, type TicketRowsProps } from '../list/ticket-rows.tsx'
import { useGoTo } from '../list/use-go-to.ts'
import { foldedIn, turned, upTo, withoutGroup } from './fold.ts'
import { type Heading, layOut } from './lay-out.ts'
import { noneOf } from './words.ts'

export default function GroupedRows(props: TicketRowsProps) {
  const { search, rows, more } = props
  const group = search.group ? { group: search.group } : {}
  const groups = useQuery(query('tickets.groups', { ...toFilter(search), ...group })).data
  const saved = useQuery({ ...query('views.get', { id: search.view }), enabled: isSaved(search.view), retry: false })
  const by = search.group ?? saved.data?.group ?? ''
  const height = useRowHeight()
  const folding = foldedIn(search.folded)
  const folded = (key: string | null) => isFolded(folding, key)
  const all = groups?.items ?? none
  const fold = useFold(search, all)
  useActions(
    all.length === 0
      ? []
      : [
          { id: 'list.fold', label: 'Fold all groups', group: 'Tickets', run: () => fold.to('*') },
          { id: 'list.unfold', label: 'Open all groups', group: 'Tickets', run: () => fold.to(undefined) },
        ],
  )
  const goTo = useGoTo()
  const plain = rows[0] ? rows[0].group === undefined : all.length === 0
  if (plain && rows.length > 0) return <TicketRows {...props} />
  if (plain) return groups && <EmptyList search={search} error={null} retry={() => {}} onChange={goTo} />
  const out = layOut(rows, all, folded, more)
  return (
    <TicketRows
      {...props}
      rows={out.rows}
      lines={out.lines}
      total={out.total}
      between={(from, to) =>
        out.headings
          .filter(({ line }) => line >= from && line < to)
          .map((heading) => {
            const counted = all.find(({ key }) => key === heading.key)
            return (
              <GroupHeading
                key={heading.key}
                heading={heading}
                by={by}
                name={counted?.name ?? null}
                count={counted ? `${counted.count}${counted.atLeast ? '+' : ''}` : more ? '' : `${heading.loaded}`}
                top={heading.line * height}
                onFold={() => fold.turn(heading.key)}
              />
            )
          })
      }
    />
  )
}

const none: Output<'tickets.groups'>['items'] = []

/** What is loaded stays loaded: folding asks for nothing, and opening for the rows of that group and what follows. */
function useFold(search: ListSearch, groups: Output<'tickets.groups'>['items']) {
  const queries = useQueryClient()
  const goTo = useGoTo()
  const turn = (key: string | null) => {
    const keys = groups.map((group) => group.key)
    const next = withFolded(search, turned(search.folded, key, keys))
    const list = queries.getQueryData(listQuery(search).queryKey)
    const at = keys.indexOf(key)
    const start = groups[at]?.cursor
    if (list && !isFolded(foldedIn(search.folded), key))
      queries.setQueryData(listQuery(next).queryKey, withoutGroup(list, key))
    else if (list && start !== undefined)
      queries.setQueryData(listQuery(next).queryKey, upTo(list, new Set(keys.slice(0, at)), start))
    goTo(next)
  }
  return { to: (said: string | undefined) => goTo(withFolded(search, said)), turn }
}

const withFolded = ({ folded: _, ...search }: ListSearch, folded: string | undefined): ListSearch =>
  folded === undefined ? search : { ...search, folded }

interface GroupHeadingProps {
  heading: Heading
  by: string
  name: string | null
  count: string
  top: number
  onFold: () => void
}

function GroupHeading({ heading: { key, folded }, by, name, count, top, onFold }: GroupHeadingProps) {
  const fields = useFields()
  const Chevron = folded ? ChevronRight : ChevronDown
  return (
    <h2 className="absolute inset-x-0 top-0 h-row" style={{ transform: `translateY(${top}px)` }}>
      <button
        type="button"
        aria-expanded={!folded}
        onClick={onFold}
        className="flex h-full w-full items-center gap-2 border-b border-line bg-sunken pr-4 pl-2 text-left font-medium -outline-offset-2 hover:bg-hover"
      >
        <Chevron aria-hidden className="size-4 shrink-0 text-muted" />
        {key !== null && <Sign by={by} group={key} name={name ?? key} />}
        <bdi className="truncate">{key === null ? noneOf(by, fields) : (name ?? key)}</bdi>
        <span className="text-xs font-normal text-muted tabular">{count}</span>
      </button>
    </h2>
  )
}

function Sign({ by, group, name }: { by: string; group: string; name: string }) {
  const sign =
    by === 'priority' ? (
      <PriorityGlyph priority={group as 'P1'} />
    ) : by === 'status' ? (
      <StatusIcon status={group as 'open'} />
    ) : by === 'assignee' || by === 'requester' ? (
      <Avatar person={{ id: group, name }} size="sm" alone />
    ) : null
  return (
    sign && (
      <span aria-hidden className="inline-flex">
        {sign}
      </span>
    )
  )
}
