// The page where saved views are put in order.
import { createRoute } from '@tanstack/react-router'
import { deskRoute } from '../../app/routes/faces.ts'
import { page } from '../page.ts'

export const viewsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'views',
  component: page('ViewsPage'),
})
