// The page of the time report.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../../app/routes/faces.ts'

export const timeReportRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'time',
  component: lazyRouteComponent(() => import('./time-report-page.tsx'), 'TimeReportPage'),
})
