// Who may change a saved reply: their own, everybody of a team its, and those for everyone who holds the permission for it.
import { holding, no, yes } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import type { Can } from '../../platform/shapes.ts'
import type { Scope } from './contract.ts'

interface Owned {
  scope: Scope
  owner: string
  team: string | null
}

export function mayChange(ctx: Pick<Context, 'actor'>, { scope, owner, team }: Owned): Can {
  if (scope === 'everyone') return holding(ctx, 'replies.manage')
  if (scope === 'team' && team !== null)
    return ctx.actor.teams.has(team) || ctx.actor.permissions.has('replies.manage')
      ? yes
      : no('Only members of its team change it.')
  return owner === ctx.actor.id ? yes : no('Only whoever wrote it changes it.')
}

/** @throws DeskError forbidden */
export function demandChange(ctx: Pick<Context, 'actor'>, reply: Owned): void {
  const { allowed, reason } = mayChange(ctx, reply)
  if (!allowed) throw new DeskError('forbidden', `${reason} Nothing was changed.`)
}
