// The server names a missing permission as scripts know it; people get it in the words of the roles page.
import type { Output } from '../../app/api.ts'
import { permissionWords } from './permission-words.ts'

type Can = Output<'teams.get'>['can']['change']

/** Why something cannot be done, or null when it can. */
export function plainReason({ allowed, reason }: Can): string | null {
  if (allowed) return null
  const [, name = ''] = /^Needs the permission (\S+)\.$/.exec(reason ?? '') ?? []
  const words = Object.entries(permissionWords).find(([permission]) => permission === name)?.[1]
  return words ? `Your roles do not let you ${words.may}. Ask an admin.` : (reason ?? 'This is not possible now.')
}
