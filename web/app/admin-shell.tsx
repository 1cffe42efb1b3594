// The settings' face: sections and their pages on the left, with a field that finds a setting by any of its names.
import { Outlet } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { Announcer } from '../tickets/announcer.tsx'
import { Input } from '../ui/input.tsx'
import { AccountMenu } from './account-menu.tsx'
import type { AdminPage } from './admin-nav.ts'
import { adminSections } from './admin-nav.ts'
import { useFace } from './face.ts'
import { NavLink } from './nav-link.tsx'
import { may, useMe } from './session.ts'
import { SidebarFrame } from './sidebar.tsx'
import { useLive } from './use-live.tsx'

export function AdminShell() {
  useFace('desk')
  useLive()
  return (
    <SidebarFrame title="Settings" sidebar={({ onGo }) => <AdminSidebar onGo={onGo} />}>
      <Outlet />
      <Announcer />
    </SidebarFrame>
  )
}

const found = (page: AdminPage, typed: string) =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${page.label} ${page.keywords}`.toLowerCase().includes(word))

function AdminSidebar({ onGo }: { onGo: () => void }) {
  const me = useMe()
  const [typed, setTyped] = useState('')
  const sections = adminSections
    .map(({ label, pages }) => ({
      label,
      pages: pages.filter((page) => may(me, page.permission) && found(page, typed)),
    }))
    .filter(({ pages }) => pages.length > 0)
  return (
    <>
      <div className="flex h-11 shrink-0 items-center px-2">
        <NavLink
          to={may(me, 'tickets.work') ? '/desk' : '/portal'}
          label={me.tenant.name}
          icon={ArrowLeft}
          onGo={onGo}
        />
      </div>
      <div className="px-2 pb-2">
        <Input
          type="search"
          aria-label="Search in settings"
          placeholder="Search in settings"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <nav aria-label="Settings" className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {sections.length === 0 && <p className="px-2 py-1 text-muted">No setting is called that.</p>}
        {sections.map(({ label, pages }) => (
          <section key={label} className="mb-3">
            <h2 className="px-2 pb-1 text-xs text-muted">{label}</h2>
            <div className="flex flex-col gap-px">
              {pages.map((page) => (
                <NavLink key={page.to} to={page.to} label={page.label} onGo={onGo} />
              ))}
            </div>
          </section>
        ))}
      </nav>
      <div className="px-2 pb-2">
        <AccountMenu face="admin" />
      </div>
    </>
  )
}
