// An event in plain words. Most follow from its name: `role.changed` changed the role. Pure.
type Changes = Record<string, unknown>
export type Words = Record<string, (changes: Changes) => string>

export function describe(words: Words, { name, changes }: { name: string; changes: Changes }): string {
  const special = words[name]
  if (special) return special(changes)
  const [noun = '', verb = ''] = name.split('.').map((part) => part.replaceAll('_', ' '))
  const called = typeof changes.name === 'string' ? ` ${changes.name}` : ''
  return [`${verb} the ${noun}${called}`, ...details(changes)].join('; ')
}

function details(changes: Changes): string[] {
  return Object.entries(changes)
    .filter(([, change]) => Array.isArray(change) && change.length === 2)
    .map(([field, change]) =>
      phrase(
        field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
        change as [unknown, unknown],
      ),
    )
    .slice(0, 6)
}

function phrase(field: string, [before, after]: [unknown, unknown]): string {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [before.map(shown), after.map(shown)]
    const added = now.filter((one) => !old.includes(one))
    const removed = old.filter((one) => !now.includes(one))
    return [
      added.length > 0 && `added to ${field}: ${added.join(', ')}`,
      removed.length > 0 && `removed from ${field}: ${removed.join(', ')}`,
    ]
      .filter(Boolean)
      .join('; ')
  }
  return `${field} from ${shown(before)} to ${shown(after)}`
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'object') {
    const named = value as { name?: unknown; path?: unknown }
    return String(named.path ?? named.name ?? JSON.stringify(value)).slice(0, 200)
  }
  return String(value).slice(0, 200)
}
