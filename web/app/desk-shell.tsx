// The agents' face.
import { useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { Search, Settings } from 'lucide-react'
import { useFollowed } from '../tickets/bulk/followed.ts'
import { NewTicket } from '../tickets/new-ticket/new-ticket.tsx'
import { cx } from '../ui/cx.ts'
import { deferred } from '../ui/deferred.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Mark } from '../ui/mark.tsx'
import { tip } from '../ui/tip.ts'
import { AccountMenu } from './account-menu.tsx'
import { runAction, useActions } from './actions.ts'
import type { NavEntry } from './desk-nav.ts'
import { goTo, ticketViews } from './desk-nav.ts'
import { useFace } from './face.ts'
import { NavLink } from './nav-link.tsx'
import { query } from './queries.ts'
import { mayAdminister, useMe } from './session.ts'
import { SidebarFrame } from './sidebar.tsx'
import { useLive } from './use-live.tsx'

const DeskAreas = deferred(() => import('./desk-areas.tsx'))
const BulkProgress = deferred(() => import('../tickets/bulk/bulk-progress.tsx'))

const MailAlarm = deferred(() => import('../email/alarm.tsx'))
const TimerDock = deferred(() => import('../tickets/time/timer-dock.tsx'))

export function DeskShell() {
  useFace('desk')
  useLive()
  const navigate = useNavigate()
  useActions(ticketViews.map((entry) => goTo(entry, navigate as never)))
  return (
    <SidebarFrame title="Menu" collapsible sidebar={(state) => <DeskSidebar {...state} />}>
      <TimerDock shape="bar" />
      <MailAlarm />
      <Outlet />
      <NewTicket />
      {useFollowed().length > 0 && <BulkProgress />}
    </SidebarFrame>
  )
}

function DeskSidebar({ collapsed, onGo }: { collapsed: boolean; onGo: () => void }) {
  const me = useMe()
  const counts = useQuery({ ...query('tickets.counts'), staleTime: 10_000 }).data
  const link = ({ id, count, ...entry }: NavEntry) => (
    <NavLink key={id} {...entry} collapsed={collapsed} onGo={onGo} count={count && counts?.[count]} />
  )
  return (
    <>
      <Workspace name={me.tenant.name} collapsed={collapsed} />
      <div className={cx('pb-2', collapsed ? 'flex justify-center' : 'px-2')}>
        <SearchButton collapsed={collapsed} onGo={onGo} />
      </div>
      <nav aria-label="Desk" className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-2 pb-2">
        {ticketViews.map(link)}
        <DeskAreas collapsed={collapsed} onGo={onGo} />
      </nav>
      <div className="flex flex-col gap-px px-2 pb-2">
        <TimerDock shape={collapsed ? 'narrow' : 'sidebar'} />
        {mayAdminister(me) && <NavLink to="/admin" label="Admin" icon={Settings} collapsed={collapsed} onGo={onGo} />}
        <AccountMenu face="desk" collapsed={collapsed} />
      </div>
    </>
  )
}

function Workspace({ name, collapsed }: { name: string; collapsed: boolean }) {
  return (
    <div
      className={cx('flex h-11 shrink-0 items-center gap-2', collapsed ? 'justify-center' : 'px-4')}
      {...(collapsed && tip(name))}
    >
      <Mark className="size-4.5 shrink-0 text-accent-text" />
      {!collapsed && <span className="min-w-0 truncate font-semibold">{name}</span>}
    </div>
  )
}

function SearchButton({ collapsed, onGo }: { collapsed: boolean; onGo: () => void }) {
  const open = () => {
    onGo()
    runAction('app.palette')
  }
  if (collapsed) return <IconButton label="Search" shortcut="mod+k" icon={<Search />} onClick={open} />
  return (
    <button
      type="button"
      onClick={open}
      className="flex h-7 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-left text-muted hover:border-edge coarse:h-11"
    >
      <Search aria-hidden />
      <span className="flex-1">Search</span>
      <span className="coarse:hidden">
        <Kbd>/</Kbd>
      </span>
    </button>
  )
}
