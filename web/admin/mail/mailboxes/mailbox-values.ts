// What of a mailbox is edited, in words, and what saving it does. Keys are the API's paths, so that a refusal finds its field. Pure.
import type { Input, Output } from '../../../app/api.ts'
import { linesOf } from '../../record/lines.ts'

export type Mailbox = Output<'mailboxes.get'>
export type Security = 'tls' | 'starttls' | 'none'
export type SignIn = 'password' | 'google' | 'microsoft'

export interface MailboxValues {
  name: string
  address: string
  senderName: string
  team: string | null
  category: string | null
  language: string
  signature: string
  active: boolean
  'incoming.kind': 'delivered' | 'imap'
  'incoming.host': string
  'incoming.port': string
  'incoming.security': Security
  'incoming.user': string
  'incoming.signIn': SignIn
  'incoming.folder': string
  'incoming.takeOver': 'nothing' | 'unread' | 'everything'
  /** A number of days, or `all`. */
  'incoming.ticketsFromDays': string
  'incoming.afterwards': 'leave' | 'markRead'
  incomingPassword: string
  'outgoing.kind': 'none' | 'smtp'
  'outgoing.host': string
  'outgoing.port': string
  'outgoing.security': Security
  /** Empty: the server asks nobody who they are. */
  'outgoing.user': string
  'outgoing.signIn': SignIn
  outgoingPassword: string
  'handling.acknowledge': boolean
  'handling.autoReplies': 'attach' | 'ignore'
  'handling.strangers': 'accept' | 'review'
  /** One per line. */
  'handling.trustedRelays': string
  /** One per line. */
  'handling.forwarders': string
  'handling.spamScore': string
  'handling.holdSeconds': string
  /** Days; empty: never. */
  'handling.remindAfterDays': string
  'handling.quoteMessages': string
  'handling.plusAddress': boolean
  'handling.replyLine': boolean
}

export const emptyMailbox: MailboxValues = {
  name: '',
  address: '',
  senderName: '',
  team: null,
  category: null,
  language: 'en',
  signature: '',
  active: true,
  'incoming.kind': 'delivered',
  'incoming.host': '',
  'incoming.port': '993',
  'incoming.security': 'tls',
  'incoming.user': '',
  'incoming.signIn': 'password',
  'incoming.folder': 'INBOX',
  'incoming.takeOver': 'nothing',
  'incoming.ticketsFromDays': '30',
  'incoming.afterwards': 'markRead',
  incomingPassword: '',
  'outgoing.kind': 'none',
  'outgoing.host': '',
  'outgoing.port': '465',
  'outgoing.security': 'tls',
  'outgoing.user': '',
  'outgoing.signIn': 'password',
  outgoingPassword: '',
  'handling.acknowledge': true,
  'handling.autoReplies': 'attach',
  'handling.strangers': 'accept',
  'handling.trustedRelays': '',
  'handling.forwarders': '',
  'handling.spamScore': '',
  'handling.holdSeconds': '10',
  'handling.remindAfterDays': '',
  'handling.quoteMessages': '3',
  'handling.plusAddress': true,
  'handling.replyLine': false,
}

export function readMailbox(mailbox: Mailbox): MailboxValues {
  const { incoming, outgoing, handling } = mailbox
  return {
    ...emptyMailbox,
    name: mailbox.name,
    address: mailbox.address,
    senderName: mailbox.senderName ?? '',
    team: mailbox.team?.id ?? null,
    category: mailbox.category?.id ?? null,
    language: mailbox.language,
    signature: mailbox.signature,
    active: mailbox.active,
    ...(incoming.kind === 'imap' && {
      'incoming.kind': 'imap' as const,
      'incoming.host': incoming.host,
      'incoming.port': String(incoming.port),
      'incoming.security': incoming.security,
      'incoming.user': incoming.user,
      'incoming.signIn': incoming.signIn,
      'incoming.folder': incoming.folder,
      'incoming.takeOver': incoming.takeOver,
      'incoming.ticketsFromDays': String(incoming.ticketsFromDays ?? 'all'),
      'incoming.afterwards': incoming.afterwards,
    }),
    ...(outgoing.kind === 'smtp' && {
      'outgoing.kind': 'smtp' as const,
      'outgoing.host': outgoing.host,
      'outgoing.port': String(outgoing.port),
      'outgoing.security': outgoing.security,
      'outgoing.user': outgoing.user ?? '',
      'outgoing.signIn': outgoing.signIn,
    }),
    'handling.acknowledge': handling.acknowledge,
    'handling.autoReplies': handling.autoReplies,
    'handling.strangers': handling.strangers,
    'handling.trustedRelays': handling.trustedRelays.join('\n'),
    'handling.forwarders': handling.forwarders.join('\n'),
    'handling.spamScore': handling.spamScore === null ? '' : String(handling.spamScore),
    'handling.holdSeconds': String(handling.holdSeconds),
    'handling.remindAfterDays': handling.remindAfterDays === null ? '' : String(handling.remindAfterDays),
    'handling.quoteMessages': String(handling.quoteMessages),
    'handling.plusAddress': handling.plusAddress,
    'handling.replyLine': handling.replyLine,
  }
}

type Wish = Omit<Input<'mailboxes.change'>, 'id'>

// What is no number goes as NaN, which JSON writes as null: the server's refusal then stands at the field.
const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')))
// Empty means none, so what is no number must not look empty: no setting goes that far.
const orNull = (text: string) =>
  text.trim() === '' ? null : Number.isNaN(numberOf(text)) ? Number.MAX_SAFE_INTEGER : numberOf(text)

function incomingOf(values: MailboxValues): Wish['incoming'] {
  if (values['incoming.kind'] === 'delivered') return { kind: 'delivered' }
  return {
    kind: 'imap',
    host: values['incoming.host'],
    port: numberOf(values['incoming.port']),
    security: values['incoming.security'],
    user: values['incoming.user'],
    signIn: values['incoming.signIn'],
    folder: values['incoming.folder'],
    takeOver: values['incoming.takeOver'],
    ticketsFromDays: values['incoming.ticketsFromDays'] === 'all' ? null : numberOf(values['incoming.ticketsFromDays']),
    afterwards: values['incoming.afterwards'],
  }
}

function outgoingOf(values: MailboxValues): Wish['outgoing'] {
  if (values['outgoing.kind'] === 'none') return { kind: 'none' }
  return {
    kind: 'smtp',
    host: values['outgoing.host'],
    port: numberOf(values['outgoing.port']),
    security: values['outgoing.security'],
    user: values['outgoing.user'].trim() || null,
    signIn: values['outgoing.signIn'],
  }
}

const handlingOf = (values: MailboxValues): NonNullable<Wish['handling']> => ({
  acknowledge: values['handling.acknowledge'],
  autoReplies: values['handling.autoReplies'],
  strangers: values['handling.strangers'],
  trustedRelays: linesOf(values['handling.trustedRelays']),
  forwarders: linesOf(values['handling.forwarders']),
  spamScore: orNull(values['handling.spamScore']),
  holdSeconds: numberOf(values['handling.holdSeconds']),
  remindAfterDays: orNull(values['handling.remindAfterDays']),
  quoteMessages: numberOf(values['handling.quoteMessages']),
  plusAddress: values['handling.plusAddress'],
  replyLine: values['handling.replyLine'],
})

/**
 * What is sent. A server is told whole or not at all: half of one would be another server's.
 * @param changes those that are told; @param whole everything as it stands in the form
 */
export function toWish(changes: Partial<MailboxValues>, whole: MailboxValues): Wish {
  const touched = (group: string) => Object.keys(changes).some((key) => key.startsWith(`${group}.`))
  const { name, address, senderName, team, category, language, signature, active } = changes
  return {
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
    ...(senderName !== undefined && { senderName: senderName.trim() || null }),
    ...(team !== undefined && { team }),
    ...(category !== undefined && { category }),
    ...(language !== undefined && { language }),
    ...(signature !== undefined && { signature }),
    ...(active !== undefined && { active }),
    ...(touched('incoming') && { incoming: incomingOf(whole) }),
    ...(touched('outgoing') && { outgoing: outgoingOf(whole) }),
    ...(touched('handling') && { handling: handlingOf(whole) }),
    ...(changes.incomingPassword && { incomingPassword: changes.incomingPassword }),
    ...(changes.outgoingPassword && { outgoingPassword: changes.outgoingPassword }),
  }
}

export function toAdded(values: MailboxValues): Input<'mailboxes.add'> {
  const { name, address, ...rest } = values
  return { ...toWish(rest, values), name, address }
}
