// Roles: what people may do, as named sets of permissions.
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { DeskError, missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { unchanged } from '../platform/revision.ts'
import { addRole, changeRole, listRoles, type Role, removeRole } from './contract.ts'
import { nameTaken, stillUsed } from './names.ts'
import { difference } from './people.ts'
import { holding, no, someoneKeepsTheKeys, withinOwn, yes } from './policy.ts'
import { inPath, roleId } from './references.ts'
import * as store from './teams.store.ts'

export const list = implement(listRoles, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.listRoles(ctx, {}, readCursor(ctx, 'roles', cursor), size + 1)
  return toPage(
    ctx,
    'roles',
    rows,
    size,
    (row) => [row.sort_name, row.id],
    (row) => present(ctx, row),
  )
})

export const add = implement(addRole, async (ctx, { name, description = '', permissions }) => {
  withinOwn(ctx, permissions, 'This role')
  const id = ctx.newId()
  await store.insertRole(ctx, id, { key: null, name, description, permissions }).catch(nameTaken('role'))
  await ctx.record({
    name: 'role.added',
    subject: subject(id),
    changes: { name, permissions },
    audience: [audience.directory],
  })
  return show(ctx, id)
})

export const change = implement(changeRole, async (ctx, { id: reference, ...values }) => {
  const id = await inPath('role', roleId(ctx, reference))
  const locked = await store.lock(ctx, 'role', id)
  if (!locked) throw missing('role')
  await unchanged(ctx, 'role', locked.revision, () => show(ctx, id))
  const before = await show(ctx, id)
  withinOwn(ctx, [...before.permissions, ...(values.permissions ?? [])], 'Changing this role')
  await store.update(ctx, 'role', id, values).catch(nameTaken('role'))
  if (values.permissions) await someoneKeepsTheKeys(ctx)
  const after = await show(ctx, id)
  await ctx.record({
    name: 'role.changed',
    subject: subject(id),
    changes: difference(before, after),
    audience: [audience.directory],
  })
  return after
})

export const remove = implement(removeRole, async (ctx, { id: reference }) => {
  const id = await inPath('role', roleId(ctx, reference))
  const role = await show(ctx, id)
  if (!role.can.remove.allowed) throw new DeskError('conflict', role.can.remove.reason ?? '')
  await store
    .remove(ctx, 'role', id)
    .catch(
      stillUsed(`People hold the role ${role.name} or a workflow names it, so it was not removed. Change those first.`),
    )
  await ctx.record({
    name: 'role.removed',
    subject: subject(id),
    changes: { name: role.name },
    audience: [audience.directory],
  })
  return null
})

const held = (name: string) => `People hold the role ${name}, so it was not removed. Give them another role first.`

async function show(ctx: Context, id: string): Promise<Role> {
  const [row] = await store.listRoles(ctx, { id }, undefined, 1)
  if (!row) throw missing('role')
  return present(ctx, row)
}

function present(ctx: Context, row: store.RoleRow): Role {
  const manage = holding(ctx, 'roles.manage')
  const removable = row.key
    ? no(`${row.name} is one of the roles that every workspace has; it stays.`)
    : row.people > 0
      ? no(held(row.name))
      : yes
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    permissions: row.permissions,
    people: row.people,
    revision: row.revision,
    can: { change: manage, remove: manage.allowed ? removable : manage },
  }
}

const subject = (id: string) => ({ kind: 'role', id })
