// A session can end while a page is open. The first 401 leads to the sign-in page, which leads back here.
import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from './api.ts'
import type { AppRouter } from './router.tsx'
import { meQuery } from './session.ts'

export function leaveWhenSignedOut(queries: QueryClient, router: AppRouter) {
  let leaving = false
  const leave = (error: unknown) => {
    // Before anybody signed in a 401 is an answer to the form, or to the guard of the page.
    const signedIn = queries.getQueryData(meQuery.queryKey) !== undefined
    if (leaving || !signedIn || !(error instanceof ApiError) || error.status !== 401) return
    leaving = true
    // Who it was is forgotten when their page is gone: a page that shows it cannot do without.
    const forget = () => {
      queries.removeQueries({ queryKey: meQuery.queryKey })
      leaving = false
    }
    void router
      .navigate({ to: '/sign-in', search: { return: router.state.location.href, ended: true } })
      .finally(forget)
  }
  queries.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') leave(event.action.error)
  })
  queries.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') leave(event.action.error)
  })
}
