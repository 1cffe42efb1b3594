// The page with all results of a search; the first few are in the palette.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { pages } from '../app/queries.ts'
import { deskRoute } from '../app/routes/faces.ts'

const kinds = ['ticket', 'person', 'organisation'] as const

export interface SearchPageSearch {
  q?: string
  kind?: (typeof kinds)[number]
  /** Looks for what was typed, also where it seems misspelled. */
  exact?: true
}

export const searchQuery = ({ q = '', kind, exact }: SearchPageSearch) =>
  pages('search.find', { q, limit: 30, ...(kind && { kind: [kind] }), ...(exact && { exact }) })

export const searchRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'search',
  validateSearch: ({ q, kind, exact }: Record<string, unknown>): SearchPageSearch => {
    const known = kinds.find((one) => one === kind)
    return {
      // The router reads `q=42` as a number.
      ...((typeof q === 'string' || typeof q === 'number') && { q: String(q).slice(0, 400) }),
      ...(known && { kind: known }),
      ...(exact === true && { exact }),
    }
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    const q = deps.q?.trim()
    if (q) void context.queries.prefetchInfiniteQuery({ ...searchQuery({ ...deps, q }), retry: false })
  },
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
})
