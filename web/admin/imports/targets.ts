// What a column of a file can become, in words, and what choosing so for one column means for the mapping. Pure.
import type { ImportField } from '../../../src/tickets/import/contract/run.ts'
import type { Input, Output } from '../../app/api.ts'
import type { Option } from '../../ui/combobox.tsx'

export type ImportRun = Output<'imports.get'>
export type ImportColumn = ImportRun['columns'][number]
export type Mapping = NonNullable<Input<'imports.change'>['mapping']>

export const targetWords: Record<ImportField, string> = {
  id: 'Id in the other desk',
  title: 'Title',
  description: 'Description',
  type: 'Type',
  status: 'Status',
  priority: 'Priority',
  impact: 'Impact',
  urgency: 'Urgency',
  category: 'Category',
  tags: 'Tags',
  channel: 'Channel',
  requesterEmail: 'Requester’s address',
  requesterName: 'Requester’s name',
  team: 'Team',
  assigneeEmail: 'Assignee’s address',
  assigneeName: 'Assignee’s name',
  openedBy: 'Written down by',
  resolution: 'Resolution',
  openedAt: 'Opened at',
  updatedAt: 'Changed at',
  updatedBy: 'Changed by',
  firstRespondedAt: 'First response at',
  resolvedAt: 'Resolved at',
  closedAt: 'Closed at',
  comments: 'Comment',
}

/** These take several columns; every other one takes the first that says something. */
const gathering = new Set(['title', 'description', 'tags', 'comments'])

const keyOf = (column: string) =>
  column
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60)

/** @param own the workspace's own fields */
export function optionsFor(column: ImportColumn, own: readonly { key: string; label: string }[]): Option[] {
  const defined = own.map(({ key, label }) => ({ value: `field.${key}`, label, detail: 'own field' }))
  const known = new Set(defined.map(({ value }) => value))
  const key = keyOf(column.name)
  const free = [...(key ? [`field.${key}`] : []), ...column.targets.filter((one) => one.startsWith('field.'))]
  const details = [...new Set(free)]
    .filter((value) => !known.has(value))
    .map((value) => ({ value, label: value.slice('field.'.length), detail: 'free detail' }))
  const ours = Object.entries(targetWords).map(([value, label]) => ({ value, label }))
  return [...ours, ...defined, ...details]
}

/** What changes when one column is to become these and nothing else. */
export function remapped(columns: readonly ImportColumn[], name: string, wanted: readonly string[]): Mapping {
  const had = columns.find((column) => column.name === name)?.targets ?? []
  const having = (target: string) => columns.filter(({ targets }) => targets.includes(target)).map((one) => one.name)
  const left = had
    .filter((target) => !wanted.includes(target))
    .map((target) => [target, having(target).filter((one) => one !== name)] as const)
  const taken = wanted
    .filter((target) => !had.includes(target))
    .map((target) => [target, gathering.has(target) ? [...having(target), name] : [name]] as const)
  return Object.fromEntries([...left, ...taken].map(([target, names]) => [target, names.length > 0 ? names : null]))
}
