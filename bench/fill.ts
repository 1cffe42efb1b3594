// Fills a workspace with tickets by SQL: as many as a large desk has, in the proportions of one. 15 % are unresolved.
import type pg from 'pg'
import { batch } from './fill-batch.ts'

export interface Filled {
  tickets: number
  messages: number
  /** Occurs in about a third of all tickets. */
  commonWord: string
  /** Occurs in a handful. */
  rarePhrase: string
}

export type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult>

const atOnce = 25_000
/** Connections that write beside each other; more only wait for the disk. */
const writers = 2

/**
 * A million take some minutes. What would take far longer is left out: the rows are right by construction, so nothing checks them;
 * indexes are built once at the end, as a restore does; texts are put together from sentences whose words were looked for before.
 */
export async function fill(connect: () => Promise<pg.Client>, tenant: string, tickets: number): Promise<Filled> {
  const clients = await Promise.all(Array.from({ length: writers }, connect))
  const queries = clients.map(
    (client): Query =>
      (text, values = []) =>
        client.query(text, values),
  )
  const [q] = queries as [Query]
  for (const one of queries) await prepare(one, tenant)
  // As if the words were learnt while the tickets come in: the desk is running, and would follow.
  await wordsAreLearnt(q, tenant, "'9000000000000'")
  const indexes = await dropIndexes(q)
  await sentences(q)
  await people(q, tenant, Math.max(200, Math.round(tickets / 50)))
  const starts = Array.from({ length: Math.ceil(tickets / atOnce) }, (_, index) => index * atOnce)
  await shared(queries, starts, (one, from) => batch(one, tenant, from, Math.min(from + atOnce, tickets), tickets))
  await q('drop table bench_sentence')
  await q("select setval(('ticket_number_' || replace($1, '-', ''))::regclass, $2)", [tenant, tickets])
  await shared(queries, indexes, (one, definition) => one(definition))
  await wordsAreLearnt(q, tenant, 'pg_current_xact_id()')
  await q('vacuum analyze')
  for (const client of clients) await client.end()
  return { tickets, messages: tickets * 3, commonWord: 'printer', rarePhrase: '"quokka turbine"' }
}

async function prepare(q: Query, tenant: string) {
  await q("select set_config('mendbook.tenant', $1, false), setseed(0.42)", [tenant])
  await q('set session_replication_role = replica')
  await q('set synchronous_commit = off')
  await q("set maintenance_work_mem = '1GB'")
  await q("set work_mem = '128MB'")
  await q("set temp_buffers = '64MB'")
  // Ids grow with time, as the desk's do: an index that is filled at its end stays in memory.
  await q(`create function pg_temp.id_at(at timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || overlay(overlay(substr(md5(random()::text), 1, 20) placing '7' from 1) placing '8' from 5))::uuid $$`)
}

/** Each writer takes what comes next. */
async function shared<T>(queries: Query[], parts: T[], run: (q: Query, part: T) => Promise<unknown>) {
  const left = [...parts]
  const next = async (q: Query) => {
    for (let part = left.shift(); part !== undefined; part = left.shift()) await run(q, part)
  }
  await Promise.all(queries.map(next))
}

const wordsAreLearnt = (q: Query, tenant: string, until: string) =>
  q(
    `insert into search_progress (tenant_id, xid, event_id) values ($1, ${until}, '00000000-0000-0000-0000-000000000000')
     on conflict (tenant_id) do update set xid = excluded.xid, event_id = excluded.event_id`,
    [tenant],
  )

/** Those that are built in the end, the dearest first; without those that stay the desk's own jobs would read whole tables each time. */
async function dropIndexes(q: Query): Promise<string[]> {
  const { rows } =
    await q(`select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid in ('ticket'::regclass, 'message'::regclass, 'search_document'::regclass, 'event'::regclass, 'time_entry'::regclass,
      'ticket_participant'::regclass, 'mention'::regclass, 'attachment'::regclass) and not i.indisunique
      and i.indexrelid::regclass::text not in ('event_position', 'search_document_old', 'ticket_closing', 'ticket_snoozed', 'ticket_deleted')
    order by pg_get_indexdef(i.indexrelid) !~ 'USING gin', i.indrelid = 'ticket'::regclass`)
  for (const { name } of rows) await q(`drop index ${name}`)
  return rows.map((row) => row.definition)
}

/** Sentences of words as texts have them: a few very often, most seldom. `printer` stands in about a third of all tickets. */
async function sentences(q: Query) {
  await q(`create temp table word as select i, case i when 60 then 'printer' when 2 then 'outlook' when 3 then 'password' when 4 then 'vpn'
    when 5 then 'laptop' when 6 then 'screen' when 7 then 'network' when 8 then 'slow' else 'w' || substr(md5(i::text), 1, 3 + i % 6) end as w
    from generate_series(1, 6000) i`)
  await q('create unique index on word (i)')
  await q(`create unlogged table bench_sentence as select i, text, to_tsvector('english', text) as vector,
      setweight(to_tsvector('english', left(text, 60)), 'A') as title
    from (select s.i, string_agg(w.w, ' ') as text
      from generate_series(1, 20000) s (i) cross join lateral (select floor(6000 ^ random())::int + 0 * s.i as k from generate_series(1, 22)) r
      join word w on w.i = r.k group by s.i) t`)
  await q('create unique index on bench_sentence (i)')
  await q('analyze bench_sentence')
}

async function people(q: Query, tenant: string, count: number) {
  await q(
    `insert into organisation (tenant_id, id, name, created_at) select $1, gen_random_uuid(), 'Client ' || i, now() from generate_series(1, 50) i`,
    [tenant],
  )
  await q(
    `insert into person (tenant_id, id, name, email, created_at, organisation_id, vip)
     select $1, gen_random_uuid(), 'Person ' || i, 'person' || i || '@bench.example', now(), o.id, i % 200 = 99 from generate_series(1, $2::int) i
       left join organisation o on o.tenant_id = $1 and i > 40 and o.name = 'Client ' || (i % 60)`,
    [tenant, count],
  )
  await q(
    `insert into person_role (tenant_id, person_id, role_id) select $1, p.id, r.id from person p join role r on r.tenant_id = p.tenant_id
       and r.key = case when substring(p.name from 8)::int <= 40 then 'agent' else 'end_user' end where p.tenant_id = $1 and p.name like 'Person %'`,
    [tenant],
  )
}
