// What a part is to a desk, told from its type, its name and its place: that decides where its bytes go.
import { isBody } from './body.ts'
import { isMultipart, type Part } from './mime/part.ts'

export type Kind =
  | 'text'
  | 'machine'
  | 'message'
  | 'calendar'
  | 'tnef'
  | 'smime'
  | 'signature'
  | 'ignored'
  | 'multipart'
  | 'file'

const machines = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/feedback-report',
  'text/rfc822-headers',
  'message/global-headers',
])
const messages = new Set(['message/rfc822', 'message/global', 'message/rfc2822'])
const calendars = new Set(['text/calendar', 'application/ics', 'application/calendar'])
const envelopes = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime'])
const signatures = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
])

export function kindOf(part: Part): Kind {
  if (isMultipart(part) && part.disposition !== 'attachment') return 'multipart'
  if (isBody(part)) return 'text'
  if (machines.has(part.type)) return 'machine'
  if (messages.has(part.type)) return 'message'
  if (calendars.has(part.type)) return 'calendar'
  if (
    part.type === 'application/ms-tnef' ||
    part.type === 'application/vnd.ms-tnef' ||
    /^winmail\.dat$/i.test(part.name ?? '')
  )
    return 'tnef'
  if (envelopes.has(part.type)) return 'smime'
  if (signatures.has(part.type)) return 'signature'
  // The same text once more, for programs that show moving mails.
  if (part.type === 'text/x-amp-html' && part.disposition !== 'attachment') return 'ignored'
  return 'file'
}

const extensions: Record<string, string> = {
  'image/jpeg': 'picture.jpg',
  'image/png': 'picture.png',
  'image/gif': 'picture.gif',
  'image/webp': 'picture.webp',
  'image/svg+xml': 'picture.svg',
  'application/pdf': 'document.pdf',
  'application/pgp-signature': 'signature.asc',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
  'application/ms-tnef': 'winmail.dat',
  'text/calendar': 'invitation.ics',
  'application/ics': 'invitation.ics',
  'text/rfc822-headers': 'headers.txt',
  'message/delivery-status': 'delivery status.txt',
  'message/disposition-notification': 'receipt.txt',
  'message/feedback-report': 'feedback report.txt',
  'text/plain': 'text.txt',
  'text/html': 'text.html',
  'text/csv': 'table.csv',
}

/** A name for what came without one. */
export function nameFor(type: string): string {
  return extensions[type] ?? 'file'
}
