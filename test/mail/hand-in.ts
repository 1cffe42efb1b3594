// Raw mail for tests, and the hook by which it is handed in.
import type { TestDesk } from '../desk.ts'

export interface RawWish {
  from?: string
  to?: string
  subject?: string
  body?: string
  headers?: Record<string, string>
}

let unique = 0

/** Complete enough for a mail server; each has a Message-ID of its own unless told. */
export function rawMail({
  from = 'somebody@elsewhere.example',
  to = 'it@larkfield.example',
  subject = 'The VPN drops',
  body = 'Every hour.',
  headers = {},
}: RawWish = {}): Buffer {
  const all = { From: from, To: to, Subject: subject, 'Message-ID': `<m${++unique}@elsewhere.example>`, ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}\r\n`)
}

/** @param hookKey of a mailbox, from the answer to its adding */
export async function handIn(desk: Pick<TestDesk, 'app'>, hookKey: string, message: Buffer) {
  const { statusCode, body } = await desk.app.inject({
    method: 'POST',
    url: `/hooks/mail/${hookKey}`,
    headers: { 'content-type': 'message/rfc822' },
    payload: message,
  })
  return { status: statusCode, body: JSON.parse(body) }
}
