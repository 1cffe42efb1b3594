// Fields of a report or of returned headers, read line by line: a long line costs no more than its length.

const most = 200_000

/** Groups of fields, separated by empty lines; folded lines are joined, names in lower case. */
export function fieldGroups(text: string): Map<string, string>[] {
  const groups: Map<string, string>[] = []
  let group = new Map<string, string>()
  let name: string | null = null
  for (const line of text.slice(0, most).split(/\r?\n|\r/)) {
    if (line.trim() === '') {
      if (group.size > 0) groups.push(group)
      group = new Map()
      name = null
    } else if ((line.startsWith(' ') || line.startsWith('\t')) && name !== null) {
      group.set(name, `${group.get(name) ?? ''} ${line.trim()}`.slice(0, 4000))
    } else {
      name = fieldName(line)
      // A report without the empty line between two recipients: a field that comes again begins the next.
      if (name === 'final-recipient' && group.has(name)) {
        groups.push(group)
        group = new Map()
      }
      if (name !== null && !group.has(name))
        group.set(
          name,
          line
            .slice(line.indexOf(':') + 1)
            .trim()
            .slice(0, 4000),
        )
    }
  }
  if (group.size > 0) groups.push(group)
  return groups
}

function fieldName(line: string): string | null {
  const at = line.indexOf(':')
  if (at < 1 || at > 76) return null
  const name = line.slice(0, at).trim().toLowerCase()
  return /^[a-z0-9-]+$/.test(name) ? name : null
}

/** `rfc822; <a@b>` → `a@b`; null when no address stands there. */
export function addressIn(value: string): string | null {
  const said = value.slice(value.indexOf(';') + 1).slice(0, 1000)
  const found = /[^\s<>"'();:,[\]]{1,256}@[^\s<>"'();:,[\]]{1,255}/.exec(said)?.[0]
  return found ? found.replace(/[.]+$/, '').toLowerCase() : null
}

/** `<a@b>` in a field that holds Message-IDs. */
export function idIn(value: string | undefined): string | null {
  return /<([^<>\s]{1,500})>/.exec((value ?? '').slice(0, 4000))?.[1] ?? null
}
