// Values on their way into a ticket: read by their definitions, refused by name. Keys that nobody defined stay free details.
import { personId } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { DeskError, type FieldError } from '../../platform/errors.ts'
import { applies, type Definition, isEmpty, type Place } from './contract/applying.ts'
import type { Fields, FieldValue } from './contract.ts'
import { readValue } from './read-value.ts'

export interface Accepting {
  definitions: readonly Definition[]
  /** Undefined while it does not matter: imports take what other desks had. */
  place?: Place | undefined
  /** What the ticket holds now. */
  before?: Fields
  /** A requester sets only what they are asked for. */
  byRequester?: boolean | undefined
}

/** The values as they are kept; null removes one. @throws DeskError invalid, naming each of them */
export async function accept(ctx: Context, wish: Fields, how: Accepting): Promise<Fields> {
  const { values, errors } = await judge(ctx, wish, how)
  if (errors.length > 0) throw refused(errors)
  return values
}

export async function judge(ctx: Context, wish: Fields, { definitions, place, before = {}, byRequester }: Accepting) {
  const byKey = new Map(definitions.map((one) => [one.key, one]))
  const values: [string, FieldValue][] = []
  const errors: FieldError[] = []
  for (const [key, sent] of Object.entries(wish)) {
    const path = `fields.${key}`
    const definition = byKey.get(key)
    if (!definition) {
      values.push([key, sent])
      continue
    }
    const had = Object.hasOwn(before, key) ? before[key] : undefined
    const barred = barrier(definition, sent, had, { place, byRequester })
    const read = barred ? { wrong: barred } : readValue(definition, sent, had)
    const found = 'value' in read ? await withPerson(ctx, definition, read.value, path) : { wrong: read.wrong }
    if ('wrong' in found) errors.push({ path, message: found.wrong })
    else values.push([key, found.value])
  }
  return { values: Object.fromEntries(values) as Fields, errors }
}

/** Why this field cannot be set here at all. To take a value away is possible wherever it still stands. */
function barrier(
  { label, active, requesters, required, ...definition }: Definition,
  sent: FieldValue,
  had: FieldValue | undefined,
  { place, byRequester }: Pick<Accepting, 'place' | 'byRequester'>,
): string | undefined {
  if (byRequester && requesters !== 'asked') return 'is set by agents only: leave it out'
  if (isEmpty(sent)) {
    const kept = required === 'opening' && active && !isEmpty(had) && (!place || applies(definition, place))
    return kept ? `is needed: every ticket of this kind says its ${label}` : undefined
  }
  if (!place || JSON.stringify(sent) === JSON.stringify(had)) return undefined
  if (!active) return `is retired: ${label} is kept where it stands and set no more`
  if (!applies(definition, place)) return `is not a field of such a ticket: ${label} is for other types or categories`
  return undefined
}

async function withPerson(ctx: Context, { kind }: Definition, value: FieldValue, path: string) {
  if (kind !== 'person' || typeof value !== 'string') return { value }
  try {
    return { value: await personId(ctx, value, path) }
  } catch (error) {
    if (error instanceof DeskError && error.errors) return { wrong: error.errors[0]?.message ?? 'names nobody here' }
    throw error
  }
}

/** Which of the fields that are needed now a ticket lacks. */
export function lacking(
  definitions: readonly Definition[],
  fields: Readonly<Record<string, unknown>>,
  place: Place,
  moment: 'opening' | 'resolving',
  byRequester = false,
): Definition[] {
  return definitions.filter(
    (one) =>
      one.active &&
      one.required === moment &&
      applies(one, place) &&
      isEmpty(Object.hasOwn(fields, one.key) ? fields[one.key] : undefined) &&
      !(byRequester && one.requesters !== 'asked'),
  )
}

export function needed(missing: Definition[], moment: 'opening' | 'resolving'): DeskError {
  const labels = missing.map(({ label }) => label).join(', ')
  const detail =
    moment === 'opening'
      ? `Such a ticket is not opened without ${labels}, so nothing was done. Fill it in and try again.`
      : `The ticket is not resolved without ${labels}, so nothing was done. Fill it in on the ticket first.`
  return new DeskError('invalid', detail, {
    errors: missing.map(({ key, label }) => ({
      path: `fields.${key}`,
      message:
        moment === 'opening'
          ? `is needed to open such a ticket: say its ${label}`
          : `is needed before it is resolved: say its ${label}`,
    })),
  })
}

function refused(errors: FieldError[]): DeskError {
  const [first] = errors
  const more = errors.length > 1 ? ` ${errors.length - 1} more fields are wrong, too.` : ''
  return new DeskError('invalid', `The field ${first?.path} ${first?.message}.${more}`, { errors })
}
