// What of a person is edited, in words for people, and what saving it does. Pure.
import type { Input, Output } from '../../app/api.ts'
import type { Permission } from '../../app/session.ts'
import type { FieldWords } from '../record/conflict-view.tsx'
import type { FieldOf } from '../record/sides.ts'
import { gainsAndLosses } from '../roles/permission-words.ts'

type Person = Output<'people.get'>
export type Role = Output<'roles.list'>['items'][number]
export type Team = Output<'teams.list'>['items'][number]

/** Texts are empty where the record says null. */
export interface PersonValues {
  name: string
  email: string
  title: string
  phone: string
  location: string
  timeZone: string
  organisation: string | null
  roles: string[]
  teams: string[]
  vip: boolean
}

const ids = (records: { id: string }[]) => records.map(({ id }) => id)

export const readPerson = (person: Person): PersonValues => ({
  name: person.name,
  email: person.email,
  title: person.title ?? '',
  phone: person.phone ?? '',
  location: person.location ?? '',
  timeZone: person.timeZone ?? '',
  organisation: person.organisation?.id ?? null,
  roles: ids(person.roles),
  teams: ids(person.teams),
  vip: person.vip,
})

const optional = ['title', 'phone', 'location', 'timeZone'] as const

/** As the API takes it: an emptied text is null. */
export function toFields<V extends Partial<PersonValues>>(values: V): Omit<Input<'people.change'>, 'id'> & V {
  const cleared = optional.filter((field) => values[field] !== undefined && values[field]?.trim() === '')
  return { ...values, ...Object.fromEntries(cleared.map((field) => [field, null])) }
}

const labels: Record<FieldOf<PersonValues>, string> = {
  name: 'Name',
  email: 'E-mail address',
  title: 'Job title',
  phone: 'Phone',
  location: 'Location',
  timeZone: 'Time zone',
  organisation: 'Organisation',
  roles: 'Roles',
  teams: 'Teams',
  vip: 'VIP mark',
}

export function personWords(nameOf: (id: string) => string): FieldWords<PersonValues> {
  return {
    labels,
    show: (field, value) => {
      if (typeof value === 'boolean') return value ? 'Yes' : 'No'
      if (Array.isArray(value)) return value.map(nameOf).join(', ')
      return field === 'organisation' && value ? nameOf(value) : (value ?? '')
    },
  }
}

export const permissionsOf = (roles: readonly Role[], chosen: readonly string[]): Permission[] =>
  roles.filter(({ id }) => chosen.includes(id)).flatMap(({ permissions }) => permissions)

interface Situation {
  before: PersonValues
  after: PersonValues
  roles: readonly Role[]
  teams: readonly Team[]
  /** The reader edits themselves. */
  self: boolean
}

/** What saving does to whom, in sentences. */
export function effectsOf({ before, after, roles, teams, self }: Situation): string[] {
  const who = self ? 'You' : after.name.trim() || 'They'
  const named = (chosen: string[]) => teams.filter(({ id }) => chosen.includes(id))
  const left = named(before.teams.filter((id) => !after.teams.includes(id)))
  const joined = named(after.teams.filter((id) => !before.teams.includes(id)))
  return [
    ...(after.vip !== before.vip
      ? [`Agents ${after.vip ? 'see a VIP mark' : 'see no VIP mark any more'} on ${self ? 'your' : 'their'} tickets.`]
      : []),
    ...(after.email !== before.email ? [`${who} sign${self ? '' : 's'} in with ${after.email} from now on.`] : []),
    ...gainsAndLosses(permissionsOf(roles, before.roles), permissionsOf(roles, after.roles), who),
    ...joined.filter((team) => team.restricted).map(({ name }) => `${who} will see the closed tickets of ${name}.`),
    ...left.filter((team) => team.restricted).map(({ name }) => `${who} will no longer see the tickets of ${name}.`),
  ]
}
