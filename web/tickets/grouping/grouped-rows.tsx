// The rows of a list group by group, each under a heading that tells how many there are and folds it. j, k and the arrows go from
// ticket to ticket as if the headings were not there; Tab reaches those.
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { query } from '../../app/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { StatusIcon } from '../../ui/status-icon.tsx'
import { useFields } from '../choices.ts'
import { useRowHeight } from '../list/density.ts'
import { isSaved, toFilter } from '../list/list-search.ts'
import { TicketRows, type TicketRowsProps } from '../list/ticket-rows.tsx'
import { type Heading, layOut } from './lay-out.ts'
import { noneOf } from './words.ts'

export default function GroupedRows(props: TicketRowsProps) {
  const { search, rows, more } = props
  const [folded, setFolded] = useState<ReadonlySet<string | null>>(new Set())
  const { sort: _, ...asked } = toFilter(search)
  const groups = useQuery(query('tickets.groups', { ...asked, ...(search.group && { group: search.group }) })).data
  const saved = useQuery({ ...query('views.get', { id: search.view }), enabled: isSaved(search.view), retry: false })
  const by = search.group ?? saved.data?.group ?? ''
  const height = useRowHeight()
  const out = layOut(rows, folded)
  const fold = (key: string | null) => {
    const next = new Set(folded)
    if (!next.delete(key)) next.add(key)
    setFolded(next)
  }
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
            const counted = groups?.items.find(({ key }) => key === heading.key)
            return (
              <GroupHeading
                key={heading.key}
                heading={heading}
                by={by}
                name={counted?.name ?? null}
                count={counted ? `${counted.count}${groups?.atLeast ? '+' : ''}` : more ? '' : `${heading.loaded}`}
                top={heading.line * height}
                onFold={() => fold(heading.key)}
              />
            )
          })
      }
    />
  )
}

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
