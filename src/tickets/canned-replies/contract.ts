// Saved replies: texts that are used again and again, with words to fill in, and with changes that go along when they are sent.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { Can, Id, line, Named, page, paging, Revision, reference, words } from '../../platform/shapes.ts'
import { Tags } from '../contract/ticket.ts'
import { workStatuses } from '../workflow.ts'
import { parseReply, variables } from './contract/variables.ts'

export * from './contract/variables.ts'

export const Scope = z.enum(['mine', 'team', 'everyone'])
export type Scope = z.output<typeof Scope>

/** What goes along when it is sent, as one may say it. */
const changes = {
  status: z.enum(workStatuses).optional(),
  addTags: Tags.optional(),
  category: reference('the name of a category').optional(),
  assignee: z.literal('me').optional().describe('me: whoever sends it'),
}

/** What a reply takes along: the same words as changing a ticket. */
export const ReplyWith = z.strictObject({
  addTags: changes.addTags,
  category: reference('the name of a category').nullable().optional(),
  assignee: reference('the address of an agent; me').nullable().optional(),
})
export type ReplyWith = z.output<typeof ReplyWith>

const Body = words(50_000).superRefine((text, { addIssue }) => {
  for (const { line: at, column, message } of parseReply(text).flaws.slice(0, 5))
    addIssue({
      code: 'custom',
      message: `has a mistake in line ${at}, column ${column}: ${message}. There are ${Object.keys(variables).join(', ')}`,
    })
})

export const CannedReply = z.strictObject({
  id: Id,
  name: z.string(),
  /** Markdown, with `{{variables}}`. */
  body: z.string(),
  scope: Scope,
  team: Named.nullable(),
  /** Who wrote it. */
  owner: Named,
  category: z.strictObject({ id: Id, name: z.string(), path: z.string() }).nullable(),
  changes: z.strictObject({
    status: z.enum(workStatuses).nullable(),
    addTags: z.array(z.string()),
    category: z.strictObject({ id: Id, name: z.string(), path: z.string() }).nullable(),
    assignee: z.literal('me').nullable(),
  }),
  /** How often it was sent. */
  uses: z.int(),
  revision: Revision,
  can: z.strictObject({ change: Can, remove: Can }),
})
export type CannedReply = z.output<typeof CannedReply>

const fields = {
  scope: Scope.optional().describe('who uses it: mine unless told'),
  team: reference('the name of a team, for the scope team').optional(),
  category: reference('the name of a category').nullable().optional(),
  changes: z.strictObject(changes).optional().describe('what goes along when it is sent'),
}

export const listReplies = operation({
  name: 'canned-replies.list',
  http: 'GET /canned-replies',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the saved replies that you may use: your own, those of your teams, and those for everyone',
  input: z.strictObject({
    ...paging,
    scope: Scope.optional(),
    category: reference('the name of a category').optional(),
    q: line(200).optional().describe('words in its name or text'),
  }),
  output: page(CannedReply),
})

export const getReply = operation({
  name: 'canned-replies.get',
  http: 'GET /canned-replies/{id}',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Show a saved reply',
  input: z.strictObject({ id: Id }),
  output: CannedReply,
})

export const addReply = operation({
  name: 'canned-replies.add',
  http: 'POST /canned-replies',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Save a reply, for yourself, a team of yours, or everyone',
  status: 201,
  input: z.strictObject({ name: line(120), body: Body, ...fields }),
  output: CannedReply,
})

export const changeReply = operation({
  name: 'canned-replies.change',
  http: 'PATCH /canned-replies/{id}',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Change a saved reply',
  revisioned: true,
  input: z.strictObject({ id: Id, name: line(120).optional(), body: Body.optional(), ...fields }),
  output: CannedReply,
})

export const removeReply = operation({
  name: 'canned-replies.remove',
  http: 'DELETE /canned-replies/{id}',
  permission: 'tickets.work',
  safety: 'destructive',
  summary: 'Remove a saved reply; what was sent with it stays',
  status: 204,
  input: z.strictObject({ id: Id }),
  output: z.null(),
})

export const fillInReply = operation({
  name: 'canned-replies.fill-in',
  http: 'GET /tickets/{id}/canned-replies/{reply}',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Show a saved reply as it would be sent on a ticket',
  input: z.strictObject({ id: reference('a number such as T-1042'), reply: Id }),
  output: z.strictObject({
    text: z.string(),
    /** Variables that had nothing to fill in and no words in their place. */
    empty: z.array(z.string()),
    changes: CannedReply.shape.changes,
  }),
})

export const cannedReplyOperations = [listReplies, getReply, addReply, changeReply, removeReply, fillInReply] as const
