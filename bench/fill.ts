// Fills a workspace with tickets by SQL: as many as a large desk has, in the proportions of one. 15 % are unresolved.
import type pg from 'pg'

export interface Filled {
  tickets: number
  messages: number
  /** Occurs in about a third of all tickets. */
  commonWord: string
  /** Occurs in a handful. */
  rarePhrase: string
}

export async function fill(client: pg.ClientBase, tenant: string, tickets: number): Promise<Filled> {
  const q = (text: string, values: unknown[] = []) => client.query(text, values)
  await q("select set_config('mendbook.tenant', $1, false)", [tenant])
  await q('select setseed(0.42)')
  await q("set maintenance_work_mem = '256MB'")
  // The rows are right by construction; indexes are built once at the end, as a restore does.
  await q('set session_replication_role = replica')
  const indexes = await dropIndexes(q)
  await sentences(q)
  await people(q, tenant, Math.max(200, Math.round(tickets / 50)))
  for (let from = 0; from < tickets; from += 50_000)
    await batch(q, tenant, from, Math.min(from + 50_000, tickets), tickets)
  for (const definition of indexes) await q(definition)
  // As if the words had been gathered while the tickets came in.
  await q(
    `insert into search_progress (tenant_id, xid, event_id) values ($1, pg_current_xact_id(), '00000000-0000-0000-0000-000000000000')
     on conflict (tenant_id) do update set xid = excluded.xid, event_id = excluded.event_id`,
    [tenant],
  )
  await q('vacuum analyze')
  return { tickets, messages: tickets * 3, commonWord: 'printer', rarePhrase: '"quokka turbine"' }
}

type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult>

async function dropIndexes(q: Query): Promise<string[]> {
  const { rows } =
    await q(`select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid in ('ticket'::regclass, 'message'::regclass, 'search_document'::regclass, 'event'::regclass)
      and not i.indisunique`)
  for (const { name } of rows) await q(`drop index ${name}`)
  return rows.map((row) => row.definition)
}

/** Sentences of words as texts have them: a few very often, most seldom. `printer` stands in about a third of all tickets. */
async function sentences(q: Query) {
  await q(`create temp table word as select i, case i when 60 then 'printer' when 2 then 'outlook' when 3 then 'password' when 4 then 'vpn'
    when 5 then 'laptop' when 6 then 'screen' when 7 then 'network' when 8 then 'slow' else 'w' || substr(md5(i::text), 1, 3 + i % 6) end as w
    from generate_series(1, 6000) i`)
  await q('create unique index on word (i)')
  await q(`create temp table sentence as select s.i, string_agg(w.w, ' ') as text
    from generate_series(1, 20000) s (i) cross join lateral (select floor(6000 ^ random())::int + 0 * s.i as k from generate_series(1, 22)) r
    join word w on w.i = r.k group by s.i`)
  await q('create unique index on sentence (i)')
  await q('analyze sentence')
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

async function batch(q: Query, tenant: string, from: number, to: number, all: number) {
  await q('drop table if exists fresh')
  await q(
    `create temp table fresh as
     with pool as materialized (select array_agg(id order by id) filter (where substring(name from 8)::int > 40) as requesters,
         array_agg(organisation_id order by id) filter (where substring(name from 8)::int > 40) as organisations,
         array_agg(id order by id) filter (where substring(name from 8)::int <= 40) as agents from person where tenant_id = $1 and name like 'Person %'),
       places as materialized (select (select array_agg(id) from team where tenant_id = $1 and not restricted) as teams, (select array_agg(id) from category where tenant_id = $1) as categories)
     select gen_random_uuid() as id, g.i, now() - interval '1 second' * (($4::int - g.i) * 30 + random() * 20) as opened_at, random() as fate, random() as weight,
       requesters[1 + g.r] as requester, organisations[1 + g.r] as organisation, agents[1 + floor(random() * array_length(agents, 1))::int] as agent,
       teams[1 + floor(random() * array_length(teams, 1))::int] as team, categories[1 + floor(random() * array_length(categories, 1))::int] as category,
       left(a.text, 60) as title, a.text || ' ' || b.text || ' ' || c.text || case when g.i % greatest(1, $4::int / 8) = 3 then ' quokka turbine' else '' end as description
     from (select i, floor(random() * (select array_length(requesters, 1) from pool))::int as r, 1 + floor(random() * 20000)::int as x, 1 + floor(random() * 20000)::int as y, 1 + floor(random() * 20000)::int as z from generate_series($2::int + 1, $3::int) i) g
       join sentence a on a.i = g.x join sentence b on b.i = g.y join sentence c on c.i = g.z, pool, places`,
    [tenant, from, to, all],
  )
  await q(
    `insert into ticket (tenant_id, id, number, title, description, type, status, state, priority, priority_by, impact, urgency, category_id, tags, channel, requester_id, opened_by,
       team_id, assignee_id, public_messages, internal_messages, opened_at, updated_at, resolved_at, closed_at, resolution,
       level, due_at, snoozed_until, first_responded_at, organisation_id)
     select $1, id, mendbook_next_number('ticket'), title, description, case when i % 10 < 7 then 'incident' when i % 10 < 9 then 'request' else 'bug' end, state, state, case when weight < .03 then 'P1' when weight < .15 then 'P2' when weight < .8 then 'P3' else 'P4' end,
       'matrix', case when i % 11 = 0 then 'high' when i % 11 < 7 then 'medium' else 'low' end, case when i % 13 < 2 then 'high' when i % 13 < 9 then 'medium' else 'low' end, category, array['t' || (i % 50)],
       case when i % 100 < 60 then 'email' when i % 100 < 85 then 'portal' when i % 100 < 92 then 'chat' when i % 100 < 96 then 'phone' when i % 100 < 99 then 'api' else 'alert' end, requester, requester, case when weight < .9 then team end, case when fate < .9 then agent end, 2, 1, opened_at,
       opened_at + interval '1 hour' * weight, case when state in ('resolved', 'closed') then opened_at + interval '1 hour' end, case when state = 'closed' then opened_at + interval '2 hours' end,
       case when state in ('resolved', 'closed') then 'Done.' end, case when i % 40 = 0 then 3 when i % 8 = 0 then 2 else 1 end,
       case when i % 9 = 0 then opened_at + interval '10 days' * random() end, case when i % 50 = 0 and state not in ('resolved', 'closed') then now() + interval '5 days' * random() end,
       case when i % 30 <> 0 or state = 'closed' then opened_at + interval '10 minutes' end, organisation
     from (select *, case when fate < .80 then 'closed' when fate < .85 then 'resolved' when fate < .89 then 'new' when fate < .96 then 'open' when fate < .985 then 'pending' else 'on_hold' end as state from fresh) f`,
    [tenant],
  )
  // Triggers rest here.
  await q("insert into ticket_tag (tenant_id, tag, ticket_id) select $1, 't' || (i % 50), id from fresh", [tenant])
  await q(
    `create temp table said as select gen_random_uuid() as id, f.id as ticket, m, s.text || ' ' || t.text as body, f.opened_at + interval '10 minutes' * m as at, f.requester, f.agent
     from (select *, 1 + floor(random() * 20000)::int as x, 1 + floor(random() * 20000)::int as y from fresh cross join generate_series(1, 3) m) f
     join sentence s on s.i = f.x join sentence t on t.i = f.y`,
  )
  await q(
    `insert into message (tenant_id, id, ticket_id, kind, visibility, side, author_id, body, channel, at)
     select $1, id, ticket, case when m = 2 then 'note' else 'reply' end, case when m = 2 then 'internal' else 'public' end, case when m = 3 then 'requester' else 'desk' end,
       case when m = 3 then requester else agent end, body, 'email', at from said`,
    [tenant],
  )
  await q(
    `insert into search_document (tenant_id, kind, id, owner_id, at, public, internal)
     select $1, 'ticket', f.id, f.requester, f.opened_at, setweight(to_tsvector('english', f.title), 'A') || to_tsvector('english', f.description || ' ' || s.open), to_tsvector('english', s.closed)
     from fresh f join (select ticket, string_agg(body, ' ') filter (where m <> 2) as open, string_agg(body, ' ') filter (where m = 2) as closed from said group by 1) s on s.ticket = f.id`,
    [tenant],
  )
  await q(
    `insert into event (tenant_id, id, name, subject_kind, subject, audience, changes, actor_kind, actor_id, actor_name, at)
     select $1, gen_random_uuid(), n, 'ticket', f.id, array['agents', 'overseers', 'person:' || f.requester], '{}', 'person', f.requester, 'Person', f.opened_at
     from fresh f cross join unnest(array['ticket.opened', 'ticket.replied', 'ticket.noted', 'ticket.resolved']) n`,
    [tenant],
  )
  await q(
    `insert into ticket_participant (tenant_id, ticket_id, person_id, role, at) select $1, f.id, case when i % 10 = 0 then f.agent else o.requester end,
       case when i % 10 = 0 then 'watcher' else 'cc' end, f.opened_at from fresh f join lateral (select requester from fresh limit 1) o on true where i % 10 = 0 or i % 25 = 1`,
    [tenant],
  )
  await q(
    `insert into mention (tenant_id, message_id, person_id, ticket_id, at, seen_at) select $1, s.id, f.agent, f.id, s.at, case when f.i % 300 <> 0 then now() end
     from said s join fresh f on f.id = s.ticket where s.m = 2 and f.i % 20 = 0`,
    [tenant],
  )
  await q(
    `insert into attachment (tenant_id, id, ticket_id, message_id, sha256, name, type, size, visibility, by_id, at)
     select $1, gen_random_uuid(), f.id, s.id, md5(s.id::text) || md5(f.id::text), 'screenshot.png', 'image/png', 1000, 'public', f.requester, s.at
     from said s join fresh f on f.id = s.ticket where s.m = 3 and f.i % 12 = 0`,
    [tenant],
  )
  await q('drop table said')
}
