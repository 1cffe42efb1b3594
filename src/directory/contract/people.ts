// People and the organisations (departments, client companies) that they belong to.
import { z } from 'zod'
import { operation, permissions } from '../../platform/operation.ts'
import {
  At,
  Can,
  email,
  flag,
  Id,
  line,
  list,
  Named,
  page,
  paging,
  Revision,
  reference,
} from '../../platform/shapes.ts'

export const Person = z.strictObject({
  id: Id,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  phone: z.string().nullable(),
  location: z.string().nullable(),
  timeZone: z.string().nullable(),
  organisation: Named.nullable(),
  roles: z.array(Named),
  teams: z.array(Named),
  active: z.boolean(),
  /** Marked for agents: their tickets show it. */
  vip: z.boolean(),
  /** Has a password or another way to sign in. */
  canSignIn: z.boolean(),
  revision: Revision,
  createdAt: At,
  can: z.strictObject({ change: Can, deactivate: Can, invite: Can }),
})
export type Person = z.output<typeof Person>

/** A person as others see them beside a ticket: enough to know who it is, nothing private. */
export const PersonBrief = z.strictObject({ id: Id, name: z.string(), email: z.string().nullable() })
export type PersonBrief = z.output<typeof PersonBrief>

const timeZone = line(64).refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'is not a time zone: write it like Europe/Lisbon')

/** What people know best about themselves. */
export const ownFields = {
  phone: line(40).nullable().optional(),
  location: line(120).nullable().optional(),
  timeZone: timeZone.nullable().optional(),
}

const personFields = {
  name: line(120),
  email,
  title: line(120).nullable().optional(),
  ...ownFields,
  organisation: reference('the name of an organisation').nullable().optional(),
  roles: list(reference('the name of a role'), 20).optional().describe('End User unless told'),
  teams: list(reference('the name of a team'), 50).optional(),
  vip: z.boolean().optional().describe('marks their tickets for agents'),
}

export const listPeople = operation({
  name: 'people.list',
  http: 'GET /people',
  permission: 'directory.read',
  safety: 'read',
  summary: 'List people, by name',
  input: z.strictObject({
    ...paging,
    q: line(200).optional().describe('part of a name or an address'),
    role: reference('the name of a role').optional(),
    team: reference('the name of a team').optional(),
    organisation: reference('the name of an organisation').optional(),
    permission: z.enum(permissions).optional().describe('only people who hold this permission, such as tickets.work'),
    active: flag.optional(),
  }),
  output: page(Person),
})

export const getPerson = operation({
  name: 'people.get',
  http: 'GET /people/{id}',
  permission: 'directory.read',
  safety: 'read',
  summary: 'Show a person',
  input: z.strictObject({ id: reference('the address of a person') }),
  output: Person,
})

export const addPerson = operation({
  name: 'people.add',
  http: 'POST /people',
  permission: 'people.manage',
  safety: 'write',
  summary: 'Add a person; they can sign in once they accept an invitation',
  status: 201,
  input: z.strictObject(personFields),
  output: Person,
})

export const changePerson = operation({
  name: 'people.change',
  http: 'PATCH /people/{id}',
  permission: 'people.manage',
  safety: 'write',
  summary: 'Change a person: their name, roles, teams, whether they may sign in',
  revisioned: true,
  input: z.strictObject({
    id: reference('the address of a person'),
    ...personFields,
    name: personFields.name.optional(),
    email: personFields.email.optional(),
    active: z.boolean().optional(),
  }),
  output: Person,
})

export const Organisation = z.strictObject({
  id: Id,
  name: z.string(),
  domains: z.array(z.string()),
  people: z.int(),
  revision: Revision,
  createdAt: At,
})
export type Organisation = z.output<typeof Organisation>

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'is not a domain: write it like example.com',
  )

export const listOrganisations = operation({
  name: 'organisations.list',
  http: 'GET /organisations',
  permission: 'directory.read',
  safety: 'read',
  summary: 'List the organisations of requesters, by name',
  input: z.strictObject({ ...paging, q: line(200).optional() }),
  output: page(Organisation),
})

export const getOrganisation = operation({
  name: 'organisations.get',
  http: 'GET /organisations/{id}',
  permission: 'directory.read',
  safety: 'read',
  summary: 'Show an organisation',
  input: z.strictObject({ id: reference('the name of an organisation') }),
  output: Organisation,
})

export const addOrganisation = operation({
  name: 'organisations.add',
  http: 'POST /organisations',
  permission: 'organisations.manage',
  safety: 'write',
  summary: 'Add an organisation: a department or a client company',
  status: 201,
  input: z.strictObject({ name: line(120), domains: list(domain, 20).optional() }),
  output: Organisation,
})

export const changeOrganisation = operation({
  name: 'organisations.change',
  http: 'PATCH /organisations/{id}',
  permission: 'organisations.manage',
  safety: 'write',
  summary: 'Rename an organisation or change its domains',
  revisioned: true,
  input: z.strictObject({
    id: reference('the name of an organisation'),
    name: line(120).optional(),
    domains: list(domain, 20).optional(),
  }),
  output: Organisation,
})

export const removeOrganisation = operation({
  name: 'organisations.remove',
  http: 'DELETE /organisations/{id}',
  permission: 'organisations.manage',
  safety: 'destructive',
  summary: 'Remove an organisation that nobody belongs to any more',
  status: 204,
  input: z.strictObject({ id: reference('the name of an organisation') }),
  output: z.null(),
})

export const peopleOperations = [
  listPeople,
  getPerson,
  addPerson,
  changePerson,
  listOrganisations,
  getOrganisation,
  addOrganisation,
  changeOrganisation,
  removeOrganisation,
] as const
