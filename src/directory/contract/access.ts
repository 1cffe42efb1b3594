// Who somebody is and how they prove it: sign-in, sessions, passwords, invitations, API keys.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, email, Id, line, list, Named, page, paging, reference } from '../../platform/shapes.ts'
import { ownFields } from './people.ts'
import { PermissionName } from './teams.ts'

const password = z
  .string()
  .min(10, 'is shorter than 10 characters: take a longer one, a sentence for example')
  .max(200, 'is longer than 200 characters: shorten it')
const secret = z.string().min(1).max(400)

export const Me = z.strictObject({
  person: z.strictObject({
    id: Id,
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    location: z.string().nullable(),
    timeZone: z.string().nullable(),
  }),
  tenant: z.strictObject({ id: Id, name: z.string(), slug: z.string(), size: z.string() }),
  permissions: z.array(PermissionName),
  teams: z.array(Named),
  /** Which parts of the menu the workspace shows. */
  menu: z.record(z.string(), z.boolean()),
  via: z.enum(['session', 'api_key']),
})
export type Me = z.output<typeof Me>

export const getMe = operation({
  name: 'me.get',
  http: 'GET /me',
  permission: 'signed_in',
  safety: 'read',
  summary: 'Show who you are and what you may do',
  input: z.strictObject({}),
  output: Me,
})

export const changeMe = operation({
  name: 'me.change',
  http: 'PATCH /me',
  permission: 'signed_in',
  safety: 'write',
  summary: 'Change what others read about you; your address and your roles are for admins to change',
  input: z.strictObject({ name: line(120).optional(), ...ownFields }),
  output: Me,
})

export const signIn = operation({
  name: 'sessions.start',
  http: 'POST /sessions',
  permission: 'public',
  safety: 'write',
  summary: 'Sign in with address and password; the session travels in a cookie',
  status: 201,
  attemptsPerMinute: 30,
  input: z.strictObject({
    email,
    password: secret,
    workspace: line(60).optional().describe('needed only when one address has accounts in several workspaces'),
  }),
  output: Me,
})

export const signOut = operation({
  name: 'sessions.end',
  http: 'DELETE /sessions/current',
  permission: 'signed_in',
  safety: 'write',
  summary: 'Sign out',
  status: 204,
  input: z.strictObject({}),
  output: z.null(),
})

export const Session = z.strictObject({
  id: Id,
  current: z.boolean(),
  agent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: At,
  seenAt: At,
  expiresAt: At,
})

export const listSessions = operation({
  name: 'sessions.list',
  http: 'GET /sessions',
  permission: 'signed_in',
  safety: 'read',
  summary: 'List where you are signed in',
  input: z.strictObject({ ...paging }),
  output: page(Session),
})

export const endSession = operation({
  name: 'sessions.revoke',
  http: 'DELETE /sessions/{id}',
  permission: 'signed_in',
  safety: 'destructive',
  summary: 'Sign out another of your sessions',
  status: 204,
  input: z.strictObject({ id: Id }),
  output: z.null(),
})

export const changePassword = operation({
  name: 'password.change',
  http: 'PUT /me/password',
  permission: 'signed_in',
  safety: 'write',
  summary: 'Change your password; every other session of yours ends',
  status: 204,
  attemptsPerMinute: 10,
  input: z.strictObject({ current: secret, next: password }),
  output: z.null(),
})

export const Invitation = z.strictObject({
  id: Id,
  person: Named,
  /** Shown once, to whoever made it: it is not kept in readable form. */
  url: z.string(),
  expiresAt: At,
})

export const invite = operation({
  name: 'people.invite',
  http: 'POST /people/{id}/invitation',
  permission: 'people.manage',
  safety: 'write',
  summary: 'Make a one-time link by which a person sets their password; it replaces an earlier one',
  status: 201,
  secretAnswer: true,
  input: z.strictObject({ id: reference('the address of a person') }),
  output: Invitation,
})

export const InvitationView = z.strictObject({
  workspace: z.string(),
  name: z.string(),
  email: z.string(),
  expiresAt: At,
})

// The token travels in the body and not in the path, so that it stands in no access log.
export const viewInvitation = operation({
  name: 'invitations.view',
  http: 'POST /invitations/preview',
  permission: 'public',
  safety: 'read',
  summary: 'Show whom an invitation is for',
  attemptsPerMinute: 30,
  input: z.strictObject({ token: secret }),
  output: InvitationView,
})

export const acceptInvitation = operation({
  name: 'invitations.accept',
  http: 'POST /invitations/acceptance',
  permission: 'public',
  safety: 'write',
  summary: 'Accept an invitation: set a password and sign in',
  status: 201,
  attemptsPerMinute: 30,
  input: z.strictObject({ token: secret, password }),
  output: Me,
})

export const ApiKey = z.strictObject({
  id: Id,
  name: z.string(),
  /** The first characters, to recognise it by. */
  start: z.string(),
  person: Named,
  /** Null: everything its owner may do. */
  scopes: z.array(PermissionName).nullable(),
  createdAt: At,
  expiresAt: At.nullable(),
  usedAt: At.nullable(),
})
export type ApiKey = z.output<typeof ApiKey>

export const listKeys = operation({
  name: 'api-keys.list',
  http: 'GET /api-keys',
  permission: 'keys.own',
  safety: 'read',
  summary: 'List your API keys; with keys.manage those of everybody',
  input: z.strictObject({ ...paging }),
  output: page(ApiKey),
})

export const createKey = operation({
  name: 'api-keys.create',
  http: 'POST /api-keys',
  permission: 'keys.own',
  safety: 'write',
  summary: 'Create an API key that acts as you; it is shown once',
  status: 201,
  secretAnswer: true,
  input: z.strictObject({
    name: line(80),
    scopes: list(PermissionName, 100)
      .nullable()
      .optional()
      .describe('permissions of yours that the key gets; all unless told'),
    expiresAt: At.nullable().optional(),
  }),
  output: ApiKey.extend({ token: z.string() }),
})

export const revokeKey = operation({
  name: 'api-keys.revoke',
  http: 'DELETE /api-keys/{id}',
  permission: 'keys.own',
  safety: 'destructive',
  summary: 'Revoke an API key at once',
  status: 204,
  input: z.strictObject({ id: Id }),
  output: z.null(),
})

export const accessOperations = [
  getMe,
  changeMe,
  signIn,
  signOut,
  listSessions,
  endSession,
  changePassword,
  invite,
  viewInvitation,
  acceptInvitation,
  listKeys,
  createKey,
  revokeKey,
] as const
