// The views that every desk has, as filters. Server, command line and screens read this one table.

interface BuiltInView {
  key: string
  name: string
  filter: string
  /** As the list stands unless told. */
  sort?: 'dueAt' | '-resolvedAt'
}

export const builtInViews = [
  { key: 'mine', name: 'Inbox', filter: 'assignee:me is:unresolved -is:snoozed' },
  { key: 'team', name: 'My teams', filter: 'team:mine is:unresolved -is:snoozed' },
  { key: 'unassigned', name: 'Unassigned', filter: 'assignee:none is:unresolved -is:snoozed' },
  { key: 'mentions', name: 'Mentions', filter: 'mentions:me' },
  { key: 'due', name: 'Due', filter: 'due:..+7d is:unresolved', sort: 'dueAt' },
  { key: 'waiting', name: 'Waiting', filter: 'is:waiting -is:snoozed' },
  { key: 'snoozed', name: 'Snoozed', filter: 'is:snoozed is:unresolved' },
  { key: 'all', name: 'All unresolved', filter: 'is:unresolved -is:snoozed' },
  { key: 'resolved', name: 'Recently resolved', filter: 'is:done resolved:-7d', sort: '-resolvedAt' },
  { key: 'requested', name: 'Opened by me', filter: 'requester:me is:unresolved' },
] as const satisfies BuiltInView[]

export type BuiltInKey = (typeof builtInViews)[number]['key']

export const builtInView = (key: string): BuiltInView | undefined => builtInViews.find((view) => view.key === key)
