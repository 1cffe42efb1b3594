// A saved view as the world sees it, and whether its filter can still be read.
import { no, yes } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { missing } from '../../platform/errors.ts'
import type { Can } from '../../platform/shapes.ts'
import { check } from '../filter/condition.ts'
import { FilterProblem, parse } from '../filter/index.ts'
import type { View } from './contract.ts'
import * as store from './store.ts'

/** Its owner; and of what several people use, whoever arranges the teams. */
export function mayChange({ actor }: Context, view: Pick<store.ViewRow, 'owner_id' | 'scope'>): Can {
  if (view.owner_id === actor.id || (view.scope !== 'private' && actor.permissions.has('teams.manage'))) return yes
  return no('Only its owner, or somebody who manages teams, changes a shared view. Save a copy of your own.')
}

/** @throws DeskError not_found */
export async function readView(ctx: Context, reference: string): Promise<store.ViewRow> {
  const found = await store.find(ctx, reference)
  if (!found) throw missing('view')
  return found
}

export const show = async (ctx: Context, id: string): Promise<View> => present(ctx, await readView(ctx, id))

export async function present(ctx: Context, row: store.ViewRow): Promise<View> {
  const can = mayChange(ctx, row)
  return {
    id: row.id,
    name: row.name,
    filter: row.filter,
    sort: row.sort,
    group: row.group_by,
    columns: row.columns,
    scope: row.scope,
    team: row.team_id && row.team_name ? { id: row.team_id, name: row.team_name } : null,
    owner: { id: row.owner_id, name: row.owner_name },
    pin: row.pin,
    problem: await problemOf(ctx, row.filter),
    revision: row.revision,
    can: { change: can, remove: can },
  }
}

async function problemOf(ctx: Context, filter: string): Promise<View['problem']> {
  try {
    await check(ctx, parse(filter))
    return null
  } catch (error) {
    if (!(error instanceof FilterProblem)) throw error
    return { message: error.message, ...error.at }
  }
}
