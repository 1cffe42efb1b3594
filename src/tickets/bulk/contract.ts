// One change to many tickets: what may be asked for, how far it is, what became of each ticket.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, Can, Id, list, Named, page, paging, reference, words } from '../../platform/shapes.ts'
import { assignTicket, changeTicket, listTickets, Tags } from '../contract/ticket.ts'

/** As many as can be named one by one. */
export const mostNamed = 500
/** As many as a filter may match. */
export const mostMatched = 10_000

export const BulkWish = z
  .strictObject({
    ...changeTicket.input.omit({ id: true, title: true, description: true, tags: true }).shape,
    addTags: Tags.optional(),
    removeTags: Tags.optional(),
    team: assignTicket.input.shape.team,
    assignee: assignTicket.input.shape.assignee,
    reply: words(200_000).optional().describe('a public reply to each requester; it cannot be unsent'),
    note: words(200_000).optional().describe('an internal note'),
    resolution: words(20_000).optional().describe('resolves the tickets, and says how they were fixed'),
    close: z.literal(true).optional().describe('closes resolved tickets'),
    reopen: z.literal(true).optional(),
    reason: words(2000).optional().describe('why they are reopened'),
    fill: z
      .strictObject({
        fields: changeTicket.input.shape.fields,
        category: reference('the name of a category').optional(),
        team: reference('the name of a team').optional(),
        assignee: reference('the address of an agent; me').optional(),
      })
      .optional()
      .describe('for a step: given to those tickets alone that lack it and cannot take the step without'),
  })
  .refine(
    ({ fill: _, ...wish }) => Object.values(wish).some((value) => value !== undefined),
    'is empty: name at least one thing to change',
  )
export type BulkWish = z.output<typeof BulkWish>

export const bulkStates = ['waiting', 'running', 'done', 'cancelled'] as const
export const bulkOutcomes = ['waiting', 'changed', 'unchanged', 'failed', 'cancelled'] as const

export const BulkChange = z.strictObject({
  id: Id,
  by: Named,
  state: z.enum(bulkStates),
  /** In words: `set the priority to P2; add the tag vpn`. */
  summary: z.string(),
  /** What was asked for; null for one that undoes another. */
  change: z.record(z.string(), z.unknown()).nullable(),
  undoes: Id.nullable(),
  undoneBy: Id.nullable(),
  tickets: z.int(),
  changed: z.int(),
  /** Were so already. */
  unchanged: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  waiting: z.int(),
  /** What an undo will leave as it is, in words; null when it can take back everything. */
  cannotUndo: z.string().nullable(),
  startedAt: At,
  finishedAt: At.nullable(),
  can: z.strictObject({ retry: Can, undo: Can, cancel: Can }),
})
export type BulkChange = z.output<typeof BulkChange>

export const BulkItem = z.strictObject({
  position: z.int(),
  /** As it was named; its number, if it was found by a filter. */
  reference: z.string(),
  /** Null where there is no such ticket, or you may not see it any more. */
  ticket: z.strictObject({ id: Id, number: z.string(), title: z.string() }).nullable(),
  outcome: z.enum(bulkOutcomes),
  /** Why it failed, or what was left as it is. */
  reason: z.string().nullable(),
  at: At.nullable(),
})
export type BulkItem = z.output<typeof BulkItem>

const doing = z.strictObject({
  tickets: list(reference('a number such as T-1042'), mostNamed).optional(),
  filter: listTickets.input.shape.filter.describe('all that match when it starts, in the filter language'),
  view: listTickets.input
    .omit({ limit: true, cursor: true, sort: true })
    .optional()
    .describe('the same by the fields of the list of tickets'),
  except: list(Id, mostNamed).optional().describe('ids of tickets that match the filter and are left alone'),
  change: BulkWish,
})

export const startBulkChange = operation({
  name: 'bulk-changes.start',
  http: 'POST /bulk-changes',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Change many tickets: up to 500 by number, or up to 10,000 by a filter; runs in the background',
  status: 202,
  input: doing,
  output: BulkChange,
})

export const bulkNeeds = operation({
  name: 'bulk-changes.needs',
  http: 'POST /bulk-changes/needs',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Say what some tickets lack for a step that a bulk change would take with them, and which cannot take it',
  input: doing,
  output: z.strictObject({
    tickets: z.int(),
    /** Those that lack nothing. */
    ready: z.int(),
    /** `category`, `team`, `assignee` or `field.<key>`: what `fill` can give. */
    needs: z.array(z.strictObject({ key: z.string(), words: z.string(), tickets: z.int() })),
    refused: z.int(),
    /** The first of these, and why. */
    refusals: z.array(
      z.strictObject({
        ticket: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
        reason: z.string(),
      }),
    ),
  }),
})

export const listBulkChanges = operation({
  name: 'bulk-changes.list',
  http: 'GET /bulk-changes',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List your bulk changes, newest first; those of everybody for whoever sees all tickets',
  input: z.strictObject({ ...paging, state: z.enum(bulkStates).optional() }),
  output: page(BulkChange),
})

export const getBulkChange = operation({
  name: 'bulk-changes.get',
  http: 'GET /bulk-changes/{id}',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Show a bulk change and how far it is',
  input: z.strictObject({ id: Id }),
  output: BulkChange,
})

export const listBulkItems = operation({
  name: 'bulk-changes.items',
  http: 'GET /bulk-changes/{id}/items',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List what became of each ticket of a bulk change, in its order',
  input: z.strictObject({ id: Id, ...paging, outcome: z.enum(bulkOutcomes).optional() }),
  output: page(BulkItem),
})

export const retryBulkChange = operation({
  name: 'bulk-changes.retry',
  http: 'POST /bulk-changes/{id}/retry',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Try again what failed in a bulk change',
  status: 202,
  input: z.strictObject({ id: Id }),
  output: BulkChange,
})

export const undoBulkChange = operation({
  name: 'bulk-changes.undo',
  http: 'POST /bulk-changes/{id}/undo',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Give the tickets of a bulk change their former values back, where nobody changed them since',
  status: 202,
  input: z.strictObject({ id: Id }),
  output: BulkChange,
})

export const cancelBulkChange = operation({
  name: 'bulk-changes.cancel',
  http: 'DELETE /bulk-changes/{id}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Leave the rest of a bulk change undone; what was changed stays',
  input: z.strictObject({ id: Id }),
  output: BulkChange,
})

export const bulkOperations = [
  startBulkChange,
  bulkNeeds,
  listBulkChanges,
  getBulkChange,
  listBulkItems,
  retryBulkChange,
  undoBulkChange,
  cancelBulkChange,
] as const
