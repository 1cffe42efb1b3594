// What of a role is edited, in words, and what saving it does. Pure.
import type { Output } from '../../app/api.ts'
import type { Permission } from '../../app/session.ts'
import type { FieldWords } from '../record/conflict-view.tsx'
import { gainsAndLosses, sayPermissions } from './permission-words.ts'

export type Role = Output<'roles.list'>['items'][number]

export interface RoleValues {
  name: string
  description: string
  permissions: Permission[]
}

export const emptyRole: RoleValues = { name: '', description: '', permissions: [] }

export const readRole = ({ name, description, permissions }: Role): RoleValues => ({ name, description, permissions })

export const roleWords: FieldWords<RoleValues> = {
  labels: { name: 'Name', description: 'Description', permissions: 'Permissions' },
  show: (_, value) => (Array.isArray(value) ? sayPermissions(value) : value),
}

/** @param people who hold the role. @param holds whether the reader is one of them */
export function effectsOf(before: RoleValues, after: RoleValues, people: number, holds: boolean): string[] {
  const who = people === 1 ? 'The 1 person who holds it' : `The ${people.toLocaleString()} people who hold it`
  const changes = gainsAndLosses(before.permissions, after.permissions, people === 0 ? 'Whoever gets it' : who)
  if (changes.length === 0) return []
  return [...changes, ...(holds ? ['You hold it yourself: this changes what you may do.'] : [])]
}
