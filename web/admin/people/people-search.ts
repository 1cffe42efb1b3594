// What the list of people is narrowed down to, as it stands in the address.
import type { Input } from '../../app/api.ts'

export interface PeopleSearch {
  q?: string
  role?: string
  team?: string
  organisation?: string
  /** Active ones unless told. */
  status?: 'deactivated' | 'all'
}

const filled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** What does not belong here is dropped: an address is typed, cut and shared. */
export function readPeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const { q, role, team, organisation, status } = search
  return {
    ...(filled(q) && { q }),
    ...(filled(role) && { role }),
    ...(filled(team) && { team }),
    ...(filled(organisation) && { organisation }),
    ...((status === 'deactivated' || status === 'all') && { status }),
  }
}

export function toFilter({ status, ...rest }: PeopleSearch): Omit<Input<'people.list'>, 'cursor' | 'limit'> {
  return { ...rest, ...(status !== 'all' && { active: status !== 'deactivated' }) }
}

export const isNarrowed = (search: PeopleSearch) => Object.keys(search).length > 0
