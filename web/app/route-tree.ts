// Every page of the client. A feature declares its routes in `web/<feature>/routes.ts`; here they get their place.
import { adminPages } from '../admin/routes.ts'
import { accountFrameRoute, accountRoute, invitationRoute, setupRoute, signInRoute } from '../directory/routes.ts'
import { mailLinkRoute, mailPages } from '../email/routes.ts'
import { portalPages } from '../portal/routes.ts'
import { searchRoute } from '../search/routes.ts'
import { replyPages } from '../tickets/canned-replies/routes.ts'
import { binRoute, bulkListRoute, bulkRoute, deskHomeRoute, ticketListRoute, ticketRoute } from '../tickets/routes.ts'
import { timeReportRoute } from '../tickets/time-report/routes.ts'
import { viewsRoute } from '../tickets/views/routes.ts'
import { adminRoute, deskRoute, landingRoute, portalRoute, publicRoute } from './routes/faces.ts'
import { rootRoute } from './routes/root.tsx'

export const routeTree = rootRoute.addChildren([
  landingRoute,
  publicRoute.addChildren([signInRoute, setupRoute, invitationRoute, mailLinkRoute]),
  deskRoute.addChildren([
    deskHomeRoute,
    ticketListRoute.addChildren([ticketRoute]),
    bulkListRoute,
    bulkRoute,
    binRoute,
    searchRoute,
    ...mailPages,
    ...replyPages,
    timeReportRoute,
    viewsRoute,
  ]),
  portalRoute.addChildren(portalPages),
  adminRoute.addChildren(adminPages),
  accountFrameRoute.addChildren([accountRoute]),
])
