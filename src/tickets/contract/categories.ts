// The category tree: what tickets are about, and which team owns that.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import {
  At,
  flag,
  Id,
  line,
  list,
  Named,
  page,
  paging,
  Revision,
  reference,
  text,
  wholeNumber,
} from '../../platform/shapes.ts'
import { closeAfterDays } from '../closing/contract.ts'

export const Category = z.strictObject({
  id: Id,
  name: z.string(),
  /** From the root: `Network / VPN`. */
  path: z.string(),
  parent: Named.nullable(),
  /** Ids of those above it, from the root. */
  ancestors: z.array(Id),
  /** Among its siblings, from 1. */
  position: z.int(),
  ownerTeam: Named.nullable(),
  /** A ticket that is opened here, or below, without a team goes to the owner team. */
  assignsOwner: z.boolean(),
  examples: z.string(),
  notes: z.string(),
  /** Other names under which imports and mails know it. */
  aliases: z.array(z.string()),
  /** Days until its resolved tickets close by themselves; null: as its parent or the workspace says, 0: never. */
  closeAfterDays: z.int().nullable(),
  /** False: retired, by itself or with one above it. Tickets keep it, and nothing new is put into it. */
  active: z.boolean(),
  /** Since when and by whom, of it or of the one above that it was retired with; null for requesters. */
  retired: z
    .strictObject({ at: At, by: Named.nullable(), with: z.strictObject({ id: Id, name: z.string() }).nullable() })
    .nullable(),
  revision: Revision,
})
export type Category = z.output<typeof Category>

const fields = {
  parent: reference('the name of a category').nullable().optional(),
  position: wholeNumber(1, 1000).optional().describe('among its siblings, from 1; last unless told'),
  ownerTeam: reference('the name of a team').nullable().optional(),
  assignsOwner: flag
    .optional()
    .describe('tickets that are opened here, or below, without a team go to the owner team; off unless told'),
  examples: text(2000).optional(),
  notes: text(4000).optional(),
  aliases: list(line(80), 100).optional(),
  closeAfterDays: closeAfterDays.nullable().optional(),
}

export const listCategories = operation({
  name: 'categories.list',
  http: 'GET /categories',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List the categories, each after its parent, retired ones too unless told',
  input: z.strictObject({ ...paging, active: flag.optional().describe('false: only retired ones') }),
  output: page(Category),
})

export const countCategories = operation({
  name: 'categories.counts',
  http: 'GET /categories/counts',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Count the unresolved tickets of each category that has any, without those below it',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(z.strictObject({ id: Id, open: z.int() })) }),
})

export const addCategory = operation({
  name: 'categories.add',
  http: 'POST /categories',
  permission: 'categories.manage',
  safety: 'write',
  summary: 'Add a category',
  status: 201,
  input: z.strictObject({ name: line(80), ...fields }),
  output: Category,
})

export const changeCategory = operation({
  name: 'categories.change',
  http: 'PATCH /categories/{id}',
  permission: 'categories.manage',
  safety: 'write',
  summary: 'Change a category, retire it with everything below it, or bring it back',
  revisioned: true,
  input: z.strictObject({
    id: reference('the name of a category'),
    name: line(80).optional(),
    ...fields,
    active: flag.optional().describe('false: retired, kept on tickets and offered no more'),
  }),
  output: Category,
})

export const removeCategory = operation({
  name: 'categories.remove',
  http: 'DELETE /categories/{id}',
  permission: 'categories.manage',
  safety: 'destructive',
  summary: 'Remove a category; its tickets move to another one when told, many in the background while it is retired',
  status: 204,
  input: z.strictObject({
    id: reference('the name of a category'),
    moveTo: reference('the name of a category').optional().describe('where its tickets go'),
  }),
  output: z.null(),
})

export const categoryOperations = [
  listCategories,
  countCategories,
  addCategory,
  changeCategory,
  removeCategory,
] as const
