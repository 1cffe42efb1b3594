// The SQL of the index. Ranking works on a bounded set of candidates, so that a common word stays fast.
import { sql } from 'kysely'
import type { Context } from '../platform/context.ts'
import type { SearchText } from './source.ts'

/** PostgreSQL refuses a document of more than 1 MB of words; longer texts are indexed by their beginning. */
const most = 200_000

export async function write({ db, tenant }: Context, kind: string, text: SearchText): Promise<void> {
  const title = sql`setweight(to_tsvector('english', ${text.title ?? ''}), 'A')`
  const open = sql`to_tsvector('english', ${text.public.slice(0, most)})`
  const internal = text.internal ? sql`to_tsvector('english', ${text.internal.slice(0, most)})` : sql`null::tsvector`
  const readers = text.readers && text.readers.length > 0 ? text.readers : null
  if (text.append) {
    await sql`update search_document set public = public || ${title} || ${open},
        internal = case when ${internal} is null then internal else coalesce(internal, '') || ${internal} end,
        readers = case when ${text.readers !== undefined} then ${readers}::uuid[] else readers end,
        group_id = case when ${text.group !== undefined} then ${text.group ?? null}::uuid else group_id end
      where tenant_id = ${tenant} and kind = ${kind} and id = ${text.id}`.execute(db)
    return
  }
  await sql`insert into search_document (tenant_id, kind, id, owner_id, readers, group_id, at, public, internal)
    values (${tenant}, ${kind}, ${text.id}, ${text.owner}, ${readers}::uuid[], ${text.group ?? null}, ${text.at}, ${title} || ${open}, ${internal})
    on conflict (tenant_id, kind, id) do update set owner_id = excluded.owner_id, readers = excluded.readers,
      group_id = excluded.group_id, public = excluded.public, internal = excluded.internal`.execute(db)
}

/** Many new ones in one statement: what an import brings. */
export async function writeAll({ db, tenant }: Context, kind: string, texts: SearchText[]): Promise<void> {
  if (texts.length === 0) return
  const latest = [...new Map(texts.map((text) => [text.id, text])).values()]
  const rows = latest.map((text) => ({
    ...text,
    title: text.title ?? '',
    public: text.public.slice(0, most),
    internal: text.internal.slice(0, most),
    readers: text.readers && text.readers.length > 0 ? text.readers : null,
  }))
  await sql`insert into search_document (tenant_id, kind, id, owner_id, readers, group_id, at, public, internal)
    select ${tenant}, ${kind}, id, owner, readers, "group", at,
      setweight(to_tsvector('english', title), 'A') || to_tsvector('english', public),
      case when internal <> '' then to_tsvector('english', internal) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, owner uuid, readers uuid[], "group" uuid, at timestamptz,
      title text, public text, internal text)
    on conflict (tenant_id, kind, id) do update set owner_id = excluded.owner_id, readers = excluded.readers,
      group_id = excluded.group_id, public = excluded.public, internal = excluded.internal`.execute(db)
}

/** Somebody who does not find everything. */
export interface Reader {
  id: string | null
  group: string | null
}

export interface Candidate {
  kind: string
  id: string
  rank: number
}

/**
 * The best of the newest 500 matches of a kind, best first.
 * @param reader finds only what is theirs, what they may read and what is their group's, and nothing internal
 */
export async function candidates(
  { db }: Context,
  kind: string,
  q: string,
  reader: Reader | null,
  limit: number,
): Promise<Candidate[]> {
  const found = reader
    ? sql`mendbook_search_own(${kind}, ${q}, ${reader.id}::uuid, ${reader.group}::uuid, ${limit})`
    : sql`mendbook_search(${kind}, ${q}, null, ${limit})`
  const { rows } = await sql<Candidate>`select kind, id, rank from ${found}`.execute(db)
  return rows
}

/** What the database understands of the words that somebody typed. */
export async function queryOf({ db }: Context, q: string): Promise<string> {
  const { rows } = await sql<{ q: string }>`select mendbook_query(${q})::text as q`.execute(db)
  return rows[0]?.q ?? ''
}
