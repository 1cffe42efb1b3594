// The requesters' pages: ask and see what became of it; the shortest form; one request.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { portalRoute } from '../app/routes/faces.ts'
import { fetchTicket } from '../tickets/ticket/prefetch.ts'
import { colleaguesQuery, requestsQuery, type Show, shows, turns } from './requests.ts'

const portalHomeRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { show?: Show } => {
    const show = shows.find((one) => one === search.show)
    return show ? { show } : {}
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    if (deps.show === 'colleagues') return void context.queries.prefetchInfiniteQuery(colleaguesQuery())
    const wanted = deps.show === 'closed' ? [turns.over] : [turns.yours, turns.ours]
    for (const turn of wanted) void context.queries.prefetchInfiniteQuery(requestsQuery(turn))
  },
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

const askRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: 'new',
  component: lazyRouteComponent(() => import('./ask/ask-page.tsx'), 'AskPage'),
})

const requestRoute = createRoute({
  getParentRoute: () => portalRoute,
  path: 'tickets/$number',
  validateSearch: (search: Record<string, unknown>): { sent?: true } => (search.sent ? { sent: true } : {}),
  loader: ({ context, params }) => fetchTicket(context.queries, params.number),
  component: lazyRouteComponent(() => import('./request/request-page.tsx'), 'RequestPage'),
})

export const portalPages = [portalHomeRoute, askRoute, requestRoute]
