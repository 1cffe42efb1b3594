// Everybody: requesters, agents, admins.
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { pages } from '../../app/queries.ts'
import { may, useMe } from '../../app/session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AddLink } from '../add-link.tsx'
import { AdminPage } from '../admin-page.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { isNarrowed, toFilter } from './people-search.ts'
import { PeopleTable } from './people-table.tsx'

const route = getRouteApi('/admin/people')

export function PeoplePage() {
  const search = route.useSearch()
  const people = useInfiniteQuery(pages('people.list', { ...toFilter(search), limit: 100 }))
  const found = people.data?.pages.flatMap((page) => page.items)
  return (
    <AdminPage
      title="People"
      intro="Who can ask for help and who gives it. Their roles decide what they may do, their teams which tickets reach them."
      filters={<PeopleFilters search={search} />}
      actions={<AddLink to="/admin/people/new" label="Add person" permission="people.manage" />}
    >
      <div className="mt-3 border-t border-line">
        {people.isPending && <SkeletonRows label="Loading people" rows={12} />}
        {people.isError && <ErrorNotice error={people.error} retry={people.refetch} />}
        {found?.length === 0 && <NobodyFound narrowed={isNarrowed(search)} />}
        {found && found.length > 0 && <PeopleTable people={found} />}
        {people.hasNextPage && (
          <div className="flex items-center gap-3 px-4 py-3">
            <Button busy={people.isFetchingNextPage} onClick={() => people.fetchNextPage()}>
              Show more
            </Button>
            <p className="text-muted tabular">{found?.length.toLocaleString()} shown so far</p>
          </div>
        )}
      </div>
    </AdminPage>
  )
}

function NobodyFound({ narrowed }: { narrowed: boolean }) {
  const me = useMe()
  if (narrowed) {
    return (
      <EmptyState
        action={
          <Link to="/admin/people" search={{}} className={buttonClass()}>
            Show everybody
          </Link>
        }
      >
        Nobody here fits the filters.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      action={
        may(me, 'people.manage') && (
          <Link to="/admin/people/new" className={buttonClass('primary')}>
            <Plus /> Add person
          </Link>
        )
      }
    >
      Nobody is here yet. People appear when they are added or write their first mail.
    </EmptyState>
  )
}
