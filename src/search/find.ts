// One search over all sources: candidates from the index, records from the modules, which show only what the caller may see.
import type { Context } from '../platform/context.ts'
import { readCursor, writeCursor } from '../platform/cursor.ts'
import { implement } from '../platform/execute.ts'
import { type Hit, search as searchOperation } from './contract.ts'
import { otherReadings, readsTheDesk } from './correct.ts'
import { type Manner, type Queries, textsOf } from './query.store.ts'
import type { ReadQuestion, SearchSource } from './source.ts'
import * as store from './store.ts'
import type { Question } from './words.ts'

const few = 3

export const createSearch = (sources: SearchSource[], read: ReadQuestion) =>
  implement(searchOperation, async (ctx, { q, kind, exact = false, limit = 20, cursor }) => {
    const scope = `search ${JSON.stringify([q, kind, exact])}`
    // How the question was read, and how much of each kind was shown.
    const [text = q, ...shown] = readCursor(ctx, scope, cursor) ?? []
    const question = read(text)
    const asked = sources.filter(
      (source) => (!kind || kind.includes(source.kind)) && (question.filter === null || source.filtered),
    )
    const find = (one: Question, most = limit) => pageOf(ctx, asked, one, most, shown.map(Number))
    const answer = (page: Page, one: Question, said: { corrected?: string; suggestion?: string | undefined } = {}) => ({
      items: page.items,
      nextCursor: page.next ? writeCursor(ctx, scope, [one.text, ...page.next.map(String)]) : null,
      bounded: true,
      corrected: said.corrected ?? null,
      suggestion: said.suggestion ?? null,
    })
    const page = await find(question)
    if (cursor !== undefined || exact || page.items.length >= few) return answer(page, question)
    for (const other of await otherReadings(ctx, asked, question, page.items.length === 0)) {
      const found = await find(other, page.items.length === 0 ? limit : 1)
      if (found.items.length === 0) continue
      return page.items.length === 0
        ? answer(found, other, { corrected: other.text })
        : answer(page, question, { suggestion: other.text })
    }
    return answer(page, question)
  })

interface Page {
  items: Hit[]
  /** How much of each kind was shown with this page; null on the last one. */
  next: number[] | null
}

async function pageOf(
  ctx: Context,
  sources: SearchSource[],
  question: Question,
  limit: number,
  shown: number[],
): Promise<Page> {
  const found = await Promise.all(
    sources.map((source, index) => findIn(ctx, source, question, limit + 1, shown[index] ?? 0)),
  )
  // Each source is ranked by itself; a record that was named outright comes first.
  const all = interleave(found)
  const items = all.slice(0, limit)
  const counts = sources.map(
    ({ kind }, index) => (shown[index] ?? 0) + items.filter((item) => item.kind === kind).length,
  )
  return { items, next: all.length > limit ? counts : null }
}

const nothing: Queries = { all: '', any: '' }

/** @param from how many were shown before; what the caller may not see is not counted */
async function findIn(
  ctx: Context,
  source: SearchSource,
  question: Question,
  limit: number,
  from: number,
): Promise<Hit[]> {
  const manner: Manner = { language: source.names ? 'simple' : 'english', listed: readsTheDesk(ctx) }
  const { words } = question
  const [named, matches, queries] = await Promise.all([
    source.named?.(ctx, question.text),
    words ? store.candidates(ctx, source.kind, words, manner, readerFor(ctx, source)) : null,
    words ? textsOf(ctx, words, manner) : nothing,
  ])
  const complete = matches !== null && matches.length < store.mostCandidates
  const candidates =
    (question.filter === null ? matches : await source.filtered?.(ctx, question, queries, matches, complete)) ?? []
  const first = named ? await source.hits(ctx, [named], nothing) : []
  const others = candidates.filter((id) => id !== named)
  const found = from === 0 ? first : []
  const ids = from === 0 ? others : (await onlySeen(ctx, source, others, queries)).slice(from - first.length)
  // Some candidates may be hidden from the caller: the next best take their places.
  for (let at = 0; at < ids.length && found.length < limit; at += limit) {
    const some = ids.slice(at, at + limit)
    const hits = new Map((await source.hits(ctx, some, queries)).map((hit) => [hit.id, hit]))
    found.push(...some.flatMap((id) => hits.get(id) ?? []))
  }
  return found.slice(0, limit)
}

async function onlySeen(ctx: Context, source: SearchSource, ids: string[], queries: Queries): Promise<string[]> {
  const seen = new Set(ids.length === 0 ? [] : await source.seen(ctx, ids, queries))
  return ids.filter((id) => seen.has(id))
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
