// Where the links in mails lead.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { publicRoute } from '../app/routes/faces.ts'

export const mailLinkRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: 'm/$token',
  component: lazyRouteComponent(() => import('./link-page.tsx'), 'MailLinkPage'),
})
