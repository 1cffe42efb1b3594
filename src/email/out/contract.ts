// What leaves the desk by mail: the outbox, why somebody was mailed or not, addresses that are not written to.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, Can, email, flag, Id, line, Named, page, paging, reference } from '../../platform/shapes.ts'
import { TicketName } from '../../tickets/contract.ts'

/** What a mail is about. `copy`: what the requester's side wrote, to others on it. `notice`: the same, to those who work on it. */
export const MailKind = z.enum([
  'acknowledgement',
  'reply',
  'copy',
  'notice',
  'resolution',
  'closed',
  'reopened',
  'reminder',
])
export type MailKind = z.output<typeof MailKind>

/**
 * `held`: it may still be undone. `queued`: its turn comes, or it is tried again. `sending`: a server is being spoken to.
 * `failed`: for good, unless somebody tries again. `bounced`: sent, and returned. `suppressed`: not to be sent, and why.
 */
export const OutState = z.enum(['held', 'queued', 'sending', 'sent', 'failed', 'bounced', 'suppressed', 'cancelled'])
export type OutState = z.output<typeof OutState>

export const OutRole = z.enum(['requester', 'cc', 'assignee', 'watcher'])
export type OutRole = z.output<typeof OutRole>

export const OutMail = z.strictObject({
  id: Id,
  kind: MailKind,
  ticket: TicketName,
  /** The message of the conversation that it carries. */
  message: Id.nullable(),
  person: PersonBrief,
  role: OutRole,
  /** Where it goes; null while it is not made up yet. */
  address: z.string().nullable(),
  mailbox: Named.nullable(),
  state: OutState,
  /** Why it was not sent, or what the other side said: a sentence. */
  reason: z.string().nullable(),
  /** What the server answered, as it did. */
  response: z.string().nullable(),
  attempts: z.int(),
  /** When it goes, or is tried again. */
  nextTry: At.nullable(),
  /** The event that caused it: mails of the same event carry the same one. */
  event: Id,
  at: At,
  sentAt: At.nullable(),
  /** Without angle brackets. */
  messageId: z.string().nullable(),
  can: z.strictObject({ retry: Can, cancel: Can }),
})
export type OutMail = z.output<typeof OutMail>

const OutId = Id.describe('id of a mail in the outbox')
const MailboxId = reference('the name or the address of a mailbox')
const TicketId = reference('a number such as T-1042')

export const listOutbox = operation({
  name: 'outbox.list',
  http: 'GET /mail/outbox',
  permission: 'mail.review',
  safety: 'read',
  summary: 'List what was or will be mailed, newest first, on tickets that you work',
  input: z.strictObject({ state: OutState.optional(), mailbox: MailboxId.optional(), ...paging }),
  output: page(OutMail),
})

export const countOutbox = operation({
  name: 'outbox.counts',
  http: 'GET /mail/outbox/counts',
  permission: 'mail.review',
  safety: 'read',
  summary: 'Count what waits in the outbox, and what could not be delivered in the last 30 days; up to 1000',
  input: z.strictObject({}),
  output: z.strictObject({ held: z.int(), queued: z.int(), failed: z.int(), bounced: z.int() }),
})

export const retryOut = operation({
  name: 'outbox.retry',
  http: 'POST /mail/outbox/{id}/retry',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Send a mail that failed, bounced or was cancelled once more, to the address that its person has now',
  input: z.strictObject({ id: OutId }),
  output: OutMail,
})

export const cancelOut = operation({
  name: 'outbox.cancel',
  http: 'POST /mail/outbox/{id}/cancellation',
  permission: 'tickets.work',
  safety: 'write',
  summary: 'Keep a mail that has not left from leaving',
  input: z.strictObject({
    id: OutId,
    all: flag.optional().describe('and what the same event would send to others'),
  }),
  output: OutMail,
})

export const listTicketMail = operation({
  name: 'ticket-mail.list',
  http: 'GET /tickets/{id}/mail',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List who was mailed about a ticket and who was not, and why, newest first',
  input: z.strictObject({ id: TicketId, message: Id.optional().describe('of this message only'), ...paging }),
  output: page(OutMail).extend({
    /** Why nobody is mailed about this ticket at all; null when people are. */
    silent: z.string().nullable(),
  }),
})

export const Recipient = z.strictObject({
  person: PersonBrief,
  /** Where they stand in the head of the mail. */
  as: z.enum(['to', 'cc']),
  /** Why they would not be mailed: a sentence; null: they would. */
  reason: z.string().nullable(),
})
export type Recipient = z.output<typeof Recipient>

export const listRecipients = operation({
  name: 'ticket-mail.recipients',
  http: 'GET /tickets/{id}/reply-recipients',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'Show whom a reply of yours would be mailed to, by which mailbox, and for how long it could be undone',
  input: z.strictObject({ id: TicketId }),
  output: z.strictObject({
    mailbox: Named.extend({ address: z.string() }).nullable(),
    /** Seconds. */
    hold: z.int(),
    items: z.array(Recipient),
    nextCursor: z.null(),
    /** Why nobody is mailed about this ticket at all; null when people are. */
    silent: z.string().nullable(),
  }),
})

export const takeBackReply = operation({
  name: 'replies.take-back',
  http: 'DELETE /tickets/{id}/replies/{message}',
  permission: 'tickets.work',
  safety: 'destructive',
  summary:
    'Take back a reply of your own while its mail is held: nobody is mailed, it is gone from the conversation, and what it changed is as it was',
  input: z.strictObject({
    id: TicketId,
    message: Id.describe('id of a message'),
    resolution: flag.optional().describe('and your resolution that was sent with it'),
  }),
  output: z.strictObject({
    /** What stays although the sending changed it, and why: a sentence each. */
    kept: z.array(z.string()),
  }),
})

export const SuppressedAddress = z.strictObject({
  address: z.string(),
  cause: z.enum(['bounced', 'hand']),
  /** A sentence. */
  reason: z.string(),
  by: Named.nullable(),
  at: At,
})
export type SuppressedAddress = z.output<typeof SuppressedAddress>

export const listSuppressed = operation({
  name: 'suppressed-addresses.list',
  http: 'GET /mail/suppressed-addresses',
  permission: 'mail.review',
  safety: 'read',
  summary: 'List the addresses that are not written to, and why',
  input: z.strictObject({ ...paging }),
  output: page(SuppressedAddress),
})

export const addSuppressed = operation({
  name: 'suppressed-addresses.add',
  http: 'POST /mail/suppressed-addresses',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Write to an address no more',
  status: 201,
  input: z.strictObject({ address: email, reason: line(200).optional() }),
  output: SuppressedAddress,
})

export const removeSuppressed = operation({
  name: 'suppressed-addresses.remove',
  http: 'DELETE /mail/suppressed-addresses/{address}',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Write to an address again',
  status: 204,
  input: z.strictObject({ address: line(254).toLowerCase() }),
  output: z.null(),
})

export const outboxOperations = [
  listOutbox,
  countOutbox,
  retryOut,
  cancelOut,
  listTicketMail,
  listRecipients,
  takeBackReply,
  listSuppressed,
  addSuppressed,
  removeSuppressed,
] as const
