// One search over all sources: candidates from the index, records from the modules, which show only what the caller may see.
import type { Context } from '../platform/context.ts'
import { implement } from '../platform/execute.ts'
import { type Hit, search as searchOperation } from './contract.ts'
import type { SearchSource } from './source.ts'
import * as store from './store.ts'

export const createSearch = (sources: SearchSource[]) =>
  implement(searchOperation, async (ctx, { q, kind, limit = 20 }) => {
    const asked = sources.filter((source) => !kind || kind.includes(source.kind))
    const found = await Promise.all(asked.map((source) => findIn(ctx, source, q, limit)))
    // Each source is ranked by itself; a record that was named outright comes first.
    const items = interleave(found).slice(0, limit)
    return { items, bounded: true }
  })

async function findIn(ctx: Context, source: SearchSource, q: string, limit: number): Promise<Hit[]> {
  const [named, candidates, query] = await Promise.all([
    source.named?.(ctx, q),
    store.candidates(ctx, source.kind, q, readerFor(ctx, source), 200),
    store.queryOf(ctx, q),
  ])
  const found = named ? await source.hits(ctx, [named], '') : []
  // Some candidates may be hidden from the caller: the next best take their places.
  const ids = candidates.map(({ id }) => id).filter((id) => id !== named)
  for (let from = 0; from < ids.length && found.length < limit; from += limit) {
    const some = ids.slice(from, from + limit)
    const hits = new Map((await source.hits(ctx, some, query)).map((hit) => [hit.id, hit]))
    found.push(...some.flatMap((id) => hits.get(id) ?? []))
  }
  return found.slice(0, limit)
}

function readerFor(
  { actor }: Pick<Context, 'actor'>,
  { beyondOwn, byGroup }: Pick<SearchSource, 'beyondOwn' | 'byGroup'>,
): store.Reader | null {
  if (actor.kind !== 'person' || actor.permissions.has(beyondOwn)) return null
  const group = byGroup && actor.permissions.has(byGroup) ? actor.organisation : null
  return { id: actor.id, group: group ?? null }
}

function interleave(lists: Hit[][]): Hit[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat()
}

/** Ids of the best matches of one kind: for lists that are filtered by words. */
export async function matching(
  ctx: Context,
  source: Pick<SearchSource, 'kind' | 'beyondOwn' | 'byGroup'>,
  q: string,
): Promise<string[]> {
  const found = await store.candidates(ctx, source.kind, q, readerFor(ctx, source), 500)
  return found.map(({ id }) => id)
}
