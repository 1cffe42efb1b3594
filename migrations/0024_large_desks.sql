-- What a large desk needs so that no list and no search reads far more than it shows.

-- A word that hardly anybody says is found by the text index and nothing else: along any other, it is looked for in every text.
-- Statistics know frequent words only, and guess that of any other word, or beginning of one, half a per cent of all texts say it; so
-- matches are counted, up to a bound, and an estimate is believed where it calls a word very frequent.
--
-- Functions of the owner, as mendbook_search is and for the same reason: row-level security keeps text operators from using an
-- index. They filter by the transaction's tenant themselves and tell nothing but ids; who may see a record is decided by the query
-- that asks.

-- Whether the statistics say that a seventh of all texts, and many, say this. (Volatile, for EXPLAIN is allowed nowhere else; it changes nothing.)
create function mendbook_frequent(wanted text, query tsquery) returns boolean language plpgsql volatile security definer
set search_path from current as $$
declare
  tenant uuid := mendbook_tenant();
  saying json;
  everything json;
begin
  execute format('explain (format json) select from search_document d where d.tenant_id = %L and d.kind = %L', tenant, wanted) into everything;
  execute format('explain (format json) select from search_document d where d.tenant_id = %L and d.kind = %L
    and (d.public @@ %L::tsquery or (d.internal is not null and d.internal @@ %3$L::tsquery))', tenant, wanted, query) into saying;
  return (saying->0->'Plan'->>'Plan Rows')::numeric > greatest(20000, (everything->0->'Plan'->>'Plan Rows')::numeric / 7);
end $$;

-- The newest 500 of them; null where more than `most` say it.
create function mendbook_newest(wanted text, query tsquery, most int) returns uuid[] language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
set enable_indexscan = off as $$
declare
  tenant uuid := mendbook_tenant();
  n int;
  newest uuid[];
begin
  select count(*), (array_agg(f.id order by f.at desc))[1:500] into n, newest from (
    select d.id, d.at from search_document d where d.tenant_id = tenant and d.kind = wanted
      and (d.public @@ query or (d.internal is not null and d.internal @@ query)) limit most + 1) f;
  return case when n <= most then coalesce(newest, '{}') end;
end $$;

-- The newest 500 of what many say: the newest texts are read until there are enough.
create function mendbook_newest_of_many(wanted text, query tsquery) returns uuid[] language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off as $$
begin
  return array(select d.id from search_document d where d.tenant_id = mendbook_tenant() and d.kind = wanted
    and (d.public @@ query or (d.internal is not null and d.internal @@ query)) order by d.at desc limit 500);
end $$;

-- The newest 500 matches, best first, as before.
create or replace function mendbook_search(wanted text, query tsquery, most int)
returns table (id uuid) language plpgsql volatile security definer
set search_path from current as $$
declare
  tenant uuid := mendbook_tenant();
  newest uuid[];
begin
  if tenant is null or numnode(query) = 0 then return; end if;
  if not mendbook_frequent(wanted, query) then
    newest := mendbook_newest(wanted, query, 20000);
  end if;
  if newest is null then
    newest := mendbook_newest_of_many(wanted, query);
  end if;
  return query select d.id from search_document d where d.tenant_id = tenant and d.kind = wanted and d.id = any(newest)
    order by mendbook_score(d.public, query, d.at) desc, d.at desc, d.id limit most;
end $$;

alter function mendbook_said(tsquery) set enable_seqscan = off;
alter function mendbook_said(tsquery) set enable_indexscan = off;

-- The same for lists, which have an order of their own and are exact.
drop function mendbook_matching(tsquery, int);

create function mendbook_tickets_saying(query tsquery) returns table (id uuid) language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
set enable_indexscan = off
rows 4000 as $$
begin
  return query select d.id from search_document d
    where d.tenant_id = mendbook_tenant() and d.kind = 'ticket' and (d.public @@ query or (d.internal is not null and d.internal @@ query));
end $$;

-- Those, with whether what is public says it; of more than `few` only how they are to be found: 'many' by mendbook_tickets_saying, of
-- more than `many`, 'most', by looking at one ticket after the other.
create function mendbook_tickets_found(query tsquery, few int, many int) returns table (id uuid, openly boolean, how text)
language plpgsql volatile security definer
set search_path from current
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
set enable_indexscan = off as $$
declare
  tenant uuid := mendbook_tenant();
  found uuid[];
begin
  if tenant is null or numnode(query) = 0 then return; end if;
  if mendbook_frequent('ticket', query) then
    return query values (null::uuid, null::boolean, 'most');
    return;
  end if;
  found := array(select d.id from search_document d
    where d.tenant_id = tenant and d.kind = 'ticket' and (d.public @@ query or (d.internal is not null and d.internal @@ query))
    limit many + 1);
  if cardinality(found) > few then
    return query values (null::uuid, null::boolean, case when cardinality(found) > many then 'most' else 'many' end);
    return;
  end if;
  return query select d.id, d.public @@ query, 'few' from search_document d
    where d.tenant_id = tenant and d.kind = 'ticket' and d.id = any(found);
end $$;

-- Reads a whole text: dearer than to look at a hundred tickets more, so that it is asked last, of those that come next in the order.
alter function mendbook_says(uuid, tsquery, boolean) cost 20000;

-- Every order of the list has an index to walk along, also among what is done: by priority, by date where there is one, one state
-- after the other. (What has no date follows by id. The status behind a date passes over what a filter leaves out.)
drop index ticket_urgent;
create index ticket_priority on ticket (tenant_id, priority, number);
create index ticket_status on ticket (tenant_id, status, id);
create index ticket_resolved on ticket (tenant_id, resolved_at, id, status) where resolved_at is not null;
create index ticket_dated on ticket (tenant_id, due_at, id, status) where due_at is not null;

-- What has few values, in one index: it is small, because equal entries are kept once, and whatever of it a filter names, together
-- with whatever else, reading through it is far less than reading tickets.
drop index ticket_state;
create index ticket_facets on ticket (tenant_id, type, state, status, channel, level, priority, impact, urgency);

-- Few have one; the others cost the index nothing.
create index ticket_checklist on ticket (tenant_id, updated_at, id) where checklist_total > 0;
