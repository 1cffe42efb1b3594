// Rows that name no id: the same row has the same id in the next run, and of equal rows in one file each has its own.
import { createHash } from 'node:crypto'

export function contentIds(): (cells: string[]) => string {
  const times = new Map<string, number>()
  return (cells) => {
    const digest = createHash('sha256').update(cells.join('\u001f')).digest('base64url').slice(0, 22)
    const before = times.get(digest) ?? 0
    times.set(digest, before + 1)
    return before === 0 ? `row-${digest}` : `row-${digest}-${before + 1}`
  }
}
