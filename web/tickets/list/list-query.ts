// The list as a query: the route starts it, the page shows it, live updates read it again.
import { pages } from '../../app/queries.ts'
import type { ListSearch } from './list-search.ts'
import { toList } from './list-search.ts'

export const listQuery = (search: ListSearch) =>
  pages('tickets.list', {
    ...toList(search),
    ...(search.folded && { folded: search.folded }),
    limit: search.group ? 200 : 50,
  })
