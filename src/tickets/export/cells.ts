// A ticket as the cells of a row: one entry for each column that a list or an export can show. Pure.
import type { Cell } from '../../platform/sheet/cell.ts'
import type { TicketRow } from '../contract.ts'
import type { FieldKind, Fields } from '../fields/contract.ts'
import { type ColumnKey, columnNames } from '../views/columns.ts'

/** What a ticket tells of its fields to the reader. */
export interface Told {
  fields: Fields
  texts: Record<string, string>
}

export interface ExportColumn {
  heading: string
  cell(row: TicketRow, told: Told): Cell
}

const date = (at: string | null) => (at === null ? null : new Date(at))

const known: Record<ColumnKey, (row: TicketRow) => Cell> = {
  number: (row) => row.number,
  title: (row) => row.title,
  requester: (row) => row.requester.name,
  organisation: (row) => row.organisation?.name ?? null,
  team: (row) => row.team?.name ?? null,
  assignee: (row) => row.assignee?.name ?? null,
  category: (row) => row.category?.path ?? null,
  priority: (row) => row.priority,
  status: (row) => row.state.name,
  type: (row) => row.type,
  tags: (row) => row.tags.join(', '),
  channel: (row) => row.channel,
  opened: (row) => date(row.openedAt),
  updated: (row) => date(row.updatedAt),
  due: (row) => date(row.dueAt),
  resolved: (row) => date(row.resolvedAt),
}

/** @param typeNames by key: people know a type by its name */
export const knownColumn = (key: ColumnKey, typeNames: ReadonlyMap<string, string>): ExportColumn => ({
  heading: columnNames[key],
  cell: key === 'type' ? ({ type }) => typeNames.get(type) ?? type : known[key],
})

export const fieldColumn = ({ key, label, kind }: { key: string; label: string; kind: FieldKind }): ExportColumn => ({
  heading: label,
  cell(_, { fields, texts }) {
    const value = fields[key]
    if (kind === 'number' && typeof value === 'number') return value
    if (kind === 'date' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return { day: value }
    return texts[key] ?? null
  },
})
