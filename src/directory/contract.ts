// What the rest of the world may know of the directory: people, organisations, teams, roles, sign-in, keys, invitations.
export * from './contract/access.ts'
export * from './contract/people.ts'
export * from './contract/teams.ts'
export * from './contract/workspace.ts'

import { accessOperations } from './contract/access.ts'
import { peopleOperations } from './contract/people.ts'
import { teamOperations } from './contract/teams.ts'
import { workspaceOperations } from './contract/workspace.ts'

export const operations = [...accessOperations, ...peopleOperations, ...teamOperations, ...workspaceOperations] as const
