// The workspace itself, as its admins see it.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, Id, line, Revision } from '../../platform/shapes.ts'

export const Workspace = z.strictObject({
  id: Id,
  name: z.string(),
  /** Names the workspace where one address has accounts in several; it never changes. */
  slug: z.string(),
  size: z.string(),
  revision: Revision,
  createdAt: At,
})
export type Workspace = z.output<typeof Workspace>

export const getWorkspace = operation({
  name: 'settings.get',
  http: 'GET /settings',
  permission: 'desk.operate',
  safety: 'read',
  summary: 'Show the workspace',
  input: z.strictObject({}),
  output: Workspace,
})

export const changeWorkspace = operation({
  name: 'settings.change',
  http: 'PATCH /settings',
  permission: 'desk.operate',
  safety: 'write',
  summary: 'Rename the workspace',
  revisioned: true,
  input: z.strictObject({ name: line(120).optional() }),
  output: Workspace,
})

export const workspaceOperations = [getWorkspace, changeWorkspace] as const
