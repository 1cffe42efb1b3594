// The SQL of the words that there are. They are compared as bytes: that is exact, and the same on every server.
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { type Known, slipsOf } from './spelling.ts'

/** The words of a text that somebody may misspell, each once. */
export function wordsIn(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) if (/^\p{L}{3,24}$/u.test(word)) found.add(word)
  return found
}

/** Counts in how many of these texts each word stands. */
export function counted(texts: Iterable<string>): Known[] {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => ({ word, texts: count }))
}

/** The word itself, what is one slip away, and what begins with the same two letters and is about as long. */
export async function near({ db, tenant }: Context, word: string): Promise<Known[]> {
  const beginning = word.slice(0, 2)
  const { rows } = await sql<Known>`select word, texts from search_word
      where tenant_id = ${tenant} and word = any(${[word, ...slipsOf(word)]}::text[])
    union (select word, texts from search_word
      where tenant_id = ${tenant} and word >= ${beginning} and word < ${`${beginning}\uffff`}
        and length(word) between ${word.length - 2} and ${word.length + 2} and ${word.length} >= 7
      order by texts desc limit 2000)`.execute(db)
  return rows
}

/** In the order of the words, so that two writers never wait for each other. */
export async function learn({ db, tenant }: Context, known: Known[]): Promise<void> {
  if (known.length === 0) return
  const sorted = known.toSorted((a, b) => (a.word < b.word ? -1 : 1))
  await sql`insert into search_word (tenant_id, word, stem, texts)
    select ${tenant}, w.word, coalesce((tsvector_to_array(to_tsvector('english', w.word)))[1], ''), w.texts
    from unnest(${sorted.map(({ word }) => word)}::text[], ${sorted.map(({ texts }) => texts)}::int[]) w (word, texts)
    on conflict (tenant_id, word) do update set texts = search_word.texts + excluded.texts`.execute(db)
}

/** Takes away, from a word on, seldom ones that no document has any more. Answers with the last that was looked at. */
export async function forget({ db, tenant }: Context, after: string, limit: number): Promise<string | undefined> {
  const { rows } = await sql<{ last: string | null }>`with looked as (
      select w.word, w.stem from search_word w where w.tenant_id = ${tenant} and w.word > ${after} order by w.word limit ${limit}),
    gone as (delete from search_word w using looked l where w.tenant_id = ${tenant} and w.word = l.word and w.texts < 20
      and not mendbook_said(plainto_tsquery('english', l.word) || plainto_tsquery('simple', l.word)))
    select max(word) as last from looked`.execute(db)
  return rows[0]?.last ?? undefined
}

export interface Position {
  xid: string
  id: string
}

export const beginning: Position = { xid: '0', id: '00000000-0000-0000-0000-000000000000' }

/** Held, so that nobody else gathers the same at once. */
export async function progress({ db, tenant }: Context): Promise<Position> {
  const { rows } = await sql<Position>`select xid::text, event_id as id from search_progress
    where tenant_id = ${tenant} for update`.execute(db)
  return rows[0] ?? beginning
}

export async function keepProgress({ db, tenant }: Context, { xid, id }: Position): Promise<void> {
  await sql`insert into search_progress (tenant_id, xid, event_id) values (${tenant}, ${xid}::xid8, ${id})
    on conflict (tenant_id) do update set xid = excluded.xid, event_id = excluded.event_id`.execute(db)
}
