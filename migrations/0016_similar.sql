-- Open tickets whose titles share words with what somebody is about to write. Of the owner, as mendbook_matching is and for the
-- same reason: row-level security keeps text operators from using an index. It tells ids and counts; who may see a ticket is
-- decided by the query that asks.
create index ticket_open_title on ticket using gin (tenant_id, to_tsvector('english', title))
  where status in ('new', 'open', 'pending', 'on_hold');

-- `own`: the newest ones of that person with at least one word in common. Others need two, where two were asked for, so that
-- a common word alone finds nobody; of too many of them, any 300.
create function mendbook_similar(words text[], person uuid, own_only boolean)
returns table (id uuid, shared int, total int) language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := mendbook_tenant();
  quoted text[];
  query tsquery;
begin
  if tenant is null or cardinality(words) = 0 then return; end if;
  quoted := array(select quote_literal(replace(w, '\', '\\')) from unnest(words) w);
  query := case when cardinality(words) = 1 then quoted[1]::tsquery else (
    select string_agg(a.w || ' & ' || b.w, ' | ')::tsquery
    from unnest(quoted) with ordinality a (w, n) join unnest(quoted) with ordinality b (w, n) on a.n < b.n) end;
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
          and to_tsvector('english', t.title) @@ query
        limit 300)
    ) f
    where f.lexemes && words;
end $$;
