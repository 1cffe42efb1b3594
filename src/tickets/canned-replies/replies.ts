// Saved replies: list, show, add, change, remove.
import { teamId } from '../../directory/index.ts'
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { categoryId, findOffered } from '../category-reference.ts'
import { addReply, type CannedReply, changeReply, getReply, listReplies, removeReply, type Scope } from './contract.ts'
import { demandChange, mayChange } from './policy.ts'
import * as store from './store.ts'

export const list = implement(listReplies, async (ctx, { limit, cursor, category, ...filter }) => {
  const wish = { ...filter, category: category && (await categoryId(ctx, category)) }
  const scope = `canned-replies ${JSON.stringify(wish)}`
  const size = pageSize(limit)
  const rows = await store.list(ctx, wish, readCursor(ctx, scope, cursor), size + 1)
  const key = (row: store.ReplyRow) => [row.sort_name, row.id]
  return toPage(ctx, scope, rows, size, key, (row) => present(ctx, row))
})

export const get = implement(getReply, (ctx, { id }) => show(ctx, id))

export const add = implement(addReply, async (ctx, { name, body, scope = 'mine', team, category, changes = {} }) => {
  const owner = ctx.actor.id as string
  const team_id = await teamFor(ctx, scope, team, null)
  demandChange(ctx, { scope, owner, team: team_id })
  const id = ctx.newId()
  await store.insert(ctx, {
    ...{ id, name, body, scope, team_id },
    owner_id: owner,
    category_id: category ? await categoryId(ctx, category) : null,
    changes: await kept(ctx, changes),
  })
  return announce(ctx, 'canned_reply.added', id)
})

export const change = implement(changeReply, async (ctx, { id, name, body, scope, team, category, changes }) => {
  const locked = await store.lock(ctx, id)
  if (!locked) throw missing('saved reply')
  const before = await show(ctx, id)
  await unchanged(ctx, 'saved reply', locked.revision, async () => before)
  const was = { scope: before.scope, owner: before.owner.id, team: before.team?.id ?? null }
  demandChange(ctx, was)
  const next = scope ?? before.scope
  const team_id = await teamFor(ctx, next, team, was.team)
  demandChange(ctx, { scope: next, owner: was.owner, team: team_id })
  await store.update(ctx, id, {
    ...(name !== undefined && { name }),
    ...(body !== undefined && { body }),
    ...(category !== undefined && { category_id: category && (await categoryId(ctx, category)) }),
    ...(changes && { changes: await kept(ctx, changes) }),
    scope: next,
    team_id,
  })
  return announce(ctx, 'canned_reply.changed', id, audienceOf(before))
})

export const remove = implement(removeReply, async (ctx, { id }) => {
  const before = await show(ctx, id)
  demandChange(ctx, { scope: before.scope, owner: before.owner.id, team: before.team?.id ?? null })
  await store.remove(ctx, id)
  await record(ctx, 'canned_reply.removed', before, audienceOf(before))
  return null
})

/** A team belongs to the scope of that name, and to no other. @throws DeskError invalid */
async function teamFor(ctx: Context, scope: Scope, reference: string | undefined, before: string | null) {
  if (scope !== 'team') {
    if (reference !== undefined) throw invalid('team', `is for replies of a team: leave it out, or set scope to team`)
    return null
  }
  if (reference !== undefined) return teamId(ctx, reference)
  if (before === null) throw invalid('team', 'is missing: say which team uses it')
  return before
}

async function kept(ctx: Context, { status, addTags, category, assignee }: Changes): Promise<store.Kept> {
  return {
    ...(status && { status }),
    ...(addTags && addTags.length > 0 && { addTags }),
    ...(category && { category: (await findOffered(ctx, category, 'changes.category')).id }),
    ...(assignee && { assignee }),
  }
}

interface Changes {
  status?: store.Kept['status'] | undefined
  addTags?: string[] | undefined
  category?: string | undefined
  assignee?: 'me' | undefined
}

/** @throws DeskError not_found */
export async function show(ctx: Context, id: string): Promise<CannedReply> {
  const [row] = await store.list(ctx, { id }, undefined, 1)
  if (!row) throw missing('saved reply')
  return present(ctx, row)
}

function present(ctx: Context, row: store.ReplyRow): CannedReply {
  const { id, name, body, scope, team, owner, category, uses, revision } = row
  const { status = null, addTags = [], assignee = null } = row.changes
  const may = mayChange(ctx, { scope, owner: owner.id, team: team?.id ?? null })
  return {
    ...{ id, name, body, scope, team, owner, category, uses, revision },
    changes: { status, addTags, assignee, category: row.changed_category },
    can: { change: may, remove: may },
  }
}

const audienceOf = ({ scope, team, owner }: CannedReply) =>
  scope === 'everyone' ? [audience.agents] : [team ? audience.team(team.id) : audience.person(owner.id)]

async function announce(ctx: Context, name: `canned_reply.${string}`, id: string, before: string[] = []) {
  const reply = await show(ctx, id)
  await record(ctx, name, reply, [...new Set([...before, ...audienceOf(reply), audience.person(reply.owner.id)])])
  return reply
}

const record = (ctx: Context, name: `canned_reply.${string}`, { id, name: called }: CannedReply, to: string[]) =>
  ctx.record({ name, subject: { kind: 'canned_reply', id }, changes: { name: called }, audience: to })
