// Mailing lists (RFC 2919, RFC 2369), newsletters, and mails of other service desks.
import { firstOf, keywordOf, told, valuesOf } from './header.ts'
import { type Judge, type Judged, judged, type Ours } from './kinds.ts'

const listHeaders = [
  'list-id',
  'list-post',
  'list-subscribe',
  'list-owner',
  'list-archive',
  'mailing-list',
  'x-mailing-list',
  'x-mailman-version',
  'x-beenthere',
  'x-list-administrivia',
  'x-listname',
  'x-google-group-id',
]

/**
 * Whether the list that carried this mail is an address of the desk itself: `support@example.com` as a Google group that passes its
 * mail on to the desk. Then its headers say nothing about who wrote the mail.
 */
function ownList(mail: Judged, { addresses, forwarders = [] }: Ours): boolean {
  const written = ['list-post', 'list-id', 'x-beenthere', 'mailing-list', 'list-owner']
    .flatMap((name) => valuesOf(mail, name))
    .join(' ')
    .toLowerCase()
  return [...addresses, ...forwarders].some((address) => {
    const known = address.toLowerCase()
    return bounded(written, known) || bounded(written, known.replace('@', '.'))
  })
}

/** The word stands alone: `support@example.com` is not found in `old-support@example.com.au`. */
function bounded(text: string, word: string): boolean {
  const at = text.indexOf(word)
  if (at < 0) return false
  const part = (sign: string | undefined) => sign !== undefined && /[\w.@-]/.test(sign)
  return !part(text[at - 1]) && !part(text[at + word.length])
}

const precedences: Record<string, 'list' | 'bulk'> = { list: 'list', bulk: 'bulk', junk: 'bulk' }

export const listed: Judge = (mail, { ours }) => {
  if (ownList(mail, ours)) return null
  const name = listHeaders.find((each) => firstOf(mail, each) !== null)
  if (name) return judged('list', `It came over a mailing list: “${told(name, firstOf(mail, name) ?? '')}”.`)
  for (const header of ['precedence', 'x-precedence'])
    for (const value of valuesOf(mail, header)) {
      const kind = precedences[keywordOf(value)]
      if (kind) return judged(kind, `The header “${told(header, value)}” says so.`)
    }
  const leave = firstOf(mail, 'list-unsubscribe') ?? firstOf(mail, 'list-help')
  if (leave === null) return null
  return judged('bulk', `It can be unsubscribed from: “${told('list-unsubscribe', leave)}”.`)
}

/** Headers that other desks set on all that they send, answers of their people included. */
const deskHeaders = [
  'x-otrs-loop',
  'x-znuny-loop',
  'x-rt-ticket',
  'x-rt-loop-prevention',
  'x-libredesk-loop-prevention',
  'x-freescout-mail-type',
  'x-zendesk-from-account-id',
  'x-zendesk-email-id',
  'x-zammad-ticket-id',
  'x-helpscout-conversation-id',
  'x-freshdesk-ticket-id',
  'x-fd-ticket-id',
  'x-glpi-itemtype',
  'x-jira-fingerprint',
  'x-redmine-issue-id',
  'x-servicenow-source',
  'x-uvdesk-ticket-id',
  'x-mendbook-desk',
]

const deskMailers = [
  'zammad',
  'osticket',
  'otrs',
  'znuny',
  'freescout',
  'zendesk',
  'freshdesk',
  'help scout',
  'helpscout',
  'request tracker',
  'libredesk',
  'glpi',
  'redmine',
  'jira',
  'servicenow',
  'kayako',
  'uvdesk',
  'trudesk',
  'supportpal',
  'jitbit',
  'spiceworks',
  'mendbook',
]

/**
 * Another service desk sent it. Its people may have written it, so it does what a person's mail does; but two desks that
 * acknowledge each other's acknowledgements never end, so nothing is answered.
 */
export const otherDesk: Judge = (mail) => {
  for (const name of deskHeaders) {
    const value = firstOf(mail, name)
    if (value !== null) return judged('desk', `Another service desk sent it: “${told(name, value)}”.`)
  }
  for (const name of ['x-mailer', 'x-powered-by', 'user-agent', 'x-managed-by']) {
    const value = firstOf(mail, name)
    const known = value?.toLowerCase()
    if (value !== null && known && deskMailers.some((mailer) => known.includes(mailer)))
      return judged('desk', `Another service desk sent it: “${told(name, value)}”.`)
  }
  return null
}
