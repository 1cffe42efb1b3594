// Tags as they are typed, and those that other tickets in sight carry.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Output } from '../../app/api.ts'

/** `VPN, two words` → two tags in lower case, as the server keeps them; none twice, none too long. */
export function addTags(tags: readonly string[], typed: string): string[] {
  const fresh = typed
    .split(',')
    .map((tag) => tag.trim().replace(/\s+/g, ' ').toLowerCase().slice(0, 40))
    .filter(Boolean)
  return [...new Set([...tags, ...fresh])].slice(0, 200)
}

/** At most eight tags of loaded tickets that fit what is typed, the most used first. */
export function knownTags(queries: QueryClient, typed: string, chosen: readonly string[]): string[] {
  const uses = new Map<string, number>()
  for (const [, data] of queries.getQueriesData<InfiniteData<Output<'tickets.list'>>>({ queryKey: ['tickets.list'] })) {
    for (const row of data?.pages?.flatMap(({ items }) => items) ?? []) {
      for (const tag of row.tags) uses.set(tag, (uses.get(tag) ?? 0) + 1)
    }
  }
  const part = typed.trim().toLowerCase()
  return [...uses]
    .filter(([tag]) => tag.includes(part) && !chosen.includes(tag))
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([tag]) => tag)
}
