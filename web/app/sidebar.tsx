// The frame of desk and admin: a sidebar of 220 px that collapses to 52, and on a phone a drawer behind a button in the header.

import { Menu, PanelLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { cx } from '../ui/cx.ts'
import { Sheet } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { PageHeaderLead } from '../ui/page-header.tsx'
import { useActions } from './actions.ts'
import { LiveStatus } from './use-live.tsx'

interface SidebarState {
  collapsed: boolean
  /** Closes the drawer after going somewhere. */
  onGo: () => void
}

interface SidebarFrameProps {
  /** Names the drawer. */
  title: string
  collapsible?: boolean
  sidebar: (state: SidebarState) => ReactNode
  children: ReactNode
}

const key = 'mendbook.sidebar'
const remembered = () => {
  try {
    return localStorage.getItem(key) === 'collapsed'
  } catch {
    return false
  }
}

function useCollapsed() {
  const [collapsed, setCollapsed] = useState(remembered)
  const toggle = () => {
    setCollapsed(!collapsed)
    try {
      localStorage.setItem(key, collapsed ? 'open' : 'collapsed')
    } catch {
      // Without storage it is open again on the next visit.
    }
  }
  return [collapsed, toggle] as const
}

export function SidebarFrame({ title, collapsible = false, sidebar, children }: SidebarFrameProps) {
  const [wantsCollapsed, toggle] = useCollapsed()
  const [drawer, setDrawer] = useState(false)
  const collapsed = collapsible && wantsCollapsed
  useActions(
    collapsible
      ? [
          {
            id: 'app.sidebar',
            label: collapsed ? 'Widen the sidebar' : 'Narrow the sidebar',
            group: 'Everywhere',
            shortcut: '[',
            icon: <PanelLeft />,
            run: toggle,
          },
        ]
      : [],
  )
  const lead = <IconButton label="Menu" icon={<Menu />} onClick={() => setDrawer(true)} className="-ml-1.5 md:hidden" />
  return (
    <div className="flex h-dvh">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-md bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        Skip to the page
      </a>
      <aside
        className={cx('hidden shrink-0 flex-col border-r border-line bg-sunken md:flex', collapsed ? 'w-13' : 'w-55')}
      >
        {sidebar({ collapsed, onGo: () => {} })}
      </aside>
      <Sheet open={drawer} onOpenChange={setDrawer} title={title} titleHidden side="left">
        <div className="-mx-2 flex h-full flex-col">{sidebar({ collapsed: false, onGo: () => setDrawer(false) })}</div>
      </Sheet>
      <PageHeaderLead value={lead}>
        <main id="main" tabIndex={-1} className="relative flex min-w-0 flex-1 flex-col overflow-y-auto outline-none">
          {children}
        </main>
      </PageHeaderLead>
      <LiveStatus />
    </div>
  )
}
