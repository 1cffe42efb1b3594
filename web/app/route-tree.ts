// Every page of the client. A feature declares its routes in `web/<feature>/routes.ts`; here they get their place.
import { signInRoute } from '../directory/routes.ts'
import { deskHomeRoute, ticketListRoute } from '../tickets/routes.ts'
import { adminRoute, deskRoute, landingRoute, portalRoute, publicRoute } from './routes/faces.ts'
import { rootRoute } from './routes/root.tsx'

export const routeTree = rootRoute.addChildren([
  landingRoute,
  publicRoute.addChildren([signInRoute]),
  deskRoute.addChildren([deskHomeRoute, ticketListRoute]),
  portalRoute.addChildren([]),
  adminRoute.addChildren([]),
])
