-- A million tickets: no list passes over the whole desk ticket by ticket, and likeness is looked for among rare words. There are no
-- more indexes than before.

-- An index walked in its order leaves out what its later columns tell, without looking at tickets. Nothing changes, or is resolved,
-- before it was opened: what is older than some day is found among later changes by when it was opened.
drop index ticket_updated;
create index ticket_updated on ticket (tenant_id, updated_at, id, opened_at);
drop index ticket_unresolved;
create index ticket_unresolved on ticket (tenant_id, updated_at, id, opened_at)
  include (team_id, assignee_id, requester_id, status, snoozed_until, category_id)
  where status in ('new', 'open', 'pending', 'on_hold') and deleted_at is null;
drop index ticket_assignee;
create index ticket_assignee on ticket (tenant_id, assignee_id, updated_at, id, status);
-- ticket_dated serves what this one did.
drop index ticket_due;

-- What has no reply and what has no tags too: where everything has, nothing else would tell without reading everything. The first tag,
-- since row-level security keeps a comparison of arrays from using an index, and a look into one not.
drop index ticket_facets;
create index ticket_facets on ticket (tenant_id, type, state, status, channel, level, priority, impact, urgency,
  (public_messages = 0), (tags[1] is null));
create statistics ticket_first_tag on (tags[1]) from ticket;

-- As before, but among the rarest words, as far as the statistics of open titles know them: to look through what very common ones have
-- in common takes long and says little. What has all of the chosen words comes first, then what has two.
create or replace function mendbook_similar(words text[], person uuid, own_only boolean)
returns table (id uuid, shared int, total int) language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := mendbook_tenant();
  open_ones real := (select reltuples from pg_class where oid = 'ticket_unresolved'::regclass);
  chosen text[];
  every tsquery;
  pairs tsquery;
begin
  if tenant is null or cardinality(words) = 0 then return; end if;
  chosen := array(
    select quote_literal(replace(r.w, '\', '\\')) from (
      select w.w, w.n, row_number() over rarest as place, sum(coalesce(s.frequency, 0) * open_ones) over rarest as expected
      from unnest(words) with ordinality w (w, n)
      left join (select e.word, e.frequency from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) e (word, frequency)
        where schemaname = current_schema() and tablename = 'ticket_open_title') s on s.word = w.w
      window rarest as (order by coalesce(s.frequency, 0), w.n)) r
    where r.place <= 2 or r.place <= 5 and r.expected <= 20000);
  every := array_to_string(chosen, ' & ')::tsquery;
  pairs := (select string_agg(a.w || ' & ' || b.w, ' | ')::tsquery
    from unnest(chosen) with ordinality a (w, n) join unnest(chosen) with ordinality b (w, n) on a.n < b.n);
  return query
    select f.id, (select count(*)::int from unnest(f.lexemes) l where l = any(words)), cardinality(f.lexemes)
    from (
      select o.id, tsvector_to_array(to_tsvector('english', o.title)) as lexemes from (
        select t.id, t.title, t.status from ticket t where t.tenant_id = tenant and t.requester_id = person
        order by t.updated_at desc, t.id desc limit 100) o
      where o.status in ('new', 'open', 'pending', 'on_hold')
      union
      (select t.id, tsvector_to_array(to_tsvector('english', t.title)) from ticket t
        where not own_only and t.tenant_id = tenant and t.status in ('new', 'open', 'pending', 'on_hold')
          and to_tsvector('english', t.title) @@ every
        limit 100)
      union
      (select t.id, tsvector_to_array(to_tsvector('english', t.title)) from ticket t
        where not own_only and cardinality(chosen) > 2 and t.tenant_id = tenant and t.status in ('new', 'open', 'pending', 'on_hold')
          and to_tsvector('english', t.title) @@ pairs
        limit 200)
    ) f
    where f.lexemes && words;
end $$;
