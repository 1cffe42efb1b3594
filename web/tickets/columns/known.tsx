// The columns that a row can show: what each is called, how wide it is, and what stands in it.
import type { ReactNode } from 'react'
import { type ColumnKey, columnNames } from '../../../src/tickets/views/columns.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { PriorityGlyph } from '../../ui/priority-glyph.tsx'
import { StatusIcon } from '../../ui/status-icon.tsx'
import { BriefTime } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'
import { type TicketField, type TypeOfTicket, useFields, useTypes } from '../choices.ts'
import { typeName } from '../list/filter-words.ts'
import type { TicketRow } from '../list/use-ticket-list.ts'
import { Vip } from '../vip.tsx'

export interface Column {
  name: string
  label: string
  width: string
  right?: boolean
  cell: (ticket: TicketRow) => ReactNode
}

/** In every row, before the columns. */
export const always = ['number', 'title']

const words = (text: string | null | undefined) => text && <bdi className="truncate">{text}</bdi>
const time = (at: string | null) => at && <BriefTime at={at} className="truncate text-xs" />

type Shape = Omit<Column, 'name' | 'label'>

const shapes: Record<Exclude<ColumnKey, 'number' | 'title'>, (types: readonly TypeOfTicket[]) => Shape> = {
  priority: () => ({
    width: 'w-14',
    cell: ({ priority }) => (
      <>
        <span aria-hidden className="inline-flex">
          <PriorityGlyph priority={priority} />
        </span>
        {priority}
      </>
    ),
  }),
  status: () => ({
    width: 'w-32',
    cell: ({ status, state }) => (
      <>
        <StatusIcon status={status} />
        {words(state.name)}
      </>
    ),
  }),
  requester: () => ({
    width: 'w-36',
    cell: ({ requester, vip }) => (
      <>
        {words(requester.name)}
        {vip && <Vip />}
      </>
    ),
  }),
  organisation: () => ({ width: 'w-36', cell: ({ organisation }) => words(organisation?.name) }),
  team: () => ({ width: 'w-32', cell: ({ team }) => words(team?.name) }),
  assignee: () => ({
    width: 'w-36',
    cell: ({ assignee }) =>
      assignee && (
        <>
          <span aria-hidden className="inline-flex">
            <Avatar person={assignee} size="sm" alone />
          </span>
          {words(assignee.name)}
        </>
      ),
  }),
  category: () => ({
    width: 'w-36',
    cell: ({ category }) =>
      category && (
        <bdi className="truncate" {...(category.path !== category.name && tip(category.path))}>
          {category.name}
        </bdi>
      ),
  }),
  type: (types) => ({ width: 'w-24', cell: ({ type }) => words(typeName(type, types)) }),
  tags: () => ({ width: 'w-40', cell: ({ tags }) => words(tags.join(', ')) }),
  channel: () => ({
    width: 'w-20',
    cell: ({ channel }) => words(channel === 'api' ? 'API' : `${channel.charAt(0).toUpperCase()}${channel.slice(1)}`),
  }),
  opened: () => ({ width: 'w-20', cell: ({ openedAt }) => time(openedAt) }),
  updated: () => ({ width: 'w-20', cell: ({ updatedAt }) => time(updatedAt) }),
  due: () => ({ width: 'w-20', cell: ({ dueAt }) => time(dueAt) }),
  resolved: () => ({ width: 'w-20', cell: ({ resolvedAt }) => time(resolvedAt) }),
}

const ofField = ({ key, label, kind }: TicketField): Column => ({
  name: `field.${key}`,
  label,
  width: kind === 'number' || kind === 'checkbox' ? 'w-20' : kind === 'date' ? 'w-24' : 'w-36',
  right: kind === 'number',
  cell: ({ fieldTexts }) => words(fieldTexts?.[key]),
})

/** All that there are to choose from, and, where a view or an address shows them still, retired fields. */
export function useColumns(chosen: string): { all: Column[]; shown: Column[] } {
  const types = useTypes()
  const fields = useFields()
  const names = chosen.split(',')
  const known = Object.entries(shapes).map(([name, shape]) => ({
    name,
    label: columnNames[name as ColumnKey],
    ...shape(types),
  }))
  const all = [...known, ...fields.filter(({ active, key }) => active || names.includes(`field.${key}`)).map(ofField)]
  return { all, shown: names.flatMap((name) => all.find((one) => one.name === name) ?? []) }
}
