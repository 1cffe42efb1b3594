// What became of a mail, and what was found out about it, in plain sentences. Pure.
import type { Output } from '../../app/api.ts'
import type { LedgerState, Show } from './ledger-search.ts'

export type LedgerDetails = Output<'mail-ledger.get'>
type Verdict = NonNullable<LedgerDetails['verdict']>

export const stateWords: Record<LedgerState, string> = {
  received: 'Waiting',
  ticketed: 'Ticket',
  appended: 'Reply',
  ignored: 'Ignored',
  quarantined: 'Held back',
  failed: 'Failed',
}

export const showWords: Record<Show, string> = { ...stateWords, ticketed: 'Tickets', appended: 'Replies', all: 'All' }

export const emptyWords: Record<Show, string> = {
  quarantined: 'Nothing is held back.',
  failed: 'Nothing failed.',
  received: 'Nothing waits: every mail has been looked at.',
  ticketed: 'No mail has become a ticket yet.',
  appended: 'No mail has become a reply yet.',
  ignored: 'Nothing was ignored.',
  all: 'No mail has come in yet. It begins with a mailbox.',
}

const kinds: Record<string, string> = {
  person: 'A person wrote it.',
  'auto-reply': 'An automatic reply, such as an out-of-office note.',
  'auto-generated': 'A machine wrote it.',
  bounce: 'A report that a mail could not be delivered.',
  delayed: 'A report that a mail is late.',
  delivered: 'A report that a mail was delivered.',
  'read-receipt': 'A receipt: somebody opened a mail.',
  'calendar-reply': 'An answer to an invitation.',
  challenge: 'Somebody’s filter wants a proof that a person wrote.',
  'feedback-report': 'A report that somebody called a mail spam.',
  desk: 'Another service desk sent it.',
  list: 'It came over a mailing list.',
  bulk: 'A newsletter or the like.',
  ours: 'This desk sent it itself.',
  loop: 'It went round in a circle.',
}

const proofs: Record<Verdict['from'], string> = {
  proven: 'Its sender is proven',
  unproven: 'Nobody vouches for its sender',
  failed: 'Its sender is not who it says',
}

const matches: Record<NonNullable<Verdict['match']>, string> = {
  token: 'It found its ticket by the signed address or message that it answers.',
  reference: 'It found its ticket by the message that it answers.',
  subject: 'It found its ticket by the number in its subject.',
  hand: 'Somebody put it where it is.',
}

export interface Sentence {
  text: string
  /** What the sentence rests on. */
  detail?: string
}

const found = (by: Verdict['by']) => {
  if (!by || by === 'nobody') return ''
  return by === 'us' ? ': the desk checked it' : `, says ${by}`
}

/** What was found out, the most telling first. */
export function sentencesOf(verdict: Verdict): Sentence[] {
  const { kind, why, from, by, spf, dkim, dmarc, match } = verdict
  const checks = [spf && `SPF ${spf}`, dkim && `DKIM ${dkim}`, dmarc && `DMARC ${dmarc}`].filter(Boolean).join(' · ')
  return [
    { text: kinds[kind] ?? `It was taken for: ${kind}.`, ...(why && { detail: why }) },
    { text: `${proofs[from]}${found(by)}.`, ...(checks && { detail: checks }) },
    ...(match ? [{ text: matches[match] }] : []),
  ]
}

const sources: Record<LedgerDetails['source'], string> = {
  imap: 'Fetched from the mailbox',
  smtp: 'Delivered by a mail server',
  hook: 'Handed in',
  upload: 'Uploaded',
}
export const sourceWords = (source: LedgerDetails['source']) => sources[source]

/** `Name <address>` as its two halves. */
export function splitFrom(from: string | null): { name: string; address: string } {
  const text = from ?? ''
  const open = text.lastIndexOf('<')
  if (open < 0 || !text.endsWith('>')) return { name: '', address: text }
  return { name: text.slice(0, open).trim(), address: text.slice(open + 1, -1) }
}
