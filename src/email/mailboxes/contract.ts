// Mailboxes: where mail comes in and goes out.
import { z } from 'zod'
import { operation } from '../../platform/operation.ts'
import {
  At,
  email,
  flag,
  Id,
  line,
  Named,
  page,
  paging,
  Revision,
  reference,
  text,
  wholeNumber,
} from '../../platform/shapes.ts'

const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?|\[?[0-9a-f:.]+\]?)$/, {
    error: 'is not the name of a server: write it like imap.example.com',
  })
const Port = wholeNumber(1, 65_535)
/** `tls`: from the first byte. `starttls`: required before anything is told. `none`: for servers on this machine only. */
export const Security = z.enum(['tls', 'starttls', 'none'])
/** How to prove who we are: a password, or a token that Google or Microsoft gave (XOAUTH2). */
export const SignIn = z.enum(['password', 'google', 'microsoft'])

const Server = { host: Host, port: Port, security: Security }

export const Incoming = z.discriminatedUnion('kind', [
  /** Nothing is fetched: mail is delivered by SMTP or LMTP, or handed in at the hook. */
  z.strictObject({ kind: z.literal('delivered') }),
  z.strictObject({
    kind: z.literal('imap'),
    ...Server,
    user: line(320),
    signIn: SignIn,
    folder: line(200).default('INBOX'),
    /** Of what lies there already when the mailbox is added. */
    takeOver: z.enum(['nothing', 'unread', 'everything']).default('nothing'),
    /**
     * Of what is taken over, what was older than so many days when the mailbox was added is kept in the ledger and becomes no ticket:
     * 0, none of it does. Null: all of it.
     */
    ticketsFromDays: wholeNumber(0, 3650).nullable().default(null),
    /** With a message on the server, once it is in the ledger. Nothing is ever deleted there. */
    afterwards: z.enum(['leave', 'markRead']).default('markRead'),
  }),
])
export type Incoming = z.output<typeof Incoming>

export const Outgoing = z.discriminatedUnion('kind', [
  /** Nothing is sent: what would be is kept, and told as such. */
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('smtp'),
    ...Server,
    /** Null: the server asks nobody who they are. */
    user: line(320).nullable().default(null),
    signIn: SignIn.default('password'),
  }),
])
export type Outgoing = z.output<typeof Outgoing>

export const Handling = z.strictObject({
  /** Tell people that their mail has become a ticket. */
  acknowledge: z.boolean().default(true),
  /** Out-of-office notes and the like that answer a ticket. */
  autoReplies: z.enum(['attach', 'ignore']).default('attach'),
  /** Mail of people whom the desk does not know yet. */
  strangers: z.enum(['accept', 'review']).default('accept'),
  /** Named by authserv-id: only what these say of a sender is believed, beside what the desk finds out itself. */
  trustedRelays: z.array(line(253)).max(20).default([]),
  /** Addresses whose own rules pass mail on to the desk: that such a rule marks what it passes on as a circle says nothing. */
  forwarders: z.array(email).max(20).default([]),
  /** From this score of a trusted relay on, mail is spam. Null: its yes or no counts. */
  spamScore: z.number().min(-100).max(1000).nullable().default(null),
  /** Seconds for which a reply waits before it leaves, so that it can be undone. */
  holdSeconds: wholeNumber(0, 600).default(10),
  /** Remind people whom a ticket waits for, after so many days without a word. Null: never. */
  remindAfterDays: wholeNumber(1, 90).nullable().default(null),
  /** How many of the last messages are quoted below what is sent. */
  quoteMessages: wholeNumber(0, 10).default(3),
  /** Answers go to `name+r.….@…`, which says what they are about. Off where the mail server knows no addresses with a plus. */
  plusAddress: z.boolean().default(true),
  /** A line on top that asks people to write above it. */
  replyLine: z.boolean().default(false),
})
export type Handling = z.output<typeof Handling>

export const MailboxState = z.strictObject({
  /** `working`, `failing` (and why), `waiting` for its first message or connection, `off`. */
  incoming: z.strictObject({
    state: z.enum(['off', 'waiting', 'working', 'failing']),
    problem: z.string().nullable(),
    since: At.nullable(),
    /** The last time that it was looked into. */
    seenAt: At.nullable(),
    /** Messages of before that are still to be taken over. */
    backlog: z.int(),
  }),
  outgoing: z.strictObject({
    state: z.enum(['off', 'waiting', 'working', 'failing']),
    problem: z.string().nullable(),
    since: At.nullable(),
  }),
  /** The last comparison of the mailbox with the ledger; a difference is a loss that somebody has to look at. */
  compared: z.strictObject({ at: At, there: z.int(), known: z.int(), differsSince: At.nullable() }).nullable(),
})

export const Mailbox = z.strictObject({
  id: Id,
  name: z.string(),
  address: z.string(),
  senderName: z.string().nullable(),
  team: Named.nullable(),
  category: Named.nullable(),
  language: z.string(),
  signature: z.string(),
  active: z.boolean(),
  incoming: Incoming,
  outgoing: Outgoing,
  handling: Handling,
  /** Which secrets are kept; they themselves never come out. */
  secrets: z.strictObject({ incomingPassword: z.boolean(), outgoingPassword: z.boolean(), token: z.boolean() }),
  state: MailboxState,
  revision: Revision,
  createdAt: At,
})
export type Mailbox = z.output<typeof Mailbox>

export const Secret = z
  .string()
  .min(1, 'is empty: leave it out to keep the one that is there')
  .max(4000)
  .describe('kept encrypted, never shown again')

const wishes = {
  name: line(80),
  address: email.describe('people write to it, and answers come from it'),
  senderName: line(120).nullable().describe('how it signs in mail programs; the name of the workspace unless told'),
  team: reference('the name of a team').nullable(),
  category: reference('the name of a category').nullable(),
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'is not a language such as en or de'),
  signature: text(4000).describe('Markdown, below what the desk sends'),
  active: flag,
  incoming: Incoming,
  outgoing: Outgoing,
  handling: Handling.partial(),
  incomingPassword: Secret,
  outgoingPassword: Secret,
}

const MailboxId = reference('the name or the address of a mailbox')

export const listMailboxes = operation({
  name: 'mailboxes.list',
  http: 'GET /mailboxes',
  permission: 'mail.review',
  safety: 'read',
  summary: 'List the mailboxes, and how each of them does',
  input: z.strictObject({ ...paging }),
  output: page(Mailbox),
})

export const getMailbox = operation({
  name: 'mailboxes.get',
  http: 'GET /mailboxes/{id}',
  permission: 'mail.review',
  safety: 'read',
  summary: 'Show a mailbox',
  input: z.strictObject({ id: MailboxId }),
  output: Mailbox,
})

const { name, address, ...optional } = wishes

export const addMailbox = operation({
  name: 'mailboxes.add',
  http: 'POST /mailboxes',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Add a mailbox; the answer carries the key by which raw mail is handed in, once',
  status: 201,
  secretAnswer: true,
  input: z.strictObject({ name, address, ...z.strictObject(optional).partial().shape }),
  output: Mailbox.extend({ hookKey: z.string().describe('raw mail goes to POST /hooks/mail/<hookKey>') }),
})

export const changeMailbox = operation({
  name: 'mailboxes.change',
  http: 'PATCH /mailboxes/{id}',
  permission: 'mail.manage',
  safety: 'write',
  summary: 'Change a mailbox; what is left out stays',
  revisioned: true,
  input: z.strictObject({ id: MailboxId, ...z.strictObject(wishes).partial().shape }),
  output: Mailbox,
})

export const removeMailbox = operation({
  name: 'mailboxes.remove',
  http: 'DELETE /mailboxes/{id}',
  permission: 'mail.manage',
  safety: 'destructive',
  summary: 'Remove a mailbox that never held or sent a message; others are switched off, so that their ledger stays',
  status: 204,
  input: z.strictObject({ id: MailboxId }),
  output: z.null(),
})

export const renewHook = operation({
  name: 'mailboxes.renew-hook',
  http: 'POST /mailboxes/{id}/hook-key',
  permission: 'mail.manage',
  safety: 'destructive',
  summary: 'Make a new key for handing in raw mail; the one before no longer works',
  status: 201,
  secretAnswer: true,
  input: z.strictObject({ id: MailboxId }),
  output: z.strictObject({ hookKey: z.string() }),
})

export const mailboxOperations = [
  listMailboxes,
  getMailbox,
  addMailbox,
  changeMailbox,
  removeMailbox,
  renewHook,
] as const
