// Ids in a link of a mail, signed: whoever reads them learns nothing, and nobody makes one.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '../../platform/context.ts'

const bytes = 16

const idOf = (data: Buffer) => data.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const raw = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

const tagOf = (secret: Context['secret'], purpose: string, body: Buffer) =>
  createHmac('sha256', secret).update(`${purpose}\n`).update(body).digest().subarray(0, bytes)

/** @param purpose what is signed for one is nothing for another */
export function signedIds(secret: Context['secret'], purpose: string, ids: string[]): string {
  const body = Buffer.concat(ids.map(raw))
  return Buffer.concat([body, tagOf(secret, purpose, body)]).toString('base64url')
}

/** So many ids, or undefined for what this desk did not make. */
export function readIds(
  secret: Context['secret'],
  purpose: string,
  token: string,
  count: number,
): string[] | undefined {
  const all = /^[\w-]+$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0)
  if (all.length !== (count + 1) * bytes || all.toString('base64url') !== token) return undefined
  const body = all.subarray(0, count * bytes)
  if (!timingSafeEqual(tagOf(secret, purpose, body), all.subarray(body.length))) return undefined
  return Array.from({ length: count }, (_, n) => idOf(body.subarray(n * bytes, (n + 1) * bytes)))
}
