// What a set-up without a browser hands to the operator: an admin's API key, and a link to set the password.
import type { Context } from '../platform/context.ts'
import { keyOf } from './api-keys.ts'
import { linkFor } from './invitations.ts'

export async function createKeyFor(
  ctx: Context,
  person: string,
  { name, invite }: { name: string; invite: boolean },
): Promise<{ token: string; invitation: string | null }> {
  const { token } = await keyOf(ctx, person, { name, scopes: null, expires: null })
  return { token, invitation: invite ? (await linkFor(ctx, person)).url : null }
}
