// The page of the time report.
import { createRoute } from '@tanstack/react-router'
import { deskRoute } from '../../app/routes/faces.ts'
import { page } from '../page.ts'

export const timeReportRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'time',
  component: page('TimeReportPage'),
})
