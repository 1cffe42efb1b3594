// Servers of the large providers, as their own pages tell them. Pure.
import type { MailboxValues } from './mailbox-values.ts'

interface Preset {
  label: string
  hint: string
  values: Partial<MailboxValues>
}

export type PresetName = 'google' | 'microsoft' | 'other'

/**
 * https://developers.google.com/workspace/gmail/imap/imap-smtp and
 * https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission
 */
export const presets: Record<PresetName, Preset> = {
  google: {
    label: 'Google Workspace',
    hint: 'Gmail. Signs in with Google, no password is kept.',
    values: {
      'incoming.host': 'imap.gmail.com',
      'incoming.port': '993',
      'incoming.security': 'tls',
      'incoming.signIn': 'google',
      'outgoing.kind': 'smtp',
      'outgoing.host': 'smtp.gmail.com',
      'outgoing.port': '465',
      'outgoing.security': 'tls',
      'outgoing.signIn': 'google',
    },
  },
  microsoft: {
    label: 'Microsoft 365',
    hint: 'Exchange Online. Signs in with Microsoft, no password is kept.',
    values: {
      'incoming.host': 'outlook.office365.com',
      'incoming.port': '993',
      'incoming.security': 'tls',
      'incoming.signIn': 'microsoft',
      'outgoing.kind': 'smtp',
      'outgoing.host': 'smtp.office365.com',
      'outgoing.port': '587',
      'outgoing.security': 'starttls',
      'outgoing.signIn': 'microsoft',
    },
  },
  other: {
    label: 'Another server',
    hint: 'Any IMAP server, with a user and a password.',
    values: { 'incoming.signIn': 'password', 'outgoing.signIn': 'password' },
  },
}

export function presetOf(values: MailboxValues): PresetName {
  const names: PresetName[] = ['google', 'microsoft']
  return names.find((name) => presets[name].values['incoming.host'] === values['incoming.host']) ?? 'other'
}

/** What choosing one fills in. Who signs in is whoever the mail is for, unless told otherwise. */
export function filledBy(name: PresetName, values: MailboxValues): Partial<MailboxValues> {
  const user = values.address.trim()
  const known = presetOf(values) !== 'other'
  return {
    ...(name === 'other' && known && { 'incoming.host': '', 'outgoing.host': '' }),
    ...presets[name].values,
    ...(!values['incoming.user'] && { 'incoming.user': user }),
    ...(!values['outgoing.user'] && name !== 'other' && { 'outgoing.user': user }),
  }
}

/** Usual ports, where nobody has chosen one of their own. */
export const portFor = (side: 'incoming' | 'outgoing', security: MailboxValues['incoming.security'], port: string) => {
  const usual = side === 'incoming' ? ['993', '143'] : ['465', '587', '25']
  if (!usual.includes(port) && port !== '') return port
  if (side === 'incoming') return security === 'tls' ? '993' : '143'
  return security === 'tls' ? '465' : security === 'starttls' ? '587' : '25'
}
