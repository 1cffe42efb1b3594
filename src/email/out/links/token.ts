// The token in a link of a mail: which mail it was.
import type { Context } from '../../../platform/context.ts'
import { readIds, signedIds } from '../signed-ids.ts'

const purpose = 'mail link'

export const linkToken = ({ secret, tenant }: Pick<Context, 'secret' | 'tenant'>, mail: string): string =>
  signedIds(secret, purpose, [tenant, mail])

/** Undefined for what this desk did not make. */
export function readLink(secret: Context['secret'], token: string): { tenant: string; mail: string } | undefined {
  const [tenant, mail] = readIds(secret, purpose, token, 2) ?? []
  return tenant && mail ? { tenant, mail } : undefined
}
