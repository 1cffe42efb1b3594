// The page with all results of a search; the first few are in the palette.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { query } from '../app/queries.ts'
import { deskRoute } from '../app/routes/faces.ts'

export interface SearchPageSearch {
  q?: string
  kind?: 'ticket' | 'person'
}

export const searchQuery = ({ q = '', kind }: SearchPageSearch) =>
  query('search.find', { q, limit: 50, ...(kind && { kind: [kind] }) })

export const searchRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'search',
  validateSearch: ({ q, kind }: Record<string, unknown>): SearchPageSearch => ({
    // The router reads `q=42` as a number.
    ...((typeof q === 'string' || typeof q === 'number') && { q: String(q).slice(0, 400) }),
    ...((kind === 'ticket' || kind === 'person') && { kind }),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    if (deps.q?.trim()) void context.queries.prefetchQuery(searchQuery(deps))
  },
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
})
