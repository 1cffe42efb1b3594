// Adding, changing, ordering, retiring and removing types.

import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { violated } from '../../platform/database/failures.ts'
import { DeskError, invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { keyOf } from '../workflow/key.ts'
import { addType, changeType, mostTypes, removeType } from './contract.ts'
import { typeInPath } from './list.ts'
import { present } from './present.ts'
import * as store from './store.ts'
import { templateOf } from './template.ts'

export const add = implement(addType, async (ctx, { name, key, copy, template, ...plain }) => {
  const types = await store.all(ctx)
  if (types.length >= mostTypes)
    throw new DeskError('conflict', `There are ${mostTypes} types already: retire or remove one first.`)
  const model = copy === undefined ? undefined : await typeInField(ctx, 'copy', copy)
  const id = ctx.newId()
  const row = {
    id,
    key: freeKey(types, key, name),
    name,
    ...plain,
    ...(model && copied(model)),
    ...(template && (await templateOf(ctx, template))),
  }
  await store.insert(ctx, row).catch(nameTaken)
  return announce(ctx, 'ticket_type.added', id, { name })
})

const copied = ({ template, category_id, tags, workflow, start_state, taken_state, state_names }: store.TypeRow) => ({
  template,
  category_id,
  tags,
  workflow,
  start_state,
  taken_state,
  state_names,
})

export const change = implement(changeType, async (ctx, { id: reference, position, template, ...plain }) => {
  const { id } = await typeInPath(ctx, reference)
  await store.lock(ctx, id)
  const before = await typeInPath(ctx, id)
  await unchanged(ctx, 'type', before.revision, async () => present(ctx, before))
  await keepOneOpen(ctx, before, plain)
  const values = { ...plain, ...(template && (await templateOf(ctx, template, before))) }
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  await store.update(ctx, id, given).catch(nameTaken)
  if (position !== undefined) await place(ctx, id, position)
  return announce(ctx, 'ticket_type.changed', id, { fields: Object.keys({ ...given, ...(position && { position }) }) })
})

async function place(ctx: Context, id: string, position: number) {
  const others = (await store.all(ctx)).map((row) => row.id).filter((one) => one !== id)
  await store.reorder(ctx, [...others.slice(0, position - 1), id, ...others.slice(position - 1)])
}

/** Whoever comes with something has to be able to say so. */
async function keepOneOpen(
  ctx: Context,
  before: store.TypeRow,
  wish: { active?: boolean | undefined; audience?: 'everybody' | 'agents' | undefined },
) {
  const open = (row: Pick<store.TypeRow, 'active' | 'audience'>) => row.active && row.audience === 'everybody'
  const after = { active: wish.active ?? before.active, audience: wish.audience ?? before.audience }
  if (!open(before) || open(after)) return
  const others = (await store.all(ctx)).filter((row) => row.id !== before.id)
  if (others.some(open)) return
  throw new DeskError(
    'conflict',
    `${before.name} is the last type that requesters may open, so it was not changed. Open another one for everybody first.`,
  )
}

export const remove = implement(removeType, async (ctx, { id: reference }) => {
  const row = await typeInPath(ctx, reference)
  await keepOneOpen(ctx, row, { active: false })
  const tickets = await store.tickets(ctx, row.key)
  if (tickets > 0) throw stillUsed(row.name, tickets === 1 ? '1 ticket is' : `${tickets} tickets are`)
  await store.remove(ctx, row.id).catch((error: { code?: string }) => {
    throw error.code === '23503' ? stillUsed(row.name, 'Somebody opened one meanwhile: a ticket is') : error
  })
  await ctx.record({
    name: 'ticket_type.removed',
    subject: { kind: 'ticket_type', id: row.id },
    changes: { name: row.name },
    audience: [audience.agents],
  })
  return null
})

const stillUsed = (name: string, tickets: string) =>
  new DeskError(
    'conflict',
    `${tickets} of the type ${name}, so it was not removed. Retire it instead: its tickets stay as they are.`,
  )

async function typeInField(ctx: Context, path: string, reference: string): Promise<store.TypeRow> {
  return typeInPath(ctx, reference).catch(() => {
    throw invalid(path, `names no type of ticket: ${reference.slice(0, 60)}`)
  })
}

/** `New starter` becomes `new_starter`. @throws DeskError invalid when a key was given that is taken */
function freeKey(types: store.TypeRow[], wish: string | undefined, name: string): string {
  const taken = (key: string) => types.some((row) => row.key === key)
  if (wish !== undefined) {
    if (taken(wish)) throw invalid('key', 'is taken: there is another type of this key')
    return wish
  }
  const made = keyOf(name, 'type')
  for (let n = 1; ; n++) {
    const key = n === 1 ? made : `${made.slice(0, 36)}_${n}`
    if (!taken(key)) return key
  }
}

function nameTaken(error: unknown): never {
  if (violated(error)) throw invalid('name', 'is taken: there is another type of this name')
  throw error
}

async function announce(ctx: Context, name: `ticket_type.${string}`, id: string, changes: Record<string, unknown>) {
  const row = await store.find(ctx, { id })
  if (!row) throw missing('type')
  // Requesters choose among them as well.
  await ctx.record({
    name,
    subject: { kind: 'ticket_type', id },
    changes,
    audience: [audience.agents, audience.directory],
  })
  return present(ctx, row)
}
