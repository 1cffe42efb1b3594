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
  const owner = ownerFor(ctx, source)
  const [named, candidates, query] = await Promise.all([
    source.named?.(ctx, q),
    store.candidates(ctx, source.kind, q, owner, 200),
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

const ownerFor = ({ actor }: Context, source: SearchSource) =>
  actor.kind !== 'person' || actor.permissions.has(source.beyondOwn) ? null : actor.id

function interleave(lists: Hit[][]): Hit[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat()
}

/** Ids of the best matches of one kind: for lists that are filtered by words. */
export async function matching(
  ctx: Context,
  kind: SearchSource['kind'],
  q: string,
  seesAll: boolean,
): Promise<string[]> {
  const found = await store.candidates(ctx, kind, q, seesAll ? null : ctx.actor.id, 500)
  return found.map(({ id }) => id)
}
