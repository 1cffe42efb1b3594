// What is said on a ticket, the files on it, and its history.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, Id, list, page, paging, reference, words } from '../../platform/shapes.ts'
import { ReplyWith } from '../canned-replies/contract.ts'
import { workStatuses } from '../workflow.ts'
import { TicketName } from './brief.ts'
import { StateKey } from './state.ts'
import { Channel } from './ticket.ts'

export const Visibility = z.enum(['public', 'internal'])

export const Attachment = z.strictObject({
  id: Id,
  name: z.string(),
  /** Told from the content, not from the name. */
  type: z.string(),
  /** Bytes. */
  size: z.int(),
  visibility: Visibility,
  url: z.string(),
  /** Safe to show as a picture. */
  picture: z.boolean(),
  by: PersonBrief.nullable(),
  at: At,
  /** The ticket that it is on, where that was merged into this one. */
  from: TicketName.nullable(),
})
export type Attachment = z.output<typeof Attachment>

export const Message = z.strictObject({
  id: Id,
  kind: z.enum(['reply', 'note', 'system']),
  visibility: Visibility,
  author: PersonBrief.nullable(),
  /** Written by the requester's side or by the desk's. */
  side: z.enum(['requester', 'desk']),
  /** Markdown: what is new. */
  body: z.string(),
  quoted: z.string().nullable(),
  attachments: z.array(Attachment),
  channel: Channel,
  at: At,
  /** The ticket on which it was said, where that was merged into this one; `opening` is what that ticket began with. */
  from: TicketName.extend({ opening: z.boolean() }).nullable(),
  /** Tickets that were made of it, as far as you may see them. */
  splitInto: z.array(TicketName),
})
export type Message = z.output<typeof Message>

const TicketId = reference('a number such as T-1042')

export const listMessages = operation({
  name: 'messages.list',
  http: 'GET /tickets/{id}/messages',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List the conversation of a ticket, oldest first; requesters get no internal notes',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(Message),
})

export const reply = operation({
  name: 'tickets.reply',
  http: 'POST /tickets/{id}/replies',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Reply to the requester, or write an internal note that only agents see',
  status: 201,
  input: z.strictObject({
    id: TicketId,
    body: words(200_000),
    visibility: Visibility.optional().describe('public unless told'),
    attachments: list(Id, 50).optional().describe('ids of files that were attached before'),
    status: z.enum(workStatuses).optional().describe('what the ticket is from then on; open unless told'),
    state: StateKey.optional().describe('the same, where the workflow has several states of a kind'),
    with: ReplyWith.optional().describe('what else changes as it is sent: addTags, category, assignee'),
    cannedReply: Id.optional().describe('the saved reply that it began as; counts its use'),
    copyTo: list(reference('the address of a person, also of one who is not known yet'), 20)
      .optional()
      .describe('who is put in copy with it; they see the public side from then on'),
    leaveOut: list(Id, 200)
      .optional()
      .describe('ids of people who are not told of it, though they are on the ticket; they can still read it there'),
  }),
  output: Message.extend({
    /** Where it stands: a late answer to a closed ticket opens another one. */
    ticket: z.strictObject({ id: Id, number: z.string() }),
    followUp: z.boolean().describe('it opened a new ticket, because the one that was answered is closed'),
  }),
})

export const listAttachments = operation({
  name: 'attachments.list',
  http: 'GET /tickets/{id}/attachments',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List the files on a ticket',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(Attachment),
})

export const attach = operation({
  name: 'attachments.add',
  http: 'POST /tickets/{id}/attachments',
  permission: 'tickets.use',
  safety: 'write',
  summary: 'Attach a file of at most 25 MB',
  status: 201,
  upload: true,
  input: z.strictObject({ id: TicketId, visibility: Visibility.optional() }),
  output: Attachment,
})

/** What a download verb hands to the entrypoint. */
export const StoredFile = z.strictObject({ name: z.string(), type: z.string(), size: z.int(), sha256: z.string() })

export const download = operation({
  name: 'attachments.get',
  http: 'GET /tickets/{id}/attachments/{attachment}',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Download a file',
  download: true,
  input: z.strictObject({ id: TicketId, attachment: Id }),
  output: StoredFile,
})

export const removeAttachment = operation({
  name: 'attachments.remove',
  http: 'DELETE /tickets/{id}/attachments/{attachment}',
  permission: 'tickets.use',
  safety: 'destructive',
  summary: 'Take back a file of your own that no message has taken along yet',
  status: 204,
  input: z.strictObject({ id: TicketId, attachment: Id }),
  output: z.null(),
})

export const HistoryEntry = z.strictObject({
  id: Id,
  name: z.string(),
  at: At,
  /** `imported`: somebody in the desk that the ticket came from. */
  actor: z.strictObject({
    kind: z.enum(['person', 'rule', 'system', 'imported']),
    id: z.string().nullable(),
    name: z.string(),
  }),
  causedBy: Id.nullable(),
  /** What happened, as one sentence without its subject: `set the priority from P3 to P2`. */
  summary: z.string(),
  /** What it goes back to: `in a bulk change of 120 tickets`, `because Ada replied`. Null: its actor decided it. */
  why: z.string().nullable(),
  changes: z.record(z.string(), z.unknown()),
})
export type HistoryEntry = z.output<typeof HistoryEntry>

export const listEvents = operation({
  name: 'tickets.events',
  http: 'GET /tickets/{id}/events',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List what happened to a ticket, oldest first',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(HistoryEntry),
})

export const conversationOperations = [
  listMessages,
  reply,
  listAttachments,
  attach,
  download,
  removeAttachment,
  listEvents,
] as const
