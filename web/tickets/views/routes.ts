// The page where saved views are put in order.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../../app/routes/faces.ts'

export const viewsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'views',
  component: lazyRouteComponent(() => import('./views-page.tsx'), 'ViewsPage'),
})
