// Passwords and tokens of mailboxes: encrypted in the database, in the clear only while they are used.
import type { Context } from '../../platform/context.ts'
import { seal, unseal } from '../../platform/sealed.ts'

export interface Secrets {
  incomingPassword?: string
  outgoingPassword?: string
  /** What Google or Microsoft gave us to sign in with, and what it takes to renew it. */
  token?: {
    refresh: string
    access: string /** ISO 8601. */
    expiresAt: string
    clientId: string
    clientSecret: string
    tenant?: string
  }
}

type Key = Pick<Context, 'secret'>

export const sealSecrets = ({ secret }: Key, secrets: Secrets): string | null =>
  Object.keys(secrets).length === 0 ? null : seal(secret, 'mailbox secrets', JSON.stringify(secrets))

/** @throws Error when the desk's key is another one than it was, after a restore without it: then they have to be entered anew */
export const unsealSecrets = ({ secret }: Key, sealed: string | null): Secrets =>
  sealed === null ? {} : (JSON.parse(unseal(secret, 'mailbox secrets', sealed)) as Secrets)

/** For showing which there are: also when they cannot be read any more. */
export function readableSecrets(key: Key, sealed: string | null): Secrets | null {
  try {
    return unsealSecrets(key, sealed)
  } catch {
    return null
  }
}
