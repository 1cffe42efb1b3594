// What becomes of the rows, added up from one part of a file to the next. Pure.
import type { ImportOutcome, ImportRow } from '../contract.ts'
import type { Lookup } from '../lookup.ts'

/** Names are for people to read: nobody reads further. */
const MOST_NAMES = 200

export const emptyOutcome = (dryRun: boolean, failed: number): ImportOutcome => ({
  dryRun,
  rows: failed,
  imported: 0,
  skipped: 0,
  failed,
  states: 0,
  counts: { status: {}, priority: {}, category: {} },
  newCategories: [],
  freeFields: [],
  newPeople: 0,
  unknownTeams: [],
  unknownAssignees: [],
})

export interface Part {
  /** Tickets that came in, and all rows of the file that were looked at for them and for the others. */
  tickets: ImportRow[]
  rows: number
  failed: number
  states: number
  found: Lookup['found'] & { freeFields: string[] }
}

export function add(before: ImportOutcome, { tickets, rows, failed, states, found }: Part): ImportOutcome {
  const names = (some: string[], more: Set<string>) => [...new Set([...some, ...more])].slice(0, MOST_NAMES)
  return {
    dryRun: before.dryRun,
    rows: before.rows + rows,
    imported: before.imported + tickets.length,
    skipped: before.skipped + rows - tickets.length - failed,
    failed: before.failed + failed,
    states: before.states + states,
    counts: {
      status: counted(before.counts.status, tickets, (row) => row.status ?? 'open'),
      priority: counted(before.counts.priority, tickets, (row) => row.priority ?? ''),
      category: counted(before.counts.category, tickets, (row) => row.category ?? ''),
    },
    newCategories: names(before.newCategories, found.categories),
    freeFields: names(before.freeFields, new Set(found.freeFields)),
    newPeople: before.newPeople + found.people,
    unknownTeams: names(before.unknownTeams, found.teams),
    unknownAssignees: names(before.unknownAssignees, found.assignees),
  }
}

function counted(
  before: Record<string, number>,
  tickets: ImportRow[],
  of: (row: ImportRow) => string,
): Record<string, number> {
  const counts = new Map(Object.entries(before))
  for (const ticket of tickets) {
    const name = of(ticket) || 'none'
    if (counts.has(name) || counts.size < MOST_NAMES) counts.set(name, (counts.get(name) ?? 0) + 1)
    else counts.set('others', (counts.get('others') ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}
