// Some tickets with everything that belongs to them. Triggers rest here, so what they keep is written too.
import type { Query } from './fill.ts'

export async function batch(q: Query, tenant: string, from: number, to: number, all: number) {
  await draw(q, tenant, from, to, all)
  await q(
    `insert into ticket (tenant_id, id, number, title, description, type, status, state, priority, priority_by, impact, urgency, category_id, tags, channel, requester_id, opened_by,
       team_id, assignee_id, public_messages, internal_messages, opened_at, updated_at, resolved_at, closed_at, resolution,
       level, due_at, snoozed_until, first_responded_at, organisation_id)
     select $1, f.id, f.i, left(a.text, 60), a.text || ' ' || b.text || ' ' || c.text || case when rare then ' quokka turbine' else '' end,
       case when f.i % 10 < 7 then 'incident' when f.i % 10 < 9 then 'request' else 'bug' end, state, state, case when weight < .03 then 'P1' when weight < .15 then 'P2' when weight < .8 then 'P3' else 'P4' end,
       'matrix', case when f.i % 11 = 0 then 'high' when f.i % 11 < 7 then 'medium' else 'low' end, case when f.i % 13 < 2 then 'high' when f.i % 13 < 9 then 'medium' else 'low' end, category, array['t' || (f.i % 50)],
       case when f.i % 100 < 60 then 'email' when f.i % 100 < 85 then 'portal' when f.i % 100 < 92 then 'chat' when f.i % 100 < 96 then 'phone' when f.i % 100 < 99 then 'api' else 'alert' end, requester, requester, case when weight < .9 then team end, case when fate < .9 then agent end, 2, 1, opened_at,
       opened_at + interval '1 hour' * weight, case when state in ('resolved', 'closed') then opened_at + interval '1 hour' end, case when state = 'closed' then opened_at + interval '2 hours' end,
       case when state in ('resolved', 'closed') then 'Done.' end, case when f.i % 40 = 0 then 3 when f.i % 8 = 0 then 2 else 1 end,
       case when f.i % 9 = 0 then opened_at + interval '10 days' * random() end, case when f.i % 50 = 0 and state not in ('resolved', 'closed') then now() + interval '5 days' * random() end,
       case when f.i % 30 <> 0 or state = 'closed' then opened_at + interval '10 minutes' end, organisation
     from fresh f join bench_sentence a on a.i = f.s1 join bench_sentence b on b.i = f.s2 join bench_sentence c on c.i = f.s3`,
    [tenant],
  )
  await q("insert into ticket_tag (tenant_id, tag, ticket_id) select $1, 't' || (i % 50), id from fresh", [tenant])
  await q(
    `insert into message (tenant_id, id, ticket_id, kind, visibility, side, author_id, body, channel, at)
     select $1, id, ticket, case when m = 2 then 'note' else 'reply' end, case when m = 2 then 'internal' else 'public' end, case when m = 3 then 'requester' else 'desk' end,
       case when m = 3 then requester else agent end, a.text || ' ' || b.text, 'email', at
     from said s join bench_sentence a on a.i = s.x join bench_sentence b on b.i = s.y`,
    [tenant],
  )
  await q(
    `insert into search_document (tenant_id, kind, id, owner_id, at, public, internal)
     select $1, 'ticket', f.id, f.requester, f.opened_at, a.title || a.vector || b.vector || c.vector || case when rare then to_tsvector('english', 'quokka turbine') else '' end
       || d.vector || e.vector || h.vector || j.vector, g.vector || k.vector
     from fresh f join bench_sentence a on a.i = f.s1 join bench_sentence b on b.i = f.s2 join bench_sentence c on c.i = f.s3 join bench_sentence d on d.i = f.s4
       join bench_sentence e on e.i = f.s5 join bench_sentence g on g.i = f.s6 join bench_sentence k on k.i = f.s7 join bench_sentence h on h.i = f.s8 join bench_sentence j on j.i = f.s9`,
    [tenant],
  )
  await q(
    `insert into event (tenant_id, id, name, subject_kind, subject, audience, changes, actor_kind, actor_id, actor_name, at)
     select $1, pg_temp.id_at(f.opened_at), n, 'ticket', f.id, array['agents', 'overseers', 'person:' || f.requester], '{}', 'person', f.requester, 'Person', f.opened_at
     from fresh f cross join unnest(array['ticket.opened', 'ticket.replied', 'ticket.noted', 'ticket.resolved']) n`,
    [tenant],
  )
  await beside(q, tenant)
}

/** What is decided by chance, once for all tables: `fresh`, the tickets, and `said`, their messages. */
async function draw(q: Query, tenant: string, from: number, to: number, all: number) {
  await q('drop table if exists fresh, said')
  const sentence = '1 + floor(random() * 20000)::int'
  await q(
    `create temp table fresh as
     with pool as materialized (select array_agg(id order by id) filter (where substring(name from 8)::int > 40) as requesters,
         array_agg(organisation_id order by id) filter (where substring(name from 8)::int > 40) as organisations,
         array_agg(id order by id) filter (where substring(name from 8)::int <= 40) as agents from person where tenant_id = $1 and name like 'Person %'),
       places as materialized (select (select array_agg(id) from team where tenant_id = $1 and not restricted) as teams, (select array_agg(id) from category where tenant_id = $1) as categories),
       drawn as materialized (select i, random() as fate, random() as weight, floor(random() * (select array_length(requesters, 1) from pool))::int as r,
         now() - interval '1 second' * (($4::int - i) * 30 + random() * 20) as opened_at from generate_series($2::int + 1, $3::int) i)
     select pg_temp.id_at(opened_at) as id, i, opened_at, weight, fate, i % greatest(1, $4::int / 8) = 3 as rare,
       case when fate < .80 then 'closed' when fate < .85 then 'resolved' when fate < .89 then 'new' when fate < .96 then 'open' when fate < .985 then 'pending' else 'on_hold' end as state,
       requesters[1 + r] as requester, organisations[1 + r] as organisation, agents[1 + floor(random() * array_length(agents, 1))::int] as agent,
       teams[1 + floor(random() * array_length(teams, 1))::int] as team, categories[1 + floor(random() * array_length(categories, 1))::int] as category,
       ${Array.from({ length: 9 }, (_, index) => `${sentence} as s${index + 1}`).join(', ')}
     from drawn, pool, places`,
    [tenant, from, to, all],
  )
  await q(`create temp table said as select pg_temp.id_at(at) as id, * from (
      select f.id as ticket, f.i, f.requester, f.agent, m, x, y, f.opened_at + interval '10 minutes' * m as at
      from fresh f cross join lateral (values (1, s4, s5), (2, s6, s7), (3, s8, s9)) v (m, x, y)) s`)
  await q('analyze fresh, said')
}

async function beside(q: Query, tenant: string) {
  await q(
    `insert into ticket_participant (tenant_id, ticket_id, person_id, role, at) select $1, f.id, case when i % 10 = 0 then f.agent else o.requester end,
       case when i % 10 = 0 then 'watcher' else 'cc' end, f.opened_at from fresh f join lateral (select requester from fresh limit 1) o on true where i % 10 = 0 or i % 25 = 1`,
    [tenant],
  )
  await q(
    `insert into mention (tenant_id, message_id, person_id, ticket_id, at, seen_at) select $1, id, agent, ticket, at, case when i % 300 <> 0 then now() end
     from said where m = 2 and i % 20 = 0`,
    [tenant],
  )
  await q(
    `insert into attachment (tenant_id, id, ticket_id, message_id, sha256, name, type, size, visibility, by_id, at)
     select $1, pg_temp.id_at(at), ticket, id, md5(id::text) || md5(ticket::text), 'screenshot.png', 'image/png', 1000, 'public', requester, at
     from said where m = 3 and i % 12 = 0`,
    [tenant],
  )
  await q(
    `insert into time_entry (tenant_id, id, ticket_id, person_id, day, minutes, source, created_at, team_id, category_id, organisation_id)
     select $1, pg_temp.id_at(opened_at), id, agent, opened_at::date, 5 * (1 + i % 12), 'manual', opened_at, case when weight < .9 then team end, category, organisation
     from fresh where i % 2 = 0`,
    [tenant],
  )
}
