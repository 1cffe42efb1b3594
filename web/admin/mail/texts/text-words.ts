// The texts of what the desk mails, in words. Pure.
import type { Output } from '../../../app/api.ts'
import { languageName } from '../mailboxes/languages.ts'

export type MailText = Output<'mail-templates.get'>
export type Kind = MailText['kind']
export type Language = MailText['language']

export const kindNames: Record<Kind, { name: string; when: string }> = {
  acknowledgement: { name: 'Acknowledgement', when: 'To the requester, when their ticket has arrived.' },
  reply: { name: 'Reply', when: 'To the requester and those in copy, when an agent answers.' },
  copy: { name: 'Copy', when: 'To others on the ticket, when the requester’s side writes.' },
  notice: { name: 'Notice', when: 'To those who work the ticket, when the requester’s side writes.' },
  resolution: { name: 'Resolution', when: 'To the requester and those in copy, when the ticket is resolved.' },
  closed: { name: 'Closing', when: 'To the requester, when the ticket closes by itself.' },
  reopened: { name: 'Reopening', when: 'To those who did not reopen it: the requester’s side or those who work it.' },
  reminder: { name: 'Reminder', when: 'To the requester, when the ticket has waited for them for some days.' },
}

const offered: Language[] = ['en', 'de', 'fr', 'es', 'nl', 'it', 'pt', 'pl']
export const languageChoices = offered.map((value) => ({ value, label: languageName(value) }))

export const readLanguage = (search: Record<string, unknown>): Language =>
  offered.find((one) => one === search.language) ?? 'en'

export const isKind = (text: string): text is Kind => text in kindNames
