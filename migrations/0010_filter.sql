-- What the filter language asks of the text index. Functions of the owner, as mendbook_search is and for the same reason:
-- row-level security keeps text operators from using an index. They filter by the transaction's tenant themselves and tell
-- nothing but ids; who may see a ticket is decided by the query that asks.

-- The tickets whose texts match, and whether what is public matches. Of a word that more than `most` have, any `most` of them:
-- whoever asks then looks at each ticket instead.
create function mendbook_matching(query tsquery, most int)
returns table (id uuid, openly boolean) language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := mendbook_tenant();
begin
  if tenant is null or numnode(query) = 0 then return; end if;
  return query
    select d.id, d.public @@ query from search_document d
    where d.tenant_id = tenant and d.kind = 'ticket'
      and (d.public @@ query or (d.internal is not null and d.internal @@ query))
    limit most;
end $$;

-- Does this ticket say that? Asked last, of the few that fit everything else.
create function mendbook_says(ticket uuid, query tsquery, internally boolean)
returns boolean language plpgsql stable parallel safe security definer
set search_path from current
cost 1000 as $$
begin
  return exists (select 1 from search_document d
    where d.tenant_id = mendbook_tenant() and d.kind = 'ticket' and d.id = ticket
      and (d.public @@ query or (internally and d.internal @@ query)));
end $$;
