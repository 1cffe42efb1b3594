// Pages about people and access.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { publicRoute } from '../app/routes/faces.ts'

export const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: 'sign-in',
  validateSearch: (search: Record<string, unknown>): { return?: string } =>
    typeof search.return === 'string' ? { return: search.return } : {},
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})
