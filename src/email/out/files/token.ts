// The token in the link to a file that was too large for its mail: which file, of which mail, and so for whom.
import type { Context } from '../../../platform/context.ts'
import { readIds, signedIds } from '../signed-ids.ts'

const purpose = 'mailed file'

/** Two weeks from when the mail was made: long enough for a holiday, and a mailbox that is read by others later holds no key. */
export const fileLinkLife = 14 * 24 * 3600 * 1000

export interface FileLink {
  tenant: string
  /** Of the row in the outbox. */
  mail: string
  attachment: string
}

export const fileToken = (secret: Context['secret'], { tenant, mail, attachment }: FileLink): string =>
  signedIds(secret, purpose, [tenant, mail, attachment])

/** Undefined for what this desk did not make. */
export function readFileToken(secret: Context['secret'], token: string): FileLink | undefined {
  const [tenant, mail, attachment] = readIds(secret, purpose, token, 3) ?? []
  return tenant && mail && attachment ? { tenant, mail, attachment } : undefined
}
