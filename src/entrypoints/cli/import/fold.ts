// Rows that share an id. A log of a desk has a row for every change of a ticket, one after the other: they become one ticket, in
// its last state. An id that comes back later in the file is a second copy: the first counts.
import type { Converted } from './convert.ts'

type Ticket = Extract<Converted, { row: unknown }>

export interface Folded {
  /** Rows that went into the ticket of an earlier row. */
  updates: number
  /** Rows that repeat an id from further up. */
  repeats: number
  rows: AsyncGenerator<Converted>
}

/** What the later row says; where it says nothing, the earlier one stands. */
function later({ line, row, standIn = false }: Ticket, next: Ticket): Ticket {
  const title = next.standIn ? row.title : next.row.title
  return { line, row: { ...row, ...next.row, title, line }, standIn: standIn && next.standIn === true }
}

export function foldById(converted: AsyncIterable<Converted>): Folded {
  const folded: Folded = { updates: 0, repeats: 0, rows: fold() }
  const seen = new Set<string>()

  async function* fold(): AsyncGenerator<Converted> {
    let open: Ticket | null = null
    for await (const next of converted) {
      if ('problem' in next) yield next
      else if (open !== null && open.row.id === next.row.id) {
        open = later(open, next)
        folded.updates += 1
      } else if (seen.has(next.row.id)) folded.repeats += 1
      else {
        if (open) yield open
        seen.add(next.row.id)
        open = next
      }
    }
    if (open) yield open
  }

  return folded
}
