// The token in a link of a mail: which mail it was, signed. It says nothing to whoever reads it, and nobody makes one.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'

const bytes = { tenant: 16, mail: 16, tag: 16 }

const idOf = (data: Buffer) => data.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const raw = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

const tagOf = (secret: Context['secret'], body: Buffer) =>
  createHmac('sha256', secret).update('mail link\n').update(body).digest().subarray(0, bytes.tag)

export function linkToken({ secret, tenant }: Pick<Context, 'secret' | 'tenant'>, mail: string): string {
  const body = Buffer.concat([raw(tenant), raw(mail)])
  return Buffer.concat([body, tagOf(secret, body)]).toString('base64url')
}

/** Undefined for what this desk did not make. */
export function readLink(secret: Context['secret'], token: string): { tenant: string; mail: string } | undefined {
  if (!/^[\w-]{64}$/.test(token)) return undefined
  const all = Buffer.from(token, 'base64url')
  const body = all.subarray(0, bytes.tenant + bytes.mail)
  if (!timingSafeEqual(tagOf(secret, body), all.subarray(body.length))) return undefined
  return { tenant: idOf(body.subarray(0, bytes.tenant)), mail: idOf(body.subarray(bytes.tenant)) }
}
