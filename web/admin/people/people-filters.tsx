// Narrows the list of people down; all of it stands in the address.
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { buttonClass } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Select } from '../../ui/select.tsx'
import { allOf } from '../all-of.ts'
import { OrganisationPicker } from '../organisations/organisation-picker.tsx'
import { SearchField } from '../search-field.tsx'
import { useTypedSearch } from '../use-typed-search.ts'
import type { PeopleSearch } from './people-search.ts'
import { isNarrowed } from './people-search.ts'

const statuses = [
  { value: 'active', label: 'Active' },
  { value: 'deactivated', label: 'Deactivated' },
  { value: 'all', label: 'Active or not' },
] as const

const narrow = 'w-44 max-sm:w-[calc(50%-0.25rem)]'

export function PeopleFilters({ search }: { search: PeopleSearch }) {
  const navigate = useNavigate()
  const roles = useQuery(allOf('roles.list')).data ?? []
  const teams = useQuery(allOf('teams.list')).data ?? []
  const put = (change: Partial<PeopleSearch>) =>
    void navigate({ to: '/admin/people', search: { ...search, ...change }, replace: true })
  const [typed, setTyped] = useTypedSearch(search.q ?? '', (q) => put({ q }))
  const named = (records: readonly { id: string; name: string }[]) =>
    records.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <SearchField label="Name or address" value={typed} onChange={setTyped} className="max-sm:w-full" />
      <div className={narrow}>
        <Combobox
          label="Role"
          none="Any role"
          placeholder="Any role"
          options={named(roles)}
          value={search.role ?? null}
          onChange={(role) => put({ role: role ?? undefined })}
        />
      </div>
      <div className={narrow}>
        <Combobox
          label="Team"
          none="Any team"
          placeholder="Any team"
          options={named(teams)}
          value={search.team ?? null}
          onChange={(team) => put({ team: team ?? undefined })}
        />
      </div>
      <div className={narrow}>
        <OrganisationPicker
          none="Any organisation"
          value={search.organisation ?? null}
          onChange={(organisation) => put({ organisation: organisation ?? undefined })}
        />
      </div>
      <div className={narrow}>
        <Select
          label="Active or deactivated"
          choices={statuses}
          value={search.status ?? 'active'}
          onChange={(status) => put({ status: status === 'active' ? undefined : status })}
        />
      </div>
      {isNarrowed(search) && (
        <Link to="/admin/people" search={{}} className={buttonClass('ghost')}>
          Clear
        </Link>
      )}
    </>
  )
}
