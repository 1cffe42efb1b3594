// Tokens carry their workspace in front, so that a request goes straight to its tenant, and a random secret behind.
// Only the SHA-256 is kept. Sessions, keys and invitations have different first letters and never stand in for each other.
import { createHash, randomBytes } from 'node:crypto'

const prefixes = { api_key: 'mb_', session: 'ms_', invitation: 'mi_', mail_hook: 'mh_' } as const
export type TokenKind = keyof typeof prefixes

export interface NewToken {
  token: string
  hash: Buffer
}

export function newToken(kind: TokenKind, tenant: string): NewToken {
  const place = Buffer.from(tenant.replaceAll('-', ''), 'hex').toString('base64url')
  const token = `${prefixes[kind]}${place}${randomBytes(32).toString('base64url')}`
  return { token, hash: hashToken(token) }
}

/** Which tenant a token belongs to, or undefined for what is no such token. Says nothing about whether it is valid. */
export function readToken(kind: TokenKind, token: string): { tenant: string; hash: Buffer } | undefined {
  const match = /^(m[bsih]_)([\w-]{22})[\w-]{43}$/.exec(token)
  if (match?.[1] !== prefixes[kind]) return undefined
  const hex = Buffer.from(match[2] as string, 'base64url').toString('hex')
  const tenant = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { tenant, hash: hashToken(token) }
}

const hashToken = (token: string) => createHash('sha256').update(token).digest()
