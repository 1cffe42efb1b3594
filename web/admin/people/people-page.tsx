// Everybody: requesters, agents, admins.
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { pages } from '../../app/queries.ts'
import { may, useMe } from '../../app/session.ts'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddLink } from '../add-link.tsx'
import { AdminList } from '../admin-list.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { isNarrowed, toFilter } from './people-search.ts'
import { PeopleTable } from './people-table.tsx'

const route = getRouteApi('/admin/people')

export function PeoplePage() {
  const search = route.useSearch()
  const people = useInfiniteQuery(pages('people.list', { ...toFilter(search), limit: 100 }))
  const found = people.data?.pages.flatMap((page) => page.items)
  return (
    <AdminList
      title="People"
      intro="Who can ask for help and who gives it. Their roles decide what they may do, their teams which tickets reach them."
      filters={<PeopleFilters search={search} />}
      actions={<AddLink to="/admin/people/new" label="Add person" permission="people.manage" />}
      query={people}
      items={found}
      noun="people"
      rows={12}
      empty={<NobodyFound narrowed={isNarrowed(search)} />}
    >
      {(some) => <PeopleTable people={some} />}
    </AdminList>
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
