-- One index over everything that can be found. What only agents may find has a column of its own.

create table search_document (
  tenant_id uuid not null,
  kind text not null,
  id uuid not null,
  -- Whose it is: requesters find their own only.
  owner_id uuid,
  at timestamptz not null,
  public tsvector not null,
  internal tsvector,
  primary key (tenant_id, kind, id)
);
create index search_document_public on search_document using gin (tenant_id, public);
create index search_document_internal on search_document using gin (tenant_id, internal) where internal is not null;
create index search_document_at on search_document (tenant_id, kind, at desc, id);
create index search_document_owner on search_document (tenant_id, owner_id, at desc) where owner_id is not null;
call mendbook_protect('search_document');

-- What people type, as a query: quotes, OR and - as on the web, and the last word may be unfinished.
create function mendbook_query(typed text) returns tsquery language sql immutable parallel safe as $$
  select case
    when typed ~ '[[:alnum:]]{2,}$' and typed !~ '["]' and typed !~* '(^|\s)-\S*$' then
      websearch_to_tsquery('english', typed)
      || (websearch_to_tsquery('english', regexp_replace(typed, '[[:alnum:]]+$', ''))
        && to_tsquery('english', substring(typed from '[[:alnum:]]+$') || ':*'))
    else websearch_to_tsquery('english', typed)
  end
$$;

-- The newest 500 matches, ranked. A function of the owner, because row-level security keeps text operators from using an
-- index (they are not leakproof); it filters by the transaction's tenant itself. A common word has far more matches than
-- anybody reads: only the newest are looked at, so the cost does not grow with the desk.
create function mendbook_search(wanted text, typed text, owner uuid, most int)
returns table (kind text, id uuid, rank real) language plpgsql stable security definer
set search_path from current
-- The right plan depends on how common the word is: by the text index for a rare one, newest first for a common one. A plan
-- that was made for any word would read the whole table for some, so each search is planned with its own words.
set plan_cache_mode = force_custom_plan as $$
declare
  query tsquery := mendbook_query(typed);
  tenant uuid := mendbook_tenant();
begin
  if tenant is null or numnode(query) = 0 then return; end if;
  if owner is not null then
    return query
      select d.kind, d.id, ts_rank(d.public, query)
      from (select s.kind, s.id, s.public from search_document s
        where s.tenant_id = tenant and s.owner_id = owner and s.kind = wanted and s.public @@ query
        order by s.at desc limit 500) d
      order by 3 desc, d.id desc limit most;
    return;
  end if;
  return query
    select d.kind, d.id, ts_rank(d.public, query) + coalesce(ts_rank(d.internal, query), 0)::real
    from (select s.kind, s.id, s.public, s.internal from search_document s
      where s.tenant_id = tenant and s.kind = wanted
        and (s.public @@ query or (s.internal is not null and s.internal @@ query))
      order by s.at desc limit 500) d
    order by 3 desc, d.id desc limit most;
end $$;
