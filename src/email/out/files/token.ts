// The token in the link to a file that was too large for its mail: which file, of which mail, and so for whom. Signed; it names nobody.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'

const bytes = { id: 16, tag: 16 }
const shape = /^[\w-]{86}$/

/** Two weeks from when the mail was made: long enough for a holiday, and a mailbox that is read by others later holds no key. */
export const fileLinkLife = 14 * 24 * 3600 * 1000

export interface FileLink {
  tenant: string
  /** Of the row in the outbox. */
  mail: string
  attachment: string
}

const idOf = (data: Buffer) => data.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const raw = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

const tagOf = (secret: Context['secret'], body: Buffer) =>
  createHmac('sha256', secret).update('mailed file\n').update(body).digest().subarray(0, bytes.tag)

export function fileToken(secret: Context['secret'], { tenant, mail, attachment }: FileLink): string {
  const body = Buffer.concat([raw(tenant), raw(mail), raw(attachment)])
  return Buffer.concat([body, tagOf(secret, body)]).toString('base64url')
}

/** Undefined for what this desk did not make. */
export function readFileToken(secret: Context['secret'], token: string): FileLink | undefined {
  if (!shape.test(token)) return undefined
  const all = Buffer.from(token, 'base64url')
  const body = all.subarray(0, 3 * bytes.id)
  if (!timingSafeEqual(tagOf(secret, body), all.subarray(body.length))) return undefined
  const part = (n: number) => idOf(body.subarray(n * bytes.id, (n + 1) * bytes.id))
  return { tenant: part(0), mail: part(1), attachment: part(2) }
}
