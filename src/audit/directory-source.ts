// What the directory hands in: it stands below the log, so its part is written here.
import { labelledKinds, labels } from '../directory/index.ts'
import type { AuditSource } from './source.ts'

const from = (address: unknown) => (address ? ` from ${String(address)}` : '')

export const directorySource: AuditSource = {
  words: {
    'session.started': ({ address }) => `signed in${from(address)}`,
    'session.ended': () => 'ended a session',
    'sign_in.failed': ({ address }) => `refused a sign-in${from(address)}: the password was wrong`,
    'sign_in.locked': ({ address, minutes }) =>
      `took no more attempts to sign in for ${String(minutes)} minutes, after too many wrong passwords${from(address)}`,
    'password.changed': () => 'changed the password',
    'person.invited': () => 'made an invitation',
    'invitation.accepted': () => 'accepted the invitation and set a password',
    'api_key.created': ({ name, scopes }) =>
      `created the API key ${String(name)}${Array.isArray(scopes) ? `, for ${scopes.join(', ')}` : ', for everything that they may do'}`,
    'api_key.revoked': ({ name, of }) => `revoked the API key ${String(name)} of ${String(of)}`,
    'api_key.used': ({ name }) => `came with the API key ${String(name)} for the first time that day`,
    'audit.searched': ({ filter }) => `searched the audit log${filterWords(filter)}`,
    'audit.exported': ({ filter }) => `exported the audit log${filterWords(filter)}`,
    'export.begun': (changes) => `began to export ${exported(changes)}`,
    'export.finished': (changes) => `exported ${rowsOf(changes)} of ${exported(changes)}`,
    'export.broken_off': (changes) => `exported ${rowsOf(changes)}, and no more, of ${exported(changes)}: it broke off`,
    'reaction.failed': ({ reaction, error }) => `could not finish ${String(reaction)}: ${String(error)}`,
  },
  subjects: labelledKinds.map((kind) => ({ kind, labels: (ctx, ids) => labels(ctx, kind, ids) })),
}

const exported = ({ what, format, filter }: Record<string, unknown>) =>
  `${String(what)} as ${String(format).toUpperCase()}${filterWords(filter)}`

const rowsOf = ({ rows }: Record<string, unknown>) => (rows === 1 ? '1 row' : `${Number(rows)} rows`)

function filterWords(filter: unknown): string {
  const entries = Object.entries((filter ?? {}) as Record<string, unknown>)
  return entries.length > 0
    ? `: ${entries.map(([field, value]) => `${spaced(field)} ${String(value)}`).join(', ')}`
    : ''
}

const spaced = (field: string) => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
