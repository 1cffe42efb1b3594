// What every route gets handed: the query client, for loaders.
import type { QueryClient } from '@tanstack/react-query'

export interface RouterContext {
  queries: QueryClient
}
