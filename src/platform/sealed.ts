// What is kept encrypted in the database: AES-256-GCM under a key made of the desk's own, which lies outside it.
import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto'

/** One for each use, so that what was sealed for one of them cannot be passed off as something else. */
type Use = 'idempotent answers' | 'mailbox secrets' | 'mailbox authorization'

const keyOf = (secret: KeyObject, use: Use) => createHmac('sha256', secret).update(use).digest()

/** Nonce, tag and text, in base64. */
export function seal(secret: KeyObject, use: Use, plain: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, use), nonce)
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
}

/** @throws Error when it was sealed with another key, or altered */
export function unseal(secret: KeyObject, use: Use, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, use), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString()
}
