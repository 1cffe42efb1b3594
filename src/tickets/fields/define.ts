// A definition comes into being, and changes.
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { violated } from '../../platform/database/failures.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { categoryId } from '../category-reference.ts'
import { knownTypes } from '../types/reference.ts'
import { arrange, dropped, freshKey, reordered } from './choices.ts'
import { coherent } from './coherent.ts'
import { addField, changeField, type FieldDefinition } from './contract.ts'
import * as store from './definition.store.ts'
import { indexFrom } from './jobs.ts'
import { find, show } from './show.ts'
import * as values from './value.store.ts'

const most = 200

export const add = implement(addField, async (ctx, { label, key, kind, position, ...wish }) => {
  await store.alone(ctx)
  const all = await store.list(ctx, {})
  if (all.length >= most)
    throw new DeskError(
      'conflict',
      `There are ${most} fields, and nobody fills in more. Remove one that is not used first.`,
    )
  const id = ctx.newId()
  const row = {
    id,
    label,
    kind,
    key: key ?? freshKey(label, new Set(all.map((one) => one.key)), 'field'),
    hint: wish.hint ?? '',
    choices: arrange(wish.choices ?? [], []),
    types: wish.types ?? [],
    categories: await categoryIds(ctx, wish.categories ?? []),
    required: wish.required ?? ('never' as const),
    requesters: wish.requesters ?? ('hidden' as const),
    lowest: wish.min ?? null,
    highest: wish.max ?? null,
    active: wish.active ?? true,
  }
  coherent(row)
  await knownTypes(ctx, row.types, 'types')
  await store.insert(ctx, { ...row, position: all.length + 1 }).catch(keyTaken)
  if (position !== undefined) await store.place(ctx, id, position)
  await announce(ctx, 'field.added', row)
  await indexFrom(ctx, { id, key: row.key })
  return show(ctx, id)
})

export const change = implement(changeField, async (ctx, { id: reference, position, ...wish }) => {
  await store.alone(ctx)
  const before = await find(ctx, reference)
  await unchanged(ctx, 'field', before.revision, () => show(ctx, before.id))
  const choices = wish.choices ? arrange(wish.choices, before.choices) : before.choices
  const kind = wish.kind ?? before.kind
  await keepsItsValues(ctx, before, { kind, choices })
  const next = {
    label: wish.label ?? before.label,
    kind,
    choices,
    hint: wish.hint ?? before.hint,
    types: wish.types ?? before.types,
    categories: wish.categories ? await categoryIds(ctx, wish.categories) : before.categories.map(({ id }) => id),
    required: wish.required ?? before.required,
    requesters: wish.requesters ?? before.requesters,
    lowest: wish.min === undefined ? before.min : wish.min,
    highest: wish.max === undefined ? before.max : wish.max,
    active: wish.active ?? before.active,
  }
  coherent(next)
  if (wish.types) await knownTypes(ctx, wish.types, 'types')
  await store.update(ctx, before.id, next)
  if (position !== undefined) await store.place(ctx, before.id, position)
  await announce(ctx, 'field.changed', { id: before.id, key: before.key, label: next.label })
  if (kind !== before.kind || reordered(before.choices, choices)) await indexFrom(ctx, before)
  return show(ctx, before.id)
})

/** What tickets hold stays readable: neither its kind changes under it, nor does a choice vanish. */
async function keepsItsValues(
  ctx: Context,
  before: store.DefinitionRow,
  next: Pick<FieldDefinition, 'kind' | 'choices'>,
): Promise<void> {
  const gone = dropped(before.choices, next.choices)
  if (next.kind === before.kind && gone.length === 0) return
  const used = await values.usage(ctx, before.id)
  if (next.kind !== before.kind && used.tickets.count > 0)
    throw new DeskError(
      'conflict',
      `${used.tickets.atLeast ? 'More than ' : ''}${used.tickets.count} tickets hold a ${before.label}, so its kind stays ${before.kind} and nothing was changed. Retire this field and define another one.`,
    )
  for (const { key, label } of gone) {
    const holding = await values.holding(ctx, before.id, key)
    if (holding > 0)
      throw new DeskError(
        'conflict',
        `${holding} tickets say ${label}, so the choice was not removed and nothing was changed. Retire it instead: it stays on them and is offered no more.`,
      )
  }
}

async function categoryIds(ctx: Context, references: string[]): Promise<string[]> {
  const ids = await Promise.all(references.map((one) => categoryId(ctx, one, 'categories')))
  return [...new Set(ids)]
}

async function announce(
  ctx: Context,
  name: `field.${string}`,
  { id, key, label }: { id: string; key: string; label: string },
): Promise<void> {
  await ctx.record({
    name,
    subject: { kind: 'field', id },
    changes: { key, label },
    audience: [audience.agents, audience.directory],
  })
}

function keyTaken(error: unknown): never {
  if (violated(error)) throw invalid('key', 'is taken: there is another field of this key')
  throw error
}
