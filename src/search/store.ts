// The SQL of the index. Ranking works on a bounded set of candidates, so that a common word stays fast.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import { type Manner, queryOf } from './query.store.ts'
import type { SearchSource, SearchText } from './source.ts'
import { plain, type Words } from './words.ts'

/** PostgreSQL refuses a document of more than 1 MB of words; longer texts are indexed by their beginning. */
const most = 200_000
/** Bytes: together with one more text of that length it stays below that. */
const fullAt = 500_000

type Kind = Pick<SearchSource, 'kind' | 'names'>

const languageOf = ({ names }: Kind) => (names ? 'simple' : 'english')
const said = (text: string) => plain(text.slice(0, most))

export async function write({ db, tenant }: Context, source: Kind, text: SearchText): Promise<void> {
  const language = sql.lit(languageOf(source))
  const title = sql`setweight(to_tsvector(${language}, ${said(text.title ?? '')}), 'A')`
  const open = sql`to_tsvector(${language}, ${said(text.public)})`
  const internal = text.internal ? sql`to_tsvector(${language}, ${said(text.internal)})` : sql`null::tsvector`
  const readers = text.readers && text.readers.length > 0 ? text.readers : null
  if (text.append) {
    await sql`update search_document set public = ${added('public', sql`${title} || ${open}`)},
        internal = case when ${internal} is null then internal else ${added('internal', internal)} end,
        readers = case when ${text.readers !== undefined} then ${readers}::uuid[] else readers end,
        group_id = case when ${text.group !== undefined} then ${text.group ?? null}::uuid else group_id end
      where tenant_id = ${tenant} and kind = ${source.kind} and id = ${text.id}`.execute(db)
    return
  }
  await sql`insert into search_document (tenant_id, kind, id, owner_id, readers, group_id, at, public, internal)
    values (${tenant}, ${source.kind}, ${text.id}, ${text.owner}, ${readers}::uuid[], ${text.group ?? null}, ${text.at}, ${title} || ${open}, ${internal})
    on conflict (tenant_id, kind, id) do update set owner_id = excluded.owner_id, readers = excluded.readers,
      group_id = excluded.group_id, public = excluded.public, internal = excluded.internal, version = excluded.version`.execute(
    db,
  )
}

/** What is said on a document that is nearly full is not found by it; what stands there already is. */
const added = (column: 'public' | 'internal', more: RawBuilder<unknown>) => {
  const there = sql`coalesce(${sql.ref(column)}, '')`
  return sql`case when octet_length(tsvectorsend(${there})) < ${sql.lit(fullAt)} then ${there} || ${more} else ${sql.ref(column)} end`
}

/** Many at once, in one statement: what an import brings, and what is written anew. */
export async function writeAll({ db, tenant }: Context, source: Kind, texts: SearchText[]): Promise<void> {
  if (texts.length === 0) return
  const latest = [...new Map(texts.map((text) => [text.id, text])).values()]
  const rows = latest.map((text) => ({
    ...text,
    title: said(text.title ?? ''),
    public: said(text.public),
    internal: said(text.internal),
    readers: text.readers && text.readers.length > 0 ? text.readers : null,
  }))
  const language = sql.lit(languageOf(source))
  await sql`insert into search_document (tenant_id, kind, id, owner_id, readers, group_id, at, public, internal)
    select ${tenant}, ${source.kind}, id, owner, readers, "group", at,
      setweight(to_tsvector(${language}, title), 'A') || to_tsvector(${language}, public),
      case when internal <> '' then to_tsvector(${language}, internal) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, owner uuid, readers uuid[], "group" uuid, at timestamptz,
      title text, public text, internal text)
    on conflict (tenant_id, kind, id) do update set owner_id = excluded.owner_id, readers = excluded.readers,
      group_id = excluded.group_id, public = excluded.public, internal = excluded.internal, version = excluded.version`.execute(
    db,
  )
}

export async function drop({ db, tenant }: Context, kind: string, ids: string[]): Promise<void> {
  await sql`delete from search_document where tenant_id = ${tenant} and kind = ${kind} and id = any(${ids}::uuid[])`.execute(
    db,
  )
}

/** Documents of this kind as an older desk wrote them, held so that nothing is added to them meanwhile. */
export async function outdated({ db, tenant }: Context, kind: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from search_document
    where tenant_id = ${tenant} and kind = ${kind} and version < 2 order by id limit ${limit} for update`.execute(db)
  return rows.map(({ id }) => id)
}

/** Somebody who does not find everything. */
export interface Reader {
  id: string | null
  group: string | null
}

export const mostCandidates = 500

/**
 * The newest 500 matches of a kind, best first.
 * @param reader finds only what is theirs, what they may read and what is their group's, and nothing internal
 */
export async function candidates(
  { db }: Context,
  kind: string,
  words: Words,
  manner: Manner,
  reader: Reader | null,
): Promise<string[]> {
  const query = queryOf(words, manner)
  const found = reader
    ? sql`mendbook_search_own(${kind}, ${query}, ${reader.id}::uuid, ${reader.group}::uuid, ${mostCandidates})`
    : sql`mendbook_search(${kind}, ${query}, ${mostCandidates})`
  const { rows } = await sql<{ id: string }>`select id from ${found}`.execute(db)
  return rows.map(({ id }) => id)
}
