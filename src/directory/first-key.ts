// What a set-up without a browser hands to the operator: an admin's API key, and a link to set the password.
import type { Context } from '../platform/context.ts'
import * as store from './access.store.ts'
import { newToken } from './token.ts'

export async function createKeyFor(
  ctx: Context,
  person: string,
  wish: { name: string; invite: boolean },
): Promise<{ token: string; invitation: string | null }> {
  const { token, hash } = newToken('api_key', ctx.tenant)
  await store.insertKey(ctx, {
    id: ctx.newId(),
    person_id: person,
    name: wish.name,
    start: `mb_…${token.slice(25, 31)}`,
    token_hash: hash,
    scopes: null,
    expires_at: null,
  })
  if (!wish.invite) return { token, invitation: null }
  const invitation = newToken('invitation', ctx.tenant)
  const expires = new Date(ctx.now.getTime() + 7 * 24 * 3600 * 1000)
  await store.replaceInvitation(ctx, {
    id: ctx.newId(),
    person_id: person,
    token_hash: invitation.hash,
    expires_at: expires,
  })
  return { token, invitation: `${ctx.baseUrl}/invitation#token=${invitation.token}` }
}
