// Definitions as the world sees them: requesters see what is shown to them, and never what is retired.
import { holding, isId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { findPlace } from '../category-reference.ts'
import { isAgent } from '../policy.ts'
import { applies } from './contract/applying.ts'
import { type FieldDefinition, fieldUsage, getField, listFields } from './contract.ts'
import * as store from './definition.store.ts'
import { hasChoices } from './read-value.ts'
import * as values from './value.store.ts'

export const list = implement(listFields, async (ctx, { limit, cursor, type, category, active }) => {
  const size = pageSize(limit)
  const scope = `fields ${type} ${category} ${active}`
  const [after] = readCursor(ctx, scope, cursor) ?? []
  const categories = category === undefined || category === 'none' ? [] : await findPlace(ctx, category)
  const all = await store.list(ctx, { active, toRequesters: !mayManage(ctx) })
  // There are a few dozen at most; they are read whole, and paged like every other list.
  const fitting = all.filter((one) => {
    const its = { types: one.types, categories: one.categories.map(({ id }) => id) }
    const ofType = type === undefined ? { ...its, types: [] } : its
    const ofCategory = category === undefined ? { ...ofType, categories: [] } : ofType
    return applies(ofCategory, { type: type ?? '', categories })
  })
  const start = after === undefined ? 0 : fitting.findIndex(({ position }) => position > Number(after))
  const rows = start < 0 ? [] : fitting.slice(start, start + size + 1)
  return toPage(
    ctx,
    scope,
    rows,
    size,
    (row) => [String(row.position)],
    (row) => present(ctx, row),
  )
})

export const get = implement(getField, (ctx, { id }) => show(ctx, id))

export const usage = implement(fieldUsage, async (ctx, { id: reference }) => {
  const field = await find(ctx, reference)
  const used = await values.usage(ctx, field.id)
  return {
    tickets: used.tickets.count,
    atLeast: used.tickets.atLeast,
    choices: hasChoices(field.kind) ? used.values.map(({ text, n }) => ({ key: text, tickets: n })) : [],
  }
})

/** Agents see every field; so does who arranges them. */
const mayManage = ({ actor }: Context) => isAgent(actor) || actor.permissions.has('fields.manage')

export async function find(ctx: Context, reference: string): Promise<store.DefinitionRow> {
  const by = isId(reference) ? { id: reference } : { key: reference }
  const [row] = await store.list(ctx, { ...by, toRequesters: !mayManage(ctx) })
  if (!row) throw missing('field')
  return row
}

export const show = async (ctx: Context, reference: string): Promise<FieldDefinition> =>
  present(ctx, await find(ctx, reference))

const present = (ctx: Context, row: store.DefinitionRow): FieldDefinition => ({
  ...row,
  can: { change: holding(ctx, 'fields.manage') },
})
