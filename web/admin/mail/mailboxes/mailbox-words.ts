// A mailbox's settings in words: what its fields are called, and what saving a change does. Pure.
import type { FieldWords } from '../../record/conflict-view.tsx'
import type { MailboxValues } from './mailbox-values.ts'

const labels: Record<keyof MailboxValues, string> = {
  name: 'Name',
  address: 'Address',
  senderName: 'Name of the sender',
  team: 'Team',
  category: 'Category',
  language: 'Language',
  signature: 'Signature',
  active: 'Switched on',
  'incoming.kind': 'How mail comes in',
  'incoming.host': 'Server for incoming mail',
  'incoming.port': 'Port for incoming mail',
  'incoming.security': 'Security of incoming mail',
  'incoming.user': 'User for incoming mail',
  'incoming.signIn': 'Sign-in for incoming mail',
  'incoming.folder': 'Folder',
  'incoming.takeOver': 'Take over',
  'incoming.ticketsFromDays': 'Which of it becomes tickets',
  'incoming.afterwards': 'Afterwards',
  incomingPassword: 'Password for incoming mail',
  'outgoing.kind': 'How mail goes out',
  'outgoing.host': 'Server for outgoing mail',
  'outgoing.port': 'Port for outgoing mail',
  'outgoing.security': 'Security of outgoing mail',
  'outgoing.user': 'User for outgoing mail',
  'outgoing.signIn': 'Sign-in for outgoing mail',
  outgoingPassword: 'Password for outgoing mail',
  'handling.acknowledge': 'Acknowledge',
  'handling.autoReplies': 'Automatic replies',
  'handling.strangers': 'Strangers',
  'handling.trustedRelays': 'Trusted relays',
  'handling.forwarders': 'Addresses that redirect to it',
  'handling.spamScore': 'Spam score',
  'handling.holdSeconds': 'Undo sending',
  'handling.remindAfterDays': 'Remind after',
  'handling.quoteMessages': 'Quoted messages',
  'handling.plusAddress': 'Address with a plus',
  'handling.replyLine': 'Line to write above',
}

/** @param days as in the form */
export function daysInWords(days: string): string {
  if (days === 'all') return 'All of it'
  if (days === '0') return 'None of it'
  return days === '365'
    ? 'What came in the last year'
    : `What came in the last ${days === '1' ? 'day' : `${days} days`}`
}

export const mailboxWords = (nameOf: (id: string) => string): FieldWords<MailboxValues> => ({
  labels,
  show: (field, value) => {
    if (field === 'incomingPassword' || field === 'outgoingPassword') return value ? 'Entered' : 'As it was'
    if (typeof value === 'boolean') return value ? 'Yes' : 'No'
    if (field === 'incoming.ticketsFromDays') return daysInWords(String(value))
    if (value === null || value === '') return 'None'
    return field === 'team' || field === 'category' ? nameOf(value) : value
  },
})

export function effectsOf(before: MailboxValues, after: MailboxValues): string[] {
  const effects: string[] = []
  if (before.active && !after.active)
    effects.push('Nothing is taken in from it and nothing goes out. What people write meanwhile waits on its server.')
  if (before.address !== after.address && before.address)
    effects.push(
      `Answers come from ${after.address || 'its new address'} from now on. Replies to mails sent before still find their tickets.`,
    )
  if (before['incoming.kind'] === 'imap' && after['incoming.kind'] === 'delivered')
    effects.push('Its server is no longer looked into.')
  if (after['incoming.kind'] === 'imap' && after['incoming.takeOver'] === 'everything')
    effects.push(
      after['incoming.ticketsFromDays'] === 'all'
        ? 'Every mail that lies in the folder becomes a ticket or a reply, oldest first. Nobody is mailed about old ones.'
        : 'Every mail that lies in the folder comes into the ledger, oldest first. Nobody is mailed about old ones.',
    )
  if (before['handling.plusAddress'] && !after['handling.plusAddress'])
    effects.push(
      'Answers find their ticket by the message that they answer, not by the address: some mail programs forget it.',
    )
  if (before['outgoing.kind'] === 'smtp' && after['outgoing.kind'] === 'none')
    effects.push('Nobody is mailed from it any more: tickets say so for each person.')
  return effects
}
