// The desk's pages of mail, and where the links in mails lead.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute, publicRoute } from '../app/routes/faces.ts'
import { page } from '../tickets/page.ts'

export const mailLinkRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: 'm/$token',
  component: lazyRouteComponent(() => import('./link-page.tsx'), 'MailLinkPage'),
})

// The address is read by the page's own code: the first screen need not carry it.
const mail = createRoute({ getParentRoute: () => deskRoute, path: 'mail', component: page('LedgerPage') })
const entry = createRoute({ getParentRoute: () => deskRoute, path: 'mail/$id', component: page('LedgerEntryPage') })

export const mailPages = [mail, entry] as const
