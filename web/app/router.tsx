// The router: loads the code and the data of a page when a link to it is pointed at, and shows a skeleton after 150 ms.
import type { QueryClient } from '@tanstack/react-query'
import { createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ErrorPage } from './error-page.tsx'
import { routeTree } from './route-tree.ts'

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    // The queries know how fresh they are; the router asks them every time.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: lazyRouteComponent(() => import('./not-found-page.tsx'), 'NotFoundPage'),
    // The list of tickets and the ticket beside it scroll by themselves, and stay where they are.
    scrollRestoration: ({ location }) => !location.pathname.startsWith('/desk/tickets'),
  })
}

export type AppRouter = ReturnType<typeof makeRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
