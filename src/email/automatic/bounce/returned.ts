// What came back of the mail that was not delivered: its Message-ID, so that the desk finds what it sent.
import type { Judged } from '../kinds.ts'
import { addressIn, fieldGroups, idIn } from './fields.ts'

export interface Returned {
  messageId: string | null
  from: string | null
  to: string | null
}

const holders = [
  'text/rfc822-headers',
  'message/rfc822',
  'message/global',
  'message/global-headers',
  'text/rfc822-header',
]

export function returnedOf(mail: Judged): Returned {
  for (const { type, text } of mail.parts)
    if (holders.includes(type.toLowerCase())) {
      const found = headOf(text)
      if (found) return found
    }
  const inText = embedded(mail.text.slice(0, 200_000))
  if (inText) return inText
  // A server that returns nothing may still answer the mail it could not deliver.
  return { messageId: mail.inReplyTo[0] ?? mail.references.at(-1) ?? null, from: null, to: null }
}

function headOf(text: string): Returned | null {
  const head = fieldGroups(text).find((group) => group.has('message-id') || group.has('from'))
  return head ? told(head) : null
}

/** Headers in the middle of a text: found by their Message-ID. */
function embedded(text: string): Returned | null {
  const head = fieldGroups(unquoted(text)).find((group) => idIn(group.get('message-id')) !== null)
  return head ? told(head) : null
}

/** Exchange writes the headers in its text, some servers quote them; the blanks before them are no folding. */
function unquoted(text: string): string {
  const lines = text.split(/\r?\n|\r/)
  return lines
    .map((line) =>
      /^[\s>]{0,8}message-id\s{0,3}:/i.test(line) ? line.replace(/^[\s>]+/, '') : line.replace(/^>+ ?/, ''),
    )
    .join('\n')
}

function told(head: Map<string, string>): Returned {
  const first = (name: string) => addressIn(head.get(name) ?? '')
  return { messageId: idIn(head.get('message-id')), from: first('from'), to: first('to') }
}
