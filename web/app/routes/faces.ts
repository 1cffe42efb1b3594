// The three faces, and who may enter each. Screens hang themselves below these: see web/README.md.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { homeOf, may, mayAdminister, requireSession } from '../session.ts'
import { rootRoute } from './root.tsx'

export const landingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    throw redirect({ to: homeOf(await requireSession(context.queries, '/')), replace: true })
  },
})

export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'desk',
  beforeLoad: async ({ context, location }) => {
    const me = await requireSession(context.queries, location.href)
    if (!may(me, 'tickets.work')) throw redirect({ to: homeOf(me) })
  },
  component: lazyRouteComponent(() => import('../desk-shell.tsx'), 'DeskShell'),
})

export const portalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'portal',
  beforeLoad: async ({ context, location }) => {
    await requireSession(context.queries, location.href)
  },
  component: lazyRouteComponent(() => import('../portal-shell.tsx'), 'PortalShell'),
})

export const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'admin',
  beforeLoad: async ({ context, location }) => {
    const me = await requireSession(context.queries, location.href)
    if (!mayAdminister(me)) throw redirect({ to: homeOf(me) })
  },
  component: lazyRouteComponent(() => import('../admin-shell.tsx'), 'AdminShell'),
})

/** Pages for people who are not signed in: the desk's name, one column, nothing else. */
export const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  component: lazyRouteComponent(() => import('../public-shell.tsx'), 'PublicShell'),
})
