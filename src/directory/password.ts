// Passwords by scrypt (RFC 7914), with the parameters kept beside each hash so that they can rise later.
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
// 32 MB and about 60 ms for each try on a small server.
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password.normalize('NFKC'), salt, 32, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** A missing hash costs as much time as a wrong password, so that answers do not tell who has an account. */
export async function passwordMatches(password: string, hash: string | null | undefined): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = (hash ?? '').split('$')
  const expected = Buffer.from(key ?? '', 'base64url')
  if (scheme !== 'scrypt' || expected.length !== 32) {
    await derive(password.normalize('NFKC'), randomBytes(16), 32, cost)
    return false
  }
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: cost.maxmem * 2 }
  const given = await derive(password.normalize('NFKC'), Buffer.from(salt ?? '', 'base64url'), 32, options)
  return timingSafeEqual(given, expected)
}
