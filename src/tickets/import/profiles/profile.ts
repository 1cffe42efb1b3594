// What is known of the export of one desk, as data: its columns, what becomes of each, and its words for ours.
import type { ImportTarget } from '../contract.ts'
import type { WordField } from '../map/words.ts'

export interface Profile {
  key: string
  name: string
  /** `export`: tried on a real one. `documentation`: made from what the vendor publishes, and not seen at work. */
  evidence: 'export' | 'documentation'
  /** Sets of columns; a file that has all of one set is from this desk. */
  signatures: string[][]
  /** Columns as the desk calls them, or `drop` with the reason. Where several fill one field, the first stands first. */
  columns: Record<string, ImportTarget | ImportTarget[] | { drop: string }>
  /** For fields that no column of the file fills. */
  otherwise?: Partial<Record<ImportTarget, string[]>>
  words?: Partial<Record<WordField, Record<string, string>>>
  /** Counters and the like: kept on the ticket, not told as changes in its history. */
  quiet?: ImportTarget[]
}

export const drop = (reason: string) => ({ drop: reason })

/** The same heading in other capitals, or with other signs between its words, is the same column. */
export const spelled = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()

export function columnOf(profile: Profile, heading: string): Profile['columns'][string] | undefined {
  const wanted = spelled(heading)
  return Object.entries(profile.columns).find(([name]) => spelled(name) === wanted)?.[1]
}

export const targetsOf = (entry: Profile['columns'][string] | undefined): ImportTarget[] => {
  if (entry === undefined) return []
  if (typeof entry === 'string') return [entry]
  return Array.isArray(entry) ? entry : []
}
