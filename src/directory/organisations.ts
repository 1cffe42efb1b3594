// Organisations of requesters: departments, client companies.
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { pageSize, readCursor, toPage } from '../platform/cursor.ts'
import { missing } from '../platform/errors.ts'
import { implement } from '../platform/execute.ts'
import { unchanged } from '../platform/revision.ts'
import {
  addOrganisation,
  changeOrganisation,
  getOrganisation,
  listOrganisations,
  type Organisation,
  removeOrganisation,
} from './contract.ts'
import { nameTaken, stillUsed } from './names.ts'
import { difference } from './people.ts'
import { inPath, organisationId } from './references.ts'
import * as store from './teams.store.ts'

export const list = implement(listOrganisations, async (ctx, { q, limit, cursor }) => {
  const scope = `organisations ${q ?? ''}`
  const size = pageSize(limit)
  const rows = await store.listOrganisations(ctx, { q }, readCursor(ctx, scope, cursor), size + 1)
  return toPage(ctx, scope, rows, size, (row) => [row.sort_name, row.id], present)
})

export const get = implement(getOrganisation, async (ctx, { id }) =>
  show(ctx, await inPath('organisation', organisationId(ctx, id))),
)

export const add = implement(addOrganisation, async (ctx, { name, domains = [] }) => {
  const id = ctx.newId()
  await store.insertOrganisation(ctx, id, { name, domains }).catch(nameTaken('organisation'))
  await ctx.record({
    name: 'organisation.added',
    subject: subject(id),
    changes: { name, domains },
    audience: [audience.directory],
  })
  return show(ctx, id)
})

export const change = implement(changeOrganisation, async (ctx, { id: reference, ...values }) => {
  const id = await inPath('organisation', organisationId(ctx, reference))
  const locked = await store.lock(ctx, 'organisation', id)
  if (!locked) throw missing('organisation')
  await unchanged(ctx, 'organisation', locked.revision, () => show(ctx, id))
  const before = await show(ctx, id)
  await store.update(ctx, 'organisation', id, values).catch(nameTaken('organisation'))
  const after = await show(ctx, id)
  await ctx.record({
    name: 'organisation.changed',
    subject: subject(id),
    changes: difference(before, after),
    audience: [audience.directory],
  })
  return after
})

export const remove = implement(removeOrganisation, async (ctx, { id: reference }) => {
  const id = await inPath('organisation', organisationId(ctx, reference))
  const { name } = await show(ctx, id)
  const used = `People belong to ${name}, so it was not removed. Move them to another organisation first.`
  await store.remove(ctx, 'organisation', id).catch(stillUsed(used))
  await ctx.record({
    name: 'organisation.removed',
    subject: subject(id),
    changes: { name },
    audience: [audience.directory],
  })
  return null
})

async function show(ctx: Context, id: string): Promise<Organisation> {
  const [row] = await store.listOrganisations(ctx, { id }, undefined, 1)
  if (!row) throw missing('organisation')
  return present(row)
}

const present = (row: store.OrganisationRow): Organisation => ({
  id: row.id,
  name: row.name,
  domains: row.domains,
  people: row.people,
  revision: row.revision,
  createdAt: row.created_at.toISOString(),
})

const subject = (id: string) => ({ kind: 'organisation', id })
