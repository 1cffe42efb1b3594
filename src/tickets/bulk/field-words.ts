// What a bulk change sets in the desk's own fields, in the words of their definitions: `Site to Lyon, Seats to nothing`.
import { personBrief, personId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Fields, FieldValue } from '../fields/contract.ts'
import * as definitions from '../fields/definition.store.ts'
import { wordsOf } from '../fields/read-value.ts'

export async function fieldWords(ctx: Context, fields: Fields): Promise<string> {
  const known = await definitions.all(ctx)
  const said = Object.entries(fields).map(async ([key, value]) => {
    const definition = known.find((one) => one.key === key)
    if (value === null) return `${definition?.label ?? key} to nothing`
    if (!definition) return `${key} to ${String(value)}`
    const person = definition.kind === 'person' ? await nameOf(ctx, value) : undefined
    return `${definition.label} to ${wordsOf(definition, value, person)}`
  })
  return (await Promise.all(said)).join(', ')
}

/** Somebody whom nobody knows is refused by every ticket, with its reason; here the words stay as they were typed. */
async function nameOf(ctx: Context, value: FieldValue): Promise<string> {
  const id = await personId(ctx, String(value), 'fields').catch(() => null)
  return (id && (await personBrief(ctx, id))?.name) || String(value)
}
