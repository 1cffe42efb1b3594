// Pages about tickets. Routes are small and load at once; the screens behind them are fetched when they are wanted.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { pages } from '../app/queries.ts'
import { deskRoute } from '../app/routes/faces.ts'
import { readListSearch, viewFilter } from './list-search.ts'

export const deskHomeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/desk/tickets', search: { view: 'mine' }, replace: true })
  },
})

export const ticketListRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'tickets',
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => search,
  // Started, not waited for: the page stands at once and shows its skeleton.
  loader: ({ context, deps }) => void context.queries.prefetchInfiniteQuery(pages('tickets.list', viewFilter(deps))),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'TicketListPage'),
})
