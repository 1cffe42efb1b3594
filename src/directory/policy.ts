// Who may change whom. Holding a permission is checked before; here is what it does not cover.
import type { Context } from '../platform/context.ts'
import { DeskError } from '../platform/errors.ts'
import type { Permission } from '../platform/operation.ts'
import type { Can } from '../platform/shapes.ts'
import * as people from './people.store.ts'
import * as teams from './teams.store.ts'

export const yes: Can = { allowed: true, reason: null }
export const no = (reason: string): Can => ({ allowed: false, reason })

export const holding = ({ actor }: Pick<Context, 'actor'>, permission: Permission): Can =>
  actor.permissions.has(permission) ? yes : no(`Needs the permission ${permission}.`)

/** Nobody hands out, or takes over, more than they have themselves. @throws DeskError forbidden */
export function withinOwn(ctx: Context, permissions: Iterable<Permission>, what: string): void {
  const beyond = [...permissions].filter((permission) => !ctx.actor.permissions.has(permission))
  if (beyond.length === 0 || ctx.actor.kind === 'system') return
  throw new DeskError(
    'forbidden',
    `${what} needs permissions that you do not have yourself (${beyond.join(', ')}), so nothing was changed. Ask somebody who has them.`,
  )
}

/** Nobody lets others, or themselves, into the tickets of a restricted team that they do not see. @throws DeskError forbidden */
export async function withinOwnTeams(ctx: Context, entered: string[]): Promise<void> {
  if (entered.length === 0 || ctx.actor.kind === 'system' || ctx.actor.permissions.has('tickets.all')) return
  const closed = (await teams.restrictedAmong(ctx, entered)).filter(({ id }) => !ctx.actor.teams.has(id))
  if (closed.length === 0) return
  throw new DeskError(
    'forbidden',
    `Tickets of ${closed.map(({ name }) => name).join(', ')} are restricted and you do not see them, so you cannot let anybody in and nothing was changed. Ask a member of the team.`,
  )
}

/** Called after a change and before its commit: the workspace must never lock itself out. @throws DeskError conflict */
export async function someoneKeepsTheKeys(ctx: Context): Promise<void> {
  if ((await people.keyHolders(ctx)) > 0) return
  throw new DeskError(
    'conflict',
    'Nobody would be left who can sign in and manage people and roles, so nothing was changed. Give somebody else the Admin role first.',
  )
}
