// What changed since it was last looked at on this device. Bold titles that nobody ever unbolded would shout, so that whatever
// was there before the first visit counts as read.

interface Seen {
  /** The first visit. */
  since: string
  /** Ticket id → its `updatedAt` when it was last shown. */
  at: Record<string, string>
}

const most = 2000

export const unread = (seen: Seen, ticket: { id: string; updatedAt: string }) =>
  ticket.updatedAt > (seen.at[ticket.id] ?? seen.since)

/** Remembers the newest `most`, by when they changed. */
export function look(seen: Seen, ticket: { id: string; updatedAt: string }): Seen {
  const known = seen.at[ticket.id]
  if (known !== undefined && known >= ticket.updatedAt) return seen
  const at = { ...seen.at, [ticket.id]: ticket.updatedAt }
  const ids = Object.keys(at)
  if (ids.length <= most) return { ...seen, at }
  const newest = ids.sort((a, b) => ((at[a] ?? '') < (at[b] ?? '') ? 1 : -1)).slice(0, most)
  return { ...seen, at: Object.fromEntries(newest.map((id) => [id, at[id] ?? ''])) }
}

export type { Seen }
