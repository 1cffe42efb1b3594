// One's own account, in the face that one lives in: an agent keeps the desk's menu, a requester the portal's name.
import { lazyRouteComponent } from '@tanstack/react-router'
import { homeOf, useMe } from '../../app/session.ts'

const shells = {
  '/desk': lazyRouteComponent(() => import('../../app/desk-shell.tsx'), 'DeskShell'),
  '/admin': lazyRouteComponent(() => import('../../app/admin-shell.tsx'), 'AdminShell'),
  '/portal': lazyRouteComponent(() => import('../../app/portal-shell.tsx'), 'PortalShell'),
}

export function AccountFrame() {
  const Shell = shells[homeOf(useMe())]
  return <Shell />
}
