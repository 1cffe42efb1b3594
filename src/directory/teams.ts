// Teams: list, show, add, change, remove.
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { unchanged } from '../platform/revision.ts'
import { addTeam, changeTeam, getTeam, listTeams, removeTeam, type Team } from './contract.ts'
import { nameTaken, stillUsed } from './names.ts'
import { difference } from './people.ts'
import { holding, withinOwnTeams } from './policy.ts'
import { each, inPath, personId, teamId } from './references.ts'
import * as store from './teams.store.ts'

export const list = implement(listTeams, async (ctx, { q, limit, cursor }) => {
  const scope = `teams ${q ?? ''}`
  const size = pageSize(limit)
  const rows = await store.listTeams(ctx, { q }, readCursor(ctx, scope, cursor), size + 1)
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [row.sort_name, row.id],
    (row) => present(ctx, row),
  )
})

export const get = implement(getTeam, async (ctx, { id }) => show(ctx, await inPath('team', teamId(ctx, id))))

export const add = implement(
  addTeam,
  async (ctx, { name, level = 1, description = '', restricted = false, members = [] }) => {
    const id = ctx.newId()
    await store.insertTeam(ctx, id, { name, level, description, restricted }).catch(nameTaken('team'))
    await store.setMembers(ctx, id, await each(members, (member) => personId(ctx, member, 'members')))
    await ctx.record({
      name: 'team.added',
      subject: subject(id),
      changes: { name, level, restricted },
      audience: [audience.directory],
    })
    return show(ctx, id)
  },
)

export const change = implement(changeTeam, async (ctx, { id: reference, members, ...values }) => {
  const id = await inPath('team', teamId(ctx, reference))
  const locked = await store.lock(ctx, 'team', id)
  if (!locked) throw missing('team')
  await unchanged(ctx, 'team', locked.revision, () => show(ctx, id))
  const before = await show(ctx, id)
  if (members) await setMembers(ctx, id, members, before)
  if (before.restricted && values.restricted === false) await withinOwnTeams(ctx, [id])
  await store.update(ctx, 'team', id, values).catch(nameTaken('team'))
  const after = await show(ctx, id)
  await ctx.record({
    name: 'team.changed',
    subject: subject(id),
    changes: difference(before, after),
    audience: [audience.directory],
  })
  return after
})

async function setMembers(ctx: Context, id: string, members: string[], before: Team) {
  const wanted = await each(members, (member) => personId(ctx, member, 'members'))
  const joins = wanted.some((person) => before.members.every((member) => member.id !== person))
  if (before.restricted && joins) await withinOwnTeams(ctx, [id])
  await store.setMembers(ctx, id, wanted)
}

export const remove = implement(removeTeam, async (ctx, { id: reference }) => {
  const id = await inPath('team', teamId(ctx, reference))
  const { name } = await show(ctx, id)
  await store
    .remove(ctx, 'team', id)
    .catch(
      stillUsed(
        `${name} still has tickets, owns a category or is named in a workflow, so it was not removed. Give those to another team first.`,
      ),
    )
  await ctx.record({ name: 'team.removed', subject: subject(id), changes: { name }, audience: [audience.directory] })
  return null
})

async function show(ctx: Context, id: string): Promise<Team> {
  const [row] = await store.listTeams(ctx, { id }, undefined, 1)
  if (!row) throw missing('team')
  return present(ctx, row)
}

const present = (ctx: Context, row: store.TeamRow): Team => ({
  id: row.id,
  name: row.name,
  level: row.level as Team['level'],
  description: row.description,
  restricted: row.restricted,
  members: row.members,
  revision: row.revision,
  createdAt: row.created_at.toISOString(),
  can: { change: holding(ctx, 'teams.manage') },
})

const subject = (id: string) => ({ kind: 'team', id })
