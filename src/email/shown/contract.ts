// Mail as its sender wrote it: who it is from, what there was to warn of, and its HTML in a frame of its own.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import { At, Can, flag, Id, Named, page, paging, reference } from '../../platform/shapes.ts'

const Correspondent = z.strictObject({ name: z.string(), address: z.string() })

/** Signatures and encryption; nobody's keys were checked. */
const Seals = z.array(
  z.strictObject({
    kind: z.enum(['smime', 'pgp']),
    state: z.enum(['signed', 'encrypted']),
    by: z.string().nullable(),
  }),
)

export const ShownMail = z.strictObject({
  /** As it says of itself. */
  from: z.array(Correspondent),
  to: z.array(Correspondent),
  cc: z.array(Correspondent),
  subject: z.string(),
  sentAt: At.nullable(),
  /** What to be careful about, in sentences. */
  warnings: z.array(z.string()),
  sealed: Seals,
  invitation: z
    .strictObject({
      method: z.string(),
      summary: z.string(),
      start: z.string().nullable(),
      end: z.string().nullable(),
      location: z.string().nullable(),
      organiser: Correspondent.nullable(),
    })
    .nullable(),
  files: z.array(z.strictObject({ name: z.string(), type: z.string(), size: z.int() })),
  /** Its plain text, from its beginning. */
  text: z.string(),
  /** Whether there is HTML: its frame shows it. */
  html: z.boolean(),
  /** Pictures that lie on somebody's server and tell them who looks at the mail, and when. */
  remoteImages: z.int(),
})
export type ShownMail = z.output<typeof ShownMail>

/** A page that stands by itself; it goes out under a policy that lets nothing run in it. */
export const MailFrame = z.strictObject({ html: z.string(), images: z.boolean() })
export type MailFrame = z.output<typeof MailFrame>

/** A mail that stands in a conversation. */
export const IncomingMail = z.strictObject({
  /** Of the entry in the ledger. */
  id: Id,
  /** Of the message that it became; null: the ticket begins with it. */
  message: Id.nullable(),
  from: Correspondent,
  /** Written from another address than the one that the desk knows of its author. */
  differs: z.boolean(),
  warnings: z.array(z.string()),
  sealed: Seals,
  /** It holds an invitation, which shows when the mail is asked for. */
  invites: z.boolean(),
  receivedAt: At,
  /** Who put it here, where it did not find its own way. */
  movedBy: Named.nullable(),
  move: Can,
})
export type IncomingMail = z.output<typeof IncomingMail>

const TicketId = reference('a number such as T-1042')
const MessageId = z
  .union([Id, z.literal('opening')])
  .describe('id of a message, or opening: what the ticket begins with')
const EntryId = Id.describe('id of a ledger entry')
const images = flag.optional().describe('load pictures from the servers where they lie')

export const listIncomingMail = operation({
  name: 'incoming-mail.list',
  http: 'GET /tickets/{id}/incoming-mail',
  permission: 'tickets.work',
  safety: 'read',
  summary: 'List the mails that a conversation is made of, oldest first',
  input: z.strictObject({ id: TicketId, ...paging }),
  output: page(IncomingMail),
})

export const showMessageMail = operation({
  name: 'messages.mail',
  http: 'GET /tickets/{id}/messages/{message}/mail',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Show a message as the mail that it came in; others than the desk see what they sent themselves',
  input: z.strictObject({ id: TicketId, message: MessageId }),
  output: ShownMail,
})

export const frameMessageMail = operation({
  name: 'messages.mail-frame',
  http: 'GET /tickets/{id}/messages/{message}/mail/frame',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'The HTML of a message that came by mail, made safe, as a page for a sandboxed frame',
  download: true,
  framed: true,
  input: z.strictObject({ id: TicketId, message: MessageId, images }),
  output: MailFrame,
})

export const showLedgerMail = operation({
  name: 'mail-ledger.show',
  http: 'GET /mail/ledger/{id}/mail',
  permission: 'mail.review',
  safety: 'read',
  summary: 'Show a mail of the ledger: who it is from, its text, its files',
  input: z.strictObject({ id: EntryId }),
  output: ShownMail,
})

export const frameLedgerMail = operation({
  name: 'mail-ledger.frame',
  http: 'GET /mail/ledger/{id}/mail/frame',
  permission: 'mail.review',
  safety: 'read',
  summary: 'The HTML of a mail of the ledger, made safe, as a page for a sandboxed frame',
  download: true,
  framed: true,
  input: z.strictObject({ id: EntryId, images }),
  output: MailFrame,
})

export const shownOperations = [
  listIncomingMail,
  showMessageMail,
  frameMessageMail,
  showLedgerMail,
  frameLedgerMail,
] as const
