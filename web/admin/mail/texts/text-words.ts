// The texts of what the desk mails, in words. Pure.
import type { Output } from '../../../app/api.ts'
import { languageName } from '../mailboxes/languages.ts'

export type MailText = Output<'mail-templates.get'>
export type Kind = MailText['kind']
export type Language = MailText['language']

export const kindNames: Record<Kind, { name: string; when: string }> = {
  acknowledgement: { name: 'Acknowledgement', when: 'To the requester, when their mail has become a ticket.' },
  reply: { name: 'Reply', when: 'To the requester and those in copy, when an agent answers.' },
  copy: { name: 'Copy', when: 'To others on the ticket, when the requester’s side writes.' },
  notice: { name: 'Notice', when: 'To those who work the ticket, when the requester’s side writes.' },
  resolution: { name: 'Resolution', when: 'To the requester, when the ticket is resolved.' },
  closed: { name: 'Closing', when: 'To the requester, when the ticket is closed.' },
  reopened: { name: 'Reopening', when: 'To those who work the ticket, when it is open again.' },
  reminder: { name: 'Reminder', when: 'To the requester, when the ticket waits for them.' },
}

const offered: Language[] = ['en', 'de', 'fr', 'es', 'nl', 'it', 'pt', 'pl']
export const languageChoices = offered.map((value) => ({ value, label: languageName(value) }))

export const readLanguage = (search: Record<string, unknown>): Language =>
  offered.find((one) => one === search.language) ?? 'en'

export const isKind = (text: string): text is Kind => text in kindNames
