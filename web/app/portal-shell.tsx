// The requesters' face: their organisation's name first, one column, made for a phone.
import { Link, Outlet } from '@tanstack/react-router'
import { Announcer } from '../tickets/announcer.tsx'
import { AccountMenu } from './account-menu.tsx'
import { useFace } from './face.ts'
import { PoweredBy } from './powered-by.tsx'
import { useMe } from './session.ts'
import { LiveStatus, useLive } from './use-live.tsx'

export function PortalShell() {
  useFace('portal')
  useLive()
  const { tenant } = useMe()
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line">
        <div className="mx-auto flex h-14 max-w-reading items-center gap-4 px-4">
          <Link to="/portal" className="min-w-0 truncate font-semibold">
            {tenant.name}
          </Link>
          <nav aria-label="Portal" id="portal-nav" className="-mr-1 ml-auto flex items-center gap-1">
            <AccountMenu face="portal" />
          </nav>
        </div>
      </header>
      <main className="mx-auto w-full max-w-reading flex-1 px-4 py-6 sm:py-10">
        <Outlet />
      </main>
      <PoweredBy />
      <LiveStatus />
      <Announcer />
    </div>
  )
}
