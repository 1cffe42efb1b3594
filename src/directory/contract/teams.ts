// Teams with their support level, and roles made of permissions.
import { z } from 'zod'
import { operation, permissions } from '../../platform/operation.ts'
import { At, Can, Id, line, list, Named, page, paging, Revision, reference, text } from '../../platform/shapes.ts'

export const Level = z.union([z.literal(1), z.literal(2), z.literal(3)])

export const Team = z.strictObject({
  id: Id,
  name: z.string(),
  level: Level,
  description: z.string(),
  /** Tickets of a restricted team are seen by its members, their requesters and those who may see all tickets. */
  restricted: z.boolean(),
  members: z.array(Named),
  revision: Revision,
  createdAt: At,
  can: z.strictObject({ change: Can }),
})
export type Team = z.output<typeof Team>

export const listTeams = operation({
  name: 'teams.list',
  http: 'GET /teams',
  permission: 'directory.read',
  safety: 'read',
  summary: 'List the teams with their members',
  input: z.strictObject({ ...paging, q: line(200).optional() }),
  output: page(Team),
})

export const getTeam = operation({
  name: 'teams.get',
  http: 'GET /teams/{id}',
  permission: 'directory.read',
  safety: 'read',
  summary: 'Show a team',
  input: z.strictObject({ id: reference('the name of a team') }),
  output: Team,
})

export const addTeam = operation({
  name: 'teams.add',
  http: 'POST /teams',
  permission: 'teams.manage',
  safety: 'write',
  summary: 'Add a team',
  status: 201,
  input: z.strictObject({
    name: line(80),
    level: Level.optional(),
    description: text(2000).optional(),
    restricted: z.boolean().optional(),
    members: list(reference('the address of a person'), 500).optional(),
  }),
  output: Team,
})

export const changeTeam = operation({
  name: 'teams.change',
  http: 'PATCH /teams/{id}',
  permission: 'teams.manage',
  safety: 'write',
  summary: 'Change a team: its name, level, members, whether its tickets are restricted',
  revisioned: true,
  input: z.strictObject({
    id: reference('the name of a team'),
    name: line(80).optional(),
    level: Level.optional(),
    description: text(2000).optional(),
    restricted: z.boolean().optional(),
    members: list(reference('the address of a person'), 500).optional(),
  }),
  output: Team,
})

export const removeTeam = operation({
  name: 'teams.remove',
  http: 'DELETE /teams/{id}',
  permission: 'teams.manage',
  safety: 'destructive',
  summary: 'Remove a team that holds no tickets and owns no category',
  status: 204,
  input: z.strictObject({ id: reference('the name of a team') }),
  output: z.null(),
})

export const PermissionName = z.enum(permissions)

export const Role = z.strictObject({
  id: Id,
  key: z.string().nullable(),
  name: z.string(),
  description: z.string(),
  permissions: z.array(PermissionName),
  people: z.int(),
  revision: Revision,
  can: z.strictObject({ change: Can, remove: Can }),
})
export type Role = z.output<typeof Role>

export const listRoles = operation({
  name: 'roles.list',
  http: 'GET /roles',
  permission: 'directory.read',
  safety: 'read',
  summary: 'List the roles and what each may do',
  input: z.strictObject({ ...paging }),
  output: page(Role),
})

export const addRole = operation({
  name: 'roles.add',
  http: 'POST /roles',
  permission: 'roles.manage',
  safety: 'write',
  summary: 'Add a role made of permissions',
  status: 201,
  input: z.strictObject({
    name: line(80),
    description: text(2000).optional(),
    permissions: list(PermissionName, 100),
  }),
  output: Role,
})

export const changeRole = operation({
  name: 'roles.change',
  http: 'PATCH /roles/{id}',
  permission: 'roles.manage',
  safety: 'write',
  summary: 'Change what a role may do',
  revisioned: true,
  input: z.strictObject({
    id: reference('the name of a role'),
    name: line(80).optional(),
    description: text(2000).optional(),
    permissions: list(PermissionName, 100).optional(),
  }),
  output: Role,
})

export const removeRole = operation({
  name: 'roles.remove',
  http: 'DELETE /roles/{id}',
  permission: 'roles.manage',
  safety: 'destructive',
  summary: 'Remove a role that nobody holds',
  status: 204,
  input: z.strictObject({ id: reference('the name of a role') }),
  output: z.null(),
})

export const teamOperations = [
  listTeams,
  getTeam,
  addTeam,
  changeTeam,
  removeTeam,
  listRoles,
  addRole,
  changeRole,
  removeRole,
] as const
