// Pages about tickets. Routes are small and load at once; the screens behind them are fetched when they are wanted.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { deskRoute } from '../app/routes/faces.ts'
import { readBulkSearch } from './bulk/bulk-search.ts'
import { listQuery } from './list/list-query.ts'
import { readListSearch } from './list/list-search.ts'
import { page } from './page.ts'
import { fetchTicket } from './ticket/prefetch.ts'
import { readTicketSearch } from './ticket/ticket-search.ts'

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
  loaderDeps: ({ search }) => readListSearch({ ...search }),
  // Started, not waited for: the page stands at once and shows its skeleton.
  loader: ({ context, deps }) => void context.queries.prefetchInfiniteQuery(listQuery(deps)),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'TicketListPage'),
})

export const bulkListRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'bulk-changes',
  component: page('BulkListPage'),
})

export const bulkRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'bulk-changes/$id',
  validateSearch: readBulkSearch,
  component: page('BulkPage'),
})

export const binRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'bin',
  component: page('BinPage'),
})

export const ticketRoute = createRoute({
  getParentRoute: () => ticketListRoute,
  path: '$number',
  validateSearch: readTicketSearch,
  loader: ({ context, params }) => fetchTicket(context.queries, params.number),
  component: lazyRouteComponent(() => import('./ticket/ticket-page.tsx'), 'TicketPage'),
})
