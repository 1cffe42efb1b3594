// The views of tickets that the desk's sidebar offers, as data. What else there is stands in desk-areas.tsx: a capability adds its
// line there when its screens exist; `part` is its switch in the workspace's menu.

import type { LucideIcon } from 'lucide-react'
import {
  AlarmClock,
  AtSign,
  CalendarClock,
  CircleCheck,
  CircleUser,
  Hourglass,
  Inbox,
  Layers,
  Users,
  UserX,
} from 'lucide-react'
import { createElement } from 'react'
import type { Action } from './actions.ts'
import type { Output } from './api.ts'
import type { Permission } from './session.ts'

export type CountName = keyof Output<'tickets.counts'>

export interface NavEntry {
  id: string
  label: string
  icon: LucideIcon
  to: string
  search?: Record<string, string>
  count?: CountName
  shortcut?: string
  /** Shown only where the workspace's menu has it. */
  part?: string
  /** Offered only to those who hold it. */
  permission?: Permission
}

const tickets = '/desk/tickets'

export const ticketViews: NavEntry[] = [
  { id: 'mine', label: 'Inbox', icon: Inbox, to: tickets, search: { view: 'mine' }, count: 'mine', shortcut: 'g i' },
  {
    id: 'mentions',
    label: 'Mentions',
    icon: AtSign,
    to: tickets,
    search: { view: 'mentions' },
    count: 'mentions',
    shortcut: 'g m',
  },
  {
    id: 'team',
    label: 'My teams',
    icon: Users,
    to: tickets,
    search: { view: 'team' },
    count: 'myTeams',
    shortcut: 'g t',
  },
  {
    id: 'unassigned',
    label: 'Unassigned',
    icon: UserX,
    to: tickets,
    search: { view: 'unassigned' },
    count: 'unassigned',
    shortcut: 'g u',
  },
  {
    id: 'due',
    label: 'Due',
    icon: CalendarClock,
    to: tickets,
    search: { view: 'due' },
    count: 'due',
    shortcut: 'g d',
  },
  {
    id: 'waiting',
    label: 'Waiting',
    icon: Hourglass,
    to: tickets,
    search: { view: 'waiting' },
    count: 'waiting',
    shortcut: 'g w',
  },
  {
    id: 'all',
    label: 'All unresolved',
    icon: Layers,
    to: tickets,
    search: { view: 'all' },
    count: 'unresolved',
    shortcut: 'g a',
  },
  {
    id: 'snoozed',
    label: 'Snoozed',
    icon: AlarmClock,
    to: tickets,
    search: { view: 'snoozed' },
    count: 'snoozed',
  },
  {
    id: 'resolved',
    label: 'Recently resolved',
    icon: CircleCheck,
    to: tickets,
    search: { view: 'resolved' },
    count: 'resolved',
    shortcut: 'g r',
  },
  {
    id: 'requested',
    label: 'Opened by me',
    icon: CircleUser,
    to: tickets,
    search: { view: 'requested' },
    count: 'requested',
  },
]

/** `Go to Inbox`, for the palette and its shortcut. */
export const goTo = (
  { id, label, icon: Icon, to, search, shortcut }: NavEntry,
  navigate: (options: { to: string; search: never }) => unknown,
): Action => ({
  id: `go.${id}`,
  label: `Go to ${label}`,
  group: 'Go',
  icon: createElement(Icon),
  ...(shortcut && { shortcut }),
  run: () => void navigate({ to, search: search as never }),
})
