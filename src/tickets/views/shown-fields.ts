// The custom fields that the rows of a list show, by their columns.
import type { Context } from '../../platform/context.ts'
import { invalid } from '../../platform/errors.ts'
import { askable } from '../fields/ask.ts'

const keysIn = (columns: readonly string[]) =>
  columns.flatMap((name) => (name.startsWith('field.') ? [name.slice('field.'.length)] : []))

/**
 * Their keys. A view shows what is left of its columns; what somebody asks for themselves has to be there.
 * @throws DeskError invalid when they name a field that is not there, or that they may not see
 */
export async function shownFields(
  ctx: Context,
  wanted: readonly string[] | undefined,
  ofView: readonly string[] | null | undefined,
): Promise<string[]> {
  const keys = [...new Set(keysIn(wanted ?? ofView ?? []))]
  if (keys.length === 0) return []
  const known = new Set((await askable(ctx)).map(({ key }) => key))
  const strange = wanted && keys.find((key) => !known.has(key))
  if (strange) throw invalid('columns', `names a field that is not there: ${strange}`)
  return keys.filter((key) => known.has(key))
}
