// The ledger: what became of every message that a mailbox ever held.
import { z } from 'zod'
import { PersonBrief } from '../../directory/contract.ts'
import { operation } from '../../platform/operation.ts'
import { At, Can, Id, line, Named, page, paging, Revision, reference } from '../../platform/shapes.ts'
import { TicketName } from '../../tickets/contract.ts'

/** `received`: on disk, and its turn comes; `failed` with a next try: it is tried again by itself. */
export const LedgerState = z.enum(['received', 'ticketed', 'appended', 'ignored', 'quarantined', 'failed'])
export type LedgerState = z.output<typeof LedgerState>

/** What was found out about a message; every line is a sentence that a person can read. */
export const Verdict = z.strictObject({
  /** person, auto-reply, bounce, list …: see automatic/. */
  kind: z.string(),
  why: z.string().nullable(),
  /** No automatic answer goes out because of it. */
  neverAnswer: z.boolean(),
  /** Whether its From was proven. */
  from: z.enum(['proven', 'unproven', 'failed']),
  spf: z.string().nullable(),
  dkim: z.string().nullable(),
  dmarc: z.string().nullable(),
  /** Who says so. */
  by: z.string().nullable(),
  /** By what it found its ticket. */
  match: z.enum(['token', 'reference', 'subject', 'hand']).nullable(),
  warnings: z.array(z.string()),
  /** To whom it went beside the desk: they have it already. */
  addressed: z.array(z.string()),
  /** What was odd about its form. */
  defects: z.array(z.string()),
})
export type Verdict = z.output<typeof Verdict>

export const LedgerEntry = z.strictObject({
  id: Id,
  mailbox: Named,
  source: z.enum(['imap', 'smtp', 'hook', 'upload']),
  /** As it says of itself: `Name <address>`; null when it could not be read. */
  from: z.string().nullable(),
  subject: z.string().nullable(),
  messageId: z.string().nullable(),
  sentAt: At.nullable(),
  receivedAt: At,
  /** Bytes. */
  size: z.int(),
  state: LedgerState,
  reason: z.string().nullable(),
  attempts: z.int(),
  nextTry: At.nullable(),
  ticket: TicketName.nullable(),
  /** The message of the conversation that it became. */
  message: Id.nullable(),
  person: PersonBrief.nullable(),
  decidedBy: Named.nullable(),
  revision: Revision,
  can: z.strictObject({ retry: Can, open: Can, move: Can, ignore: Can }),
})
export type LedgerEntry = z.output<typeof LedgerEntry>

export const LedgerDetails = LedgerEntry.extend({
  verdict: Verdict.nullable(),
  /** Where it lies on the server. */
  places: z.array(z.strictObject({ folder: z.string(), uidvalidity: z.string(), uid: z.string() })),
  envelope: z
    .strictObject({ from: z.string().nullable(), to: z.array(z.string()), address: z.string().nullable() })
    .nullable(),
})

const EntryId = Id.describe('id of a ledger entry')

export const listLedger = operation({
  name: 'mail-ledger.list',
  http: 'GET /mail/ledger',
  permission: 'mail.review',
  safety: 'read',
  summary: 'List what became of mail, newest first',
  input: z.strictObject({
    state: LedgerState.optional(),
    mailbox: reference('the name or the address of a mailbox').optional(),
    ticket: reference('a number such as T-1042').optional(),
    from: line(320).optional().describe('an address'),
    ...paging,
  }),
  output: page(LedgerEntry),
})

export const countLedger = operation({
  name: 'mail-ledger.counts',
  http: 'GET /mail/ledger/counts',
  permission: 'mail.review',
  safety: 'read',
  summary: 'Count what waits for somebody: held back, and failed; up to 1000',
  input: z.strictObject({}),
  output: z.strictObject({ quarantined: z.int(), failed: z.int(), waiting: z.int() }),
})

export const getLedgerEntry = operation({
  name: 'mail-ledger.get',
  http: 'GET /mail/ledger/{id}',
  permission: 'mail.review',
  safety: 'read',
  summary: 'Show what became of a message, and why',
  input: z.strictObject({ id: EntryId }),
  output: LedgerDetails,
})

export const getRawMail = operation({
  name: 'mail-ledger.raw',
  http: 'GET /mail/ledger/{id}/raw',
  permission: 'mail.review',
  safety: 'read',
  summary: 'Download a message as it came',
  download: true,
  input: z.strictObject({ id: EntryId }),
  output: z.strictObject({ name: z.string(), type: z.string(), size: z.int(), sha256: z.string() }),
})

export const retryMail = operation({
  name: 'mail-ledger.retry',
  http: 'POST /mail/ledger/{id}/retry',
  permission: 'mail.review',
  safety: 'write',
  revisioned: true,
  summary: 'Look at a message again, as if it had just come',
  input: z.strictObject({ id: EntryId }),
  output: LedgerEntry,
})

export const openFromMail = operation({
  name: 'mail-ledger.open',
  http: 'POST /mail/ledger/{id}/ticket',
  permission: 'mail.review',
  safety: 'write',
  revisioned: true,
  summary: 'Make a ticket of a message that was held back, ignored or put into another ticket',
  status: 201,
  input: z.strictObject({ id: EntryId }),
  output: LedgerEntry,
})

export const moveMail = operation({
  name: 'mail-ledger.move',
  http: 'PUT /mail/ledger/{id}/ticket',
  permission: 'mail.review',
  safety: 'write',
  revisioned: true,
  summary: 'Put a message into a ticket, or into another one than it went to',
  input: z.strictObject({
    id: EntryId,
    ticket: reference('a number such as T-1042'),
    visibility: z
      .enum(['public', 'internal'])
      .optional()
      .describe('internal unless its sender is on the ticket: others see only what they were meant to see'),
  }),
  output: LedgerEntry,
})

export const ignoreMail = operation({
  name: 'mail-ledger.ignore',
  http: 'POST /mail/ledger/{id}/dismissal',
  permission: 'mail.review',
  safety: 'write',
  revisioned: true,
  summary: 'Leave a message that was held back alone: it stays in the ledger and becomes nothing',
  input: z.strictObject({ id: EntryId, reason: line(200).optional() }),
  output: LedgerEntry,
})

export const ledgerOperations = [
  listLedger,
  countLedger,
  getLedgerEntry,
  getRawMail,
  retryMail,
  openFromMail,
  moveMail,
  ignoreMail,
] as const
