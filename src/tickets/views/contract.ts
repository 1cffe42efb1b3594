// Saved views: a filter with a name, its order and columns, for oneself, a team or everybody; and what stands in the sidebar.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import {
  Can,
  flag,
  Id,
  line,
  list,
  Named,
  page,
  paging,
  Revision,
  reference,
  some,
  text,
} from '../../platform/shapes.ts'
import { filtering } from '../filter/contract.ts'
import { limits } from '../filter/syntax.ts'
import { columnKeys, groupings, sorts } from './columns.ts'

/** Whose tickets a list or an export is about. */
export const ViewName = reference('the name of a saved view; or mine, team, unassigned, due, all …')
export const Sort = z.union([
  z.enum([...sorts, ...sorts.map((key) => `-${key}` as const)]),
  z.string().regex(/^-?field\.[a-z][a-z0-9_]{0,59}$/, 'is no order: one of the list, or field. and the key of a field'),
])
const byField = z
  .string()
  .regex(/^field\.[a-z][a-z0-9_]{0,59}$/, 'is no group: one of the list, or field. and the key of a choice')
export const Group = z.union([z.enum(groupings), byField])
/** Of a list. */
export const GroupBy = z.union([z.enum([...groupings, 'none']), byField])
export const Column = z.union([
  z.enum(columnKeys),
  z.string().regex(/^field\.[a-z][a-z0-9_]{0,59}$/, 'is no column: one of the list, or field. and the key of a field'),
])
export const Columns = list(Column, 30)
export type Sort = z.output<typeof Sort>
/** What a list takes beside what it is about. */
export const showing = {
  columns: Columns.optional().describe('field.<key>,…: rows then tell these fields; those of the view unless told'),
  sort: Sort.optional().describe(
    'that of the view, or -updatedAt; also field.<key>, with - before it the other way round',
  ),
  group: GroupBy.optional().describe(
    'rows stand group by group: status, priority, assignee, team, category, type, organisation, requester, field.<key> of a choice; none: not in groups; that of the view unless told',
  ),
}
export const folding = {
  folded: some(line(100), 200)
    .optional()
    .describe(
      'in groups: the keys of those whose rows are left out, - for what is in none; *,P1 leaves out every group but P1',
    ),
}
/** What only says how a list stands, and not what it is about. */
export const ofLists = { limit: true, cursor: true, sort: true, columns: true, group: true, folded: true } as const
export const ViewScope = z.enum(['private', 'team', 'shared'])

/** What stands in a filter and cannot be understood any more: a team that is gone, a field that was removed. */
const Problem = z.strictObject({ message: z.string(), offset: z.int().min(0), length: z.int().min(0) })

export const View = z.strictObject({
  id: Id,
  name: z.string(),
  /** In the filter language. */
  filter: z.string(),
  sort: Sort.nullable(),
  group: Group.nullable(),
  columns: z.array(z.string()).nullable(),
  scope: ViewScope,
  team: Named.nullable(),
  owner: Named,
  /** Its place in the caller's sidebar, from 0; null when it is not there. */
  pin: z.int().nullable(),
  /** Why it finds nothing; null while it can be read. */
  problem: Problem.nullable(),
  revision: Revision,
  can: z.strictObject({ change: Can, remove: Can }),
})
export type View = z.output<typeof View>

const Name = line(80)
const ViewId = reference('its name')
const display = {
  sort: Sort.nullable().optional(),
  group: Group.nullable().optional(),
  columns: Columns.nullable().optional(),
}

export const listViews = operation({
  name: 'views.list',
  http: 'GET /views',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the saved views of tickets: yours, those of your teams, and those for everybody',
  input: z.strictObject({ ...paging, pinned: flag.optional().describe('only those in your sidebar, in its order') }),
  output: page(View),
})

export const getView = operation({
  name: 'views.get',
  http: 'GET /views/{id}',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Show a saved view',
  input: z.strictObject({ id: ViewId }),
  output: View,
})

const filterText = text(limits.length).describe('in the filter language')

export const addView = operation({
  name: 'views.add',
  http: 'POST /views',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Save a view of tickets',
  status: 201,
  input: z.strictObject({
    name: Name,
    filter: filterText,
    ...display,
    scope: ViewScope.optional().describe('private unless told'),
    team: reference('the name of a team that you are in').nullable().optional(),
    pin: flag.optional().describe('put it into your sidebar'),
  }),
  output: View,
})

export const changeView = operation({
  name: 'views.change',
  http: 'PATCH /views/{id}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Change a saved view',
  revisioned: true,
  input: z.strictObject({
    id: ViewId,
    name: Name.optional(),
    filter: filterText.optional(),
    ...display,
    scope: ViewScope.optional(),
    team: reference('the name of a team that you are in').nullable().optional(),
  }),
  output: View,
})

export const removeView = operation({
  name: 'views.remove',
  http: 'DELETE /views/{id}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Delete a saved view; it can be restored for 30 days',
  status: 204,
  input: z.strictObject({ id: ViewId }),
  output: z.null(),
})

export const restoreView = operation({
  name: 'views.restore',
  http: 'POST /views/{id}/restoration',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Bring a deleted view back, as it was',
  input: z.strictObject({ id: Id }),
  output: View,
})

export const pinView = operation({
  name: 'views.pin',
  http: 'PUT /views/{id}/pin',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Put a view into your sidebar, last',
  input: z.strictObject({ id: ViewId }),
  output: View,
})

export const unpinView = operation({
  name: 'views.unpin',
  http: 'DELETE /views/{id}/pin',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Take a view out of your sidebar',
  input: z.strictObject({ id: ViewId }),
  output: View,
})

export const arrangeViews = operation({
  name: 'views.arrange',
  http: 'PUT /views/pins',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Say which views stand in your sidebar, in order',
  input: z.strictObject({ views: list(reference('its name'), 50) }),
  output: z.strictObject({ items: z.array(View) }),
})

export const countViews = operation({
  name: 'views.counts',
  http: 'GET /views/counts',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Count the tickets of the views in your sidebar; counting stops at 1,000',
  input: z.strictObject({ timeZone: filtering.timeZone }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: Id,
        /** Null: it cannot be read, or counting it takes too long. */
        count: z.int().nullable(),
        atLeast: z.boolean(),
      }),
    ),
  }),
})

export const viewOperations = [
  listViews,
  countViews,
  getView,
  addView,
  changeView,
  removeView,
  restoreView,
  arrangeViews,
  pinView,
  unpinView,
] as const
