// What a list or an export can show of a ticket, by name. Custom fields follow as `field.<key>`.

export const columnNames = {
  number: 'Number',
  title: 'Title',
  requester: 'Requester',
  organisation: 'Organisation',
  team: 'Team',
  assignee: 'Assignee',
  category: 'Category',
  priority: 'Priority',
  status: 'Status',
  type: 'Type',
  tags: 'Tags',
  channel: 'Channel',
  opened: 'Opened',
  updated: 'Changed',
  due: 'Due',
  resolved: 'Resolved',
} as const

export type ColumnKey = keyof typeof columnNames

export const columnKeys = Object.keys(columnNames) as [ColumnKey, ...ColumnKey[]]

/** By what rows can be put together; `field.<key>` of a choice follows. */
export const groupings = [
  'status',
  'priority',
  'assignee',
  'team',
  'category',
  'type',
  'organisation',
  'requester',
] as const

export const sorts = ['number', 'openedAt', 'updatedAt', 'priority', 'dueAt', 'resolvedAt', 'status'] as const
