-- The search finds parts of numbers, addresses and names of machines, unfinished and misspelled words; the title counts first.

-- Documents are written with signs as blanks from now on, so that srv-db01.example.com is four words beside each other. Those of
-- version 1 are written anew in the background.
alter table search_document add column version int not null default 1;
alter table search_document alter column version set default 2;
create index search_document_old on search_document (tenant_id, kind, id) where version < 2;

-- The words that there are, as they are written: gathered in the background, from what every agent may read.
create table search_word (
  tenant_id uuid not null,
  word text collate "C" not null,
  -- What the index makes of it.
  stem text not null,
  -- In about how many texts.
  texts int not null,
  primary key (tenant_id, word)
);
call mendbook_protect('search_word');

-- Up to which event they are gathered.
create table search_progress (
  tenant_id uuid primary key,
  xid xid8 not null,
  event_id uuid not null
);
call mendbook_protect('search_progress');
-- What was said before is gathered when its document is written anew.
insert into search_progress (tenant_id, xid, event_id)
  select id, pg_current_xact_id(), '00000000-0000-0000-0000-000000000000' from tenant;

drop function mendbook_search(text, text, uuid, int);
drop function mendbook_search_own(text, text, uuid, uuid, int);
drop function mendbook_query(text);

-- A word in any of its forms, and longer ones that begin with it. A word like "the" is in every text, and asks for nothing.
-- @param listed an unfinished word is also looked up among those that there are: stems are shorter, "configurat" begins none
create function mendbook_word(typed text, longer boolean, listed boolean) returns tsquery language sql stable parallel safe
  return case
    when numnode(plainto_tsquery('english', typed)) = 0 or not longer then plainto_tsquery('english', typed)
    else plainto_tsquery('english', typed) || to_tsquery('simple', typed || ':*') || coalesce((
      select string_agg(distinct quote_literal(w.stem), ' | ')::tsquery from (
        select s.stem from search_word s
        where listed and s.tenant_id = mendbook_tenant() and s.word >= lower(typed) and s.word < lower(typed) || U&'\FFFF'
        order by s.word limit 100) w
      where w.stem <> '' and not starts_with(w.stem, lower(typed))), ''::tsquery)
  end;

-- Words beside each other. @param longer the last one may be unfinished
create function mendbook_beside(language regconfig, typed text, longer boolean) returns tsquery language sql immutable parallel safe
  return case when longer and numnode(phraseto_tsquery(language, typed)) > 0
    then (phraseto_tsquery(language, typed)::text || ':*')::tsquery
    else phraseto_tsquery(language, typed) end;

-- How well a document fits: a word in the title weighs fifty times one in the text, and what is half a year old counts three
-- quarters of today's. Of what is public only: an order tells nothing about notes.
create function mendbook_score(said tsvector, query tsquery, at timestamptz) returns real language sql stable parallel safe
  return (ts_rank('{0.02, 0.02, 0.02, 1}', said, query)
    * (0.5 + 0.5 / (1 + greatest(0, date_part('epoch', now() - at)) / 15552000)))::real;

-- The newest 500 matches, best first. A function of the owner, because row-level security keeps text operators from using an
-- index (they are not leakproof); it filters by the transaction's tenant itself. A common word has far more matches than
-- anybody reads: only the newest are looked at, so the cost does not grow with the desk.
create function mendbook_search(wanted text, query tsquery, most int)
returns table (id uuid) language plpgsql stable security definer
set search_path from current
-- The right plan depends on how common the word is, so each search is planned with its own words.
set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := mendbook_tenant();
begin
  if tenant is null or numnode(query) = 0 then return; end if;
  return query
    select d.id from (select s.id, s.public, s.at from search_document s
      where s.tenant_id = tenant and s.kind = wanted
        and (s.public @@ query or (s.internal is not null and s.internal @@ query))
      order by s.at desc limit 500) d
    order by mendbook_score(d.public, query, d.at) desc, d.at desc, d.id limit most;
end $$;

-- The same for somebody who does not see everything: what is theirs, what they may read, what is their group's. Each of the
-- three has its own index, and each gives its newest 500 matches; nothing internal is looked at.
create function mendbook_search_own(wanted text, query tsquery, reader uuid, of_group uuid, most int)
returns table (id uuid) language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := mendbook_tenant();
begin
  if tenant is null or reader is null or numnode(query) = 0 then return; end if;
  return query
    select d.id
    from (select distinct on (f.at, f.id) f.* from (
        (select s.id, s.at, s.public from search_document s
          where s.tenant_id = tenant and s.owner_id = reader and s.kind = wanted and s.public @@ query
          order by s.at desc limit 500)
        union all
        (select s.id, s.at, s.public from search_document s
          where s.tenant_id = tenant and s.readers @> array[reader] and s.kind = wanted and s.public @@ query
          order by s.at desc limit 500)
        union all
        (select s.id, s.at, s.public from search_document s
          where of_group is not null and s.tenant_id = tenant and s.group_id = of_group and s.kind = wanted and s.public @@ query
          order by s.at desc limit 500)) f
      order by f.at desc, f.id limit 500) d
    order by mendbook_score(d.public, query, d.at) desc, d.at desc, d.id limit most;
end $$;

-- Whether any text says this: what no text says is forgotten.
create function mendbook_said(query tsquery) returns boolean language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan as $$
begin
  return exists (select 1 from search_document d
    where d.tenant_id = mendbook_tenant() and (d.public @@ query or (d.internal is not null and d.internal @@ query)));
end $$;

-- Which of these say it, best first.
create function mendbook_saying(wanted text, query tsquery, ids uuid[], internally boolean) returns table (id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  return query select d.id from search_document d
    where d.tenant_id = mendbook_tenant() and d.kind = wanted and d.id = any(ids)
      and (d.public @@ query or (internally and d.internal is not null and d.internal @@ query))
    order by mendbook_score(d.public, query, d.at) desc, d.at desc, d.id;
end $$;

-- Organisations are found too, once their texts are written.
insert into search_document (tenant_id, kind, id, at, public, version)
  select tenant_id, 'organisation', id, created_at, '', 1 from organisation;
