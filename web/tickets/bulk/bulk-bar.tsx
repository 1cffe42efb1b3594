// What can be done with the selected tickets: the usual changes, and the rest behind "More".
import { useQuery } from '@tanstack/react-query'
import { CircleDot, Ellipsis, Flag, Tag, UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { query } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PriorityGlyph, priorityWords } from '../../ui/priority-glyph.tsx'
import { StatusIcon, statusWord } from '../../ui/status-icon.tsx'
import { useAgents } from '../choices.ts'
import type { ListSearch } from '../list/list-search.ts'
import { toFilter } from '../list/list-search.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { moreEntries } from './more-entries.tsx'
import type { Question } from './question.ts'
import { select, useSelection } from './selection.ts'
import { targetOf } from './target.ts'

interface BulkBarProps {
  list: string
  search: ListSearch
  /** How many rows are loaded, and whether more follow. */
  loaded: number
  more: boolean
}

export default function BulkBar({ list, search, loaded, more }: BulkBarProps) {
  const selection = useSelection(list)
  const filter = toFilter(search)
  const { sort: _, ...counted } = filter
  const tally = useQuery(query('tickets.tally', counted)).data
  const target = targetOf(selection, filter, tally)
  const [question, setQuestion] = useState<Question | null>(null)
  const [open, setOpen] = useState(false)
  const ask = (next: Question) => {
    setQuestion(next)
    setOpen(true)
  }
  useActions([
    {
      id: 'list.unselect',
      label: 'Clear the selection',
      group: 'Tickets',
      shortcut: 'escape',
      run: () => select(list),
    },
    {
      id: 'list.selectAll',
      label: 'Select all in this view',
      group: 'Tickets',
      shortcut: 'mod+a',
      run: () => select(list, { all: true, ids: new Set() }),
    },
  ])
  const all = tally && !selection.all && (more || loaded > selection.ids.size) && tally.count > selection.ids.size
  return (
    <>
      <div
        role="toolbar"
        aria-label="Selected tickets"
        className="absolute inset-x-0 bottom-3 z-10 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] animate-appear flex-wrap items-center justify-center gap-1 rounded-lg border border-line-strong bg-overlay p-1 shadow-overlay"
      >
        <IconButton label="Clear the selection" shortcut="escape" icon={<X />} onClick={() => select(list)} />
        <span role="status" className="px-1 font-medium whitespace-nowrap tabular">
          {target.count.toLocaleString()} selected
        </span>
        {all && (
          <Button
            variant="ghost"
            className="text-accent-text"
            onClick={() => select(list, { all: true, ids: new Set() })}
          >
            Select all {tally.count.toLocaleString()}
            {tally.atLeast && '+'} that match
          </Button>
        )}
        <span aria-hidden className="mx-1 h-5 w-px bg-line @max-[40rem]:hidden" />
        <AssignButton ask={ask} reason={target.refusal} />
        <StatusButton ask={ask} reason={target.refusal} />
        <PriorityButton ask={ask} reason={target.refusal} />
        <Button
          variant="ghost"
          icon={<Tag />}
          disabledReason={target.refusal}
          onClick={() => ask({ kind: 'tags' })}
          className="@max-[48rem]:hidden"
        >
          Tags
        </Button>
        <Menu
          label="More changes"
          side="top"
          align="end"
          entries={moreEntries(ask)}
          trigger={
            <Button variant="ghost" icon={<Ellipsis />} disabledReason={target.refusal}>
              More
            </Button>
          }
        />
      </div>
      {question && (
        <BulkDialog list={list} open={open} question={question} target={target} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

interface Asking {
  ask: (question: Question) => void
  reason: string | null
}

const narrow = '@max-[40rem]:hidden'

function AssignButton({ ask, reason }: Asking) {
  const { person: me } = useMe()
  const agents = useAgents()
  const ranked = [me, ...agents.filter(({ id }) => id !== me.id)]
  const choose = (id: string | null) => {
    const agent = ranked.find((one) => one.id === id)
    ask({ kind: 'sure', wish: { assignee: id }, names: { assignee: agent?.name ?? null } })
  }
  return (
    <Combobox
      label="Assignee"
      options={ranked.map((agent) => ({
        value: agent.id,
        label: agent.id === me.id ? `${agent.name} (you)` : agent.name,
        detail: agent.email,
        icon: <Avatar person={agent} size="sm" />,
      }))}
      value={undefined}
      none="Nobody"
      onChange={choose}
      trigger={
        <Button variant="ghost" icon={<UserPlus />} disabledReason={reason}>
          Assign
        </Button>
      }
    />
  )
}

function StatusButton({ ask, reason }: Asking) {
  const entries = (['open', 'pending', 'on_hold'] as const).map((status) => ({
    label: statusWord(status),
    icon: <StatusIcon status={status} />,
    onSelect: () => ask({ kind: 'sure', wish: { status } }),
  }))
  return (
    <Menu
      label="Status"
      side="top"
      entries={[
        ...entries,
        { kind: 'separator' },
        { label: 'Resolve', icon: <StatusIcon status="resolved" />, onSelect: () => ask({ kind: 'resolve' }) },
      ]}
      trigger={
        <Button variant="ghost" icon={<CircleDot />} disabledReason={reason} className={narrow}>
          Status
        </Button>
      }
    />
  )
}

function PriorityButton({ ask, reason }: Asking) {
  return (
    <Menu
      label="Priority"
      side="top"
      entries={(['P1', 'P2', 'P3', 'P4'] as const).map((priority) => ({
        label: priorityWords[priority],
        icon: <PriorityGlyph priority={priority} />,
        onSelect: () => ask({ kind: 'sure', wish: { priority } }),
      }))}
      trigger={
        <Button variant="ghost" icon={<Flag />} disabledReason={reason} className={narrow}>
          Priority
        </Button>
      }
    />
  )
}
