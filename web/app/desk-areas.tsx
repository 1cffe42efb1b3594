// What the desk offers beside its tickets: fetched after the first screen, at the end of the menu, where nothing moves for it.
import { useNavigate } from '@tanstack/react-router'
import { Bookmark, Layers, Mail, MessageSquareText, Timer, Trash2 } from 'lucide-react'
import { useMailCount } from '../email/use-mail-count.ts'
import { SavedViews } from '../tickets/views/saved-views.tsx'
import { useActions } from './actions.ts'
import type { NavEntry } from './desk-nav.ts'
import { goTo } from './desk-nav.ts'
import { NavLink } from './nav-link.tsx'
import type { Me } from './session.ts'
import { may, useMe } from './session.ts'

/** Incidents, Knowledge, Systems, Reports: as they come. */
const areas: NavEntry[] = [
  { id: 'mail', label: 'Mail', icon: Mail, to: '/desk/mail', permission: 'mail.review' },
  { id: 'replies', label: 'Saved replies', icon: MessageSquareText, to: '/desk/replies' },
  { id: 'time', label: 'Time', icon: Timer, to: '/desk/time' },
  { id: 'bin', label: 'Bin', icon: Trash2, to: '/desk/bin', permission: 'tickets.delete' },
]

/** Reached from elsewhere, and by the palette. */
const unlisted: NavEntry[] = [
  { id: 'bulk', label: 'Bulk changes', icon: Layers, to: '/desk/bulk-changes' },
  { id: 'views', label: 'Saved views', icon: Bookmark, to: '/desk/views' },
]

const offeredTo =
  (me: Me) =>
  ({ part, permission }: NavEntry) =>
    (!part || me.menu[part]) && (!permission || may(me, permission))

export default function DeskAreas({ collapsed, onGo }: { collapsed: boolean; onGo: () => void }) {
  const offered = areas.filter(offeredTo(useMe()))
  const navigate = useNavigate()
  const counts: Record<string, number | string | undefined> = { mail: useMailCount() }
  useActions([...offered, ...unlisted].map((entry) => goTo(entry, navigate)))
  return (
    <>
      <div className="my-2 h-px shrink-0 bg-line" />
      {offered.map(({ id, count: _, part: _part, permission: _permission, ...entry }) => (
        <NavLink key={id} {...entry} collapsed={collapsed} onGo={onGo} count={counts[id]} />
      ))}
      <SavedViews collapsed={collapsed} onGo={onGo} />
    </>
  )
}
