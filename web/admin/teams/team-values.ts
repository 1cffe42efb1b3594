// What of a team is edited, in words, and what saving it does. Pure.
import type { Output } from '../../app/api.ts'
import type { FieldWords } from '../record/conflict-view.tsx'

export type Team = Output<'teams.get'>
export type Level = '1' | '2' | '3'

export interface TeamValues {
  name: string
  level: Level
  description: string
  restricted: boolean
  /** Ids. */
  members: string[]
}

export const emptyTeam: TeamValues = { name: '', level: '1', description: '', restricted: false, members: [] }

export const readTeam = (team: Team): TeamValues => ({
  name: team.name,
  level: String(team.level) as Level,
  description: team.description,
  restricted: team.restricted,
  members: team.members.map(({ id }) => id),
})

export function toFields<V extends Partial<TeamValues>>({ level, ...rest }: V) {
  return { ...rest, ...(level !== undefined && { level: Number(level) as Team['level'] }) }
}

export const levels: { value: Level; label: string; hint: string }[] = [
  { value: '1', label: 'Level 1', hint: 'First line: meets every request first.' },
  { value: '2', label: 'Level 2', hint: 'Specialists behind the first line.' },
  { value: '3', label: 'Level 3', hint: 'Engineering, vendors, the last resort.' },
]

export const teamWords = (nameOf: (id: string) => string): FieldWords<TeamValues> => ({
  labels: { name: 'Name', level: 'Level', description: 'Description', restricted: 'Restricted', members: 'Members' },
  show: (_, value) => {
    if (typeof value === 'boolean') return value ? 'Yes' : 'No'
    return Array.isArray(value) ? value.map(nameOf).join(', ') : value
  },
})

const people = (count: number) => (count === 1 ? '1 member' : `${count} members`)

/** @param tickets how many the team has, open or not; undefined while they are counted */
export function effectsOf(before: TeamValues, after: TeamValues, tickets: number | undefined): string[] {
  const counted =
    tickets === undefined ? 'its tickets' : tickets === 1 ? 'its 1 ticket' : `its ${tickets.toLocaleString()} tickets`
  const effects: string[] = []
  if (after.restricted && !before.restricted) {
    effects.push(
      `From now on only its ${people(after.members.length)}, those who ask, and people who may see every ticket see ${counted}. Other agents lose sight of them at once.`,
    )
  }
  if (!after.restricted && before.restricted) {
    effects.push(`Every agent will see ${counted}, internal notes and files included.`)
  }
  const left = before.members.filter((id) => !after.members.includes(id)).length
  const joined = after.members.filter((id) => !before.members.includes(id)).length
  if (left > 0 && after.restricted && before.restricted)
    effects.push(`${left === 1 ? '1 person loses' : `${left} people lose`} sight of ${counted}.`)
  if (joined > 0 && after.restricted && before.restricted)
    effects.push(`${joined === 1 ? '1 more person sees' : `${joined} more people see`} ${counted}.`)
  if (after.members.length === 0 && before.members.length > 0)
    effects.push('Nobody is left in it: tickets that come to it wait until somebody joins.')
  return effects
}
