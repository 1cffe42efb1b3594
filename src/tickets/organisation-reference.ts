// Organisations by what people call them.
import { organisationId } from '../directory/index.ts'
import type { Context } from '../platform/context.ts'
import { invalid } from '../platform/errors.ts'
import { isAgent } from './policy.ts'

const nobodys = '00000000-0000-0000-0000-000000000000'

/** Requesters name no organisation but their own: an answer must not tell which ones there are. @throws DeskError invalid */
export async function organisationOf(ctx: Context, reference: string, path = 'organisation'): Promise<string> {
  if (reference === 'mine') return ctx.actor.organisation ?? nobodys
  if (isAgent(ctx.actor) || ctx.actor.permissions.has('directory.read')) return organisationId(ctx, reference, path)
  throw invalid(path, 'can only be mine')
}
