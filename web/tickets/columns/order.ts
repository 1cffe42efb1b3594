// Columns as a list of names: put in, taken out, moved. Pure.

/** What a row shows when nobody chose. */
export const usual = 'priority,tags,requester,status,assignee,updated'

export const added = (names: readonly string[], name: string): string[] => [...without(names, name), name]

export const without = (names: readonly string[], name: string): string[] => names.filter((one) => one !== name)

/** @param to where it stands then, from 0 */
export function moved(names: readonly string[], name: string, to: number): string[] {
  const rest = without(names, name)
  return [...rest.slice(0, to), name, ...rest.slice(to)]
}
