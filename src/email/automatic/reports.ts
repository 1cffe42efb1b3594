// Reports: mails whose form says what they are. Multipart reports (RFC 6522), answers of calendars (RFC 5546).
import { readBounce } from './bounce/index.ts'
import { firstOf } from './header.ts'
import { type Judge, type Judged, type Judgement, judged } from './kinds.ts'

/** `multipart/report; report-type=feedback-report; boundary=…` → `feedback-report`. */
export function reportType(mail: Judged): string | null {
  const type = (firstOf(mail, 'content-type') ?? '').toLowerCase()
  if (!type.startsWith('multipart/report')) return null
  return parameter(type, 'report-type') ?? ''
}

function parameter(value: string, name: string): string | null {
  for (const part of value.split(';').slice(1)) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name)
      return part
        .slice(at + 1)
        .replaceAll('"', '')
        .trim()
  }
  return null
}

const byForm: Record<string, [Judgement['kind'], string]> = {
  'feedback-report': [
    'feedback-report',
    'It is a report of somebody who called a mail spam (report-type=feedback-report).',
  ],
  'disposition-notification': [
    'read-receipt',
    'It is a receipt that tells whether a mail was read (report-type=disposition-notification).',
  ],
}

export const report: Judge = (mail) => {
  const type = reportType(mail)
  const known = type === null ? undefined : byForm[type]
  if (known) return judged(...known)
  // Some programs leave the report-type out; what the mail holds then says it.
  if (type === '') {
    const held = mail.parts.map((part) => byForm[part.type.replace('message/', '')]).find(Boolean)
    if (held) return judged(...held)
  }
  return null
}

const sentences = {
  failed: 'It says that a mail could not be delivered',
  delayed: 'It says that a mail is late, and still being tried',
  delivered: 'It says that a mail was delivered',
}

/** What became of a mail: the worst that it says of any recipient. */
export const delivery: Judge = (mail, around) => {
  const bounce = readBounce(mail, around)
  if (!bounce) return null
  const actions = new Set(bounce.recipients.map(({ action }) => action))
  const who = bounce.recipients[0]?.address
  const of = who ? ` to ${who}` : ''
  if (actions.has('failed')) return judged('bounce', `${sentences.failed}${of} (${bounce.form}).`)
  if (actions.has('delayed')) return judged('delayed', `${sentences.delayed}${of} (${bounce.form}).`)
  return judged('delivered', `${sentences.delivered}${of} (${bounce.form}).`)
}

const answered = new Set(['reply', 'counter', 'declinecounter', 'refresh'])

export const calendar: Judge = (mail) => {
  const inHeader = (firstOf(mail, 'content-type') ?? '').toLowerCase()
  const method = (
    mail.invitation?.method ??
    (inHeader.startsWith('text/calendar') ? parameter(inHeader, 'method') : null) ??
    ''
  )
    .trim()
    .toLowerCase()
  if (!answered.has(method)) return null
  return judged('calendar-reply', `It answers an invitation (method=${method.toUpperCase()}).`)
}
