// Who may do what with mail: its mailboxes, its lists of senders, its ledger.
import type { operations } from '../src/email/contract.ts'
import {
  admins,
  desk,
  everybody,
  inWorkspace,
  ownTickets,
  type Reach,
  type Row,
  workedTickets,
} from './authorisation-row.ts'

type Name = (typeof operations)[number]['name']

const mailbox = { object: 'mailbox', reach: inWorkspace(admins) } as const

/** Of open teams for every agent; of a restricted one for its members and for overseers. */
const ledger: Reach = { own: desk, others: 'admin agent guard', restricted: 'admin guard' }
const held = { object: 'heldMail', reach: ledger } as const

export const mail: Record<Name, Row> = {
  'mailboxes.list': { may: desk, lists: 'mailbox', reach: inWorkspace(desk) },
  'mailboxes.get': { may: desk, ok: 200, object: 'mailbox', reach: inWorkspace(desk) },
  'mailboxes.add': {
    may: admins,
    ok: 201,
    body: (unique) => ({ name: unique, address: `${unique}@desk.example` }),
  },
  'mailboxes.change': { may: admins, ok: 200, ...mailbox, body: { signature: 'Regards' } },
  'mailboxes.remove': { may: admins, ok: 204, ...mailbox, usesUp: true },
  'mailboxes.renew-hook': { may: admins, ok: 201, ...mailbox },
  'mailboxes.test': { may: admins, ok: 202, ...mailbox },
  'mailboxes.authorization': { may: admins, ok: 200, ...mailbox },
  'mailboxes.authorize': {
    may: admins,
    ok: 201,
    object: 'oauthMailbox',
    reach: inWorkspace(admins),
    body: { clientId: 'desk', clientSecret: 'secret' },
  },
  'mailbox-tests.begin': { may: admins, ok: 202, body: (unique) => ({ address: `${unique}@desk.example` }) },
  'mailbox-tests.get': { may: admins, ok: 200, object: 'mailboxTest', reach: inWorkspace(admins) },
  'sender-rules.list': { may: desk, lists: 'senderRule', reach: inWorkspace(desk) },
  'sender-rules.add': {
    may: admins,
    ok: 201,
    body: (unique) => ({ kind: 'block', pattern: `${unique}@spam.example` }),
  },
  'sender-rules.remove': { may: admins, ok: 204, object: 'senderRule', reach: inWorkspace(admins), usesUp: true },
  'mail-ledger.list': {
    may: desk,
    lists: 'heldMail',
    reach: ledger,
    query: (unique) => `limit=200&from=${unique}@elsewhere.example`,
  },
  'mail-ledger.counts': { may: desk, ok: 200 },
  'mail-ledger.get': { may: desk, ok: 200, ...held },
  'mail-ledger.raw': { may: desk, ok: 200, ...held },
  'mail-ledger.retry': { may: desk, ok: 200, object: 'failedMail', reach: ledger, usesUp: true },
  'mail-ledger.open': { may: desk, ok: 201, ...held, usesUp: true },
  'mail-ledger.move': { may: desk, ok: 200, ...held, usesUp: true, body: (_unique, other) => ({ ticket: other }) },
  'mail-ledger.ignore': { may: desk, ok: 200, ...held, usesUp: true },
  'outbox.list': { may: desk, lists: 'outMail', reach: workedTickets },
  'outbox.counts': { may: desk, ok: 200 },
  'outbox.retry': { may: desk, ok: 200, object: 'outMail', reach: workedTickets },
  'outbox.cancel': { may: desk, ok: 200, object: 'waitingMail', reach: workedTickets, usesUp: true },
  'ticket-mail.list': { may: desk, ok: 200, object: 'ticket', reach: workedTickets },
  'ticket-mail.recipients': { may: desk, ok: 200, object: 'ticket', reach: workedTickets },
  // Whoever else works the ticket sees it and may not.
  'replies.take-back': {
    may: desk,
    ok: 200,
    object: 'heldReply',
    reach: { own: desk, others: '', restricted: '' },
    refused: { others: 'admin agent guard', restricted: 'admin guard' },
    usesUp: true,
  },
  'suppressed-addresses.list': { may: desk, ok: 200 },
  'suppressed-addresses.add': { may: admins, ok: 201, body: (unique) => ({ address: `${unique}@nowhere.example` }) },
  'suppressed-addresses.remove': {
    may: admins,
    ok: 204,
    object: 'suppressedAddress',
    reach: inWorkspace(admins),
    usesUp: true,
  },
  'mail-templates.list': { may: desk, ok: 200 },
  // Each workspace has the same kinds. The path names none that exists: who may is told so.
  'mail-templates.get': { may: desk, ok: 400 },
  'mail-templates.change': { may: admins, ok: 400 },
  'mail-templates.reset': { may: admins, ok: 400 },
  'mail-templates.preview': { may: desk, ok: 400 },
  'mail-links.view': { open: 400 },
  'mail-links.use': { open: 400 },
  'mail-ledger.show': { may: desk, ok: 200, ...held },
  'mail-ledger.frame': { may: desk, ok: 200, ...held },
  'incoming-mail.list': { may: desk, ok: 200, object: 'mailTicket', reach: workedTickets },
  // The desk sees all of it, others what they sent themselves.
  'messages.mail': { may: everybody, ok: 200, object: 'mailTicket', reach: ownTickets, refused: { others: 'peer' } },
  'messages.mail-frame': {
    may: everybody,
    ok: 200,
    object: 'mailTicket',
    reach: ownTickets,
    refused: { others: 'peer' },
  },
}
