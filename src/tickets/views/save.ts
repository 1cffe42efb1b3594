// Saving a view: a new one, or a change of one.
import { teamId } from '../../directory/index.ts'
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { check, invalidFilter } from '../filter/condition.ts'
import { FilterProblem, parse, print } from '../filter/index.ts'
import { checkStanding } from '../grouping/standing.ts'
import { addView, changeView, type View } from './contract.ts'
import { mayChange, present, readView, show } from './show.ts'
import * as store from './store.ts'

const most = 200

export const add = implement(
  addView,
  async (ctx, { name, filter, sort, group, columns, scope = 'private', team, pin }) => {
    if ((await store.countOf(ctx, ctx.actor.id)) >= most)
      throw new DeskError(
        'conflict',
        `You have ${most} views already, so this one was not saved. Delete one that you no longer use.`,
      )
    await checkStanding(ctx, { sort, group })
    const id = ctx.newId()
    await store.insert(ctx, {
      id,
      name,
      filter: await readable(ctx, filter),
      sort: sort ?? null,
      group_by: group ?? null,
      columns: columns ?? null,
      scope,
      team_id: await teamFor(ctx, scope, team),
      owner_id: ctx.actor.id as string,
      created_at: ctx.now,
      deleted_at: null,
    })
    if (pin) await store.pin(ctx, id)
    const view = await show(ctx, id)
    await announce(ctx, 'view.added', view, { name, filter: view.filter, scope })
    return view
  },
)

export const change = implement(changeView, async (ctx, { id: reference, ...wish }) => {
  const { id } = await readView(ctx, reference)
  await store.lock(ctx, id)
  const before = await readView(ctx, id)
  await unchanged(ctx, 'view', before.revision, () => present(ctx, before))
  demandChange(ctx, before)
  await checkStanding(ctx, {
    sort: wish.sort === before.sort ? null : wish.sort,
    group: wish.group === before.group_by ? null : wish.group,
  })
  const scope = wish.scope ?? before.scope
  const moved = wish.scope !== undefined || wish.team !== undefined
  await store.update(ctx, id, {
    ...(wish.name !== undefined && { name: wish.name }),
    ...(wish.filter !== undefined && { filter: await readable(ctx, wish.filter) }),
    ...(wish.sort !== undefined && { sort: wish.sort }),
    ...(wish.group !== undefined && { group_by: wish.group }),
    ...(wish.columns !== undefined && { columns: wish.columns }),
    ...(moved && { scope, team_id: await teamFor(ctx, scope, wish.team === undefined ? before.team_id : wish.team) }),
  })
  const view = await show(ctx, id)
  await announce(ctx, 'view.changed', view, wish)
  return view
})

/** @throws DeskError forbidden */
export function demandChange(ctx: Context, view: store.ViewRow): void {
  const { allowed, reason } = mayChange(ctx, view)
  if (!allowed) throw new DeskError('forbidden', `${reason} Nothing was changed.`)
}

/** In its one spelling. @throws DeskError invalid at the place that is wrong */
async function readable(ctx: Context, filter: string): Promise<string> {
  try {
    const read = parse(filter)
    await check(ctx, read)
    return print(read)
  } catch (error) {
    throw error instanceof FilterProblem ? invalidFilter(error) : error
  }
}

/** Nobody puts a view into the list of a team that they are not in. */
async function teamFor(ctx: Context, scope: View['scope'], team: string | null | undefined): Promise<string | null> {
  if (scope !== 'team') return null
  if (!team) throw invalid('team', 'is missing: say for which team it is')
  const id = await teamId(ctx, team)
  if (ctx.actor.teams.has(id) || ctx.actor.permissions.has('teams.manage')) return id
  throw invalid('team', 'is a team that you are not in: choose one of yours')
}

/** Who has it in their list hears of it. */
export async function announce(
  ctx: Context,
  name: `view.${string}`,
  view: Pick<View, 'id' | 'scope' | 'team' | 'owner'>,
  changes: Record<string, unknown>,
): Promise<void> {
  const others = view.scope === 'shared' ? [audience.agents] : view.team ? [audience.team(view.team.id)] : []
  await ctx.record({
    name,
    subject: { kind: 'view', id: view.id },
    changes,
    audience: [audience.person(view.owner.id), ...others],
  })
}
