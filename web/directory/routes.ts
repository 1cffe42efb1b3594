// Pages about getting in, and about oneself.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { query } from '../app/queries.ts'
import { publicRoute } from '../app/routes/faces.ts'
import { rootRoute } from '../app/routes/root.tsx'
import { requireSession } from '../app/session.ts'

export const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: 'sign-in',
  validateSearch: (search: Record<string, unknown>): { return?: string; ended?: true } => ({
    ...(typeof search.return === 'string' && { return: search.return }),
    ...(search.ended === true && { ended: true }),
  }),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

export const setupRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: 'setup',
  loader: ({ context }) => void context.queries.prefetchQuery(query('setup.status')),
  component: lazyRouteComponent(() => import('./setup/setup-page.tsx'), 'SetupPage'),
})

export const invitationRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: 'invitation',
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
})

/** In the face that the person lives in; everybody has an account. */
export const accountFrameRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'account',
  beforeLoad: async ({ context, location }) => {
    await requireSession(context.queries, location.href)
  },
  component: lazyRouteComponent(() => import('./account/account-frame.tsx'), 'AccountFrame'),
})

export const accountRoute = createRoute({
  getParentRoute: () => accountFrameRoute,
  path: '/',
  loader: ({ context }) => void context.queries.prefetchQuery(query('sessions.list', { limit: 200 })),
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
})
