-- Views that people save, and two things that lists and counts need to stay fast on a large desk.

create table ticket_view (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  -- In the filter language, as it is written down.
  filter text not null,
  -- Null: as the list is without.
  sort text,
  group_by text,
  columns text[],
  -- Whose list it is in: the owner's, a team's, everybody's.
  scope text not null check (scope in ('private', 'team', 'shared')),
  team_id uuid,
  owner_id uuid not null,
  revision int not null default 1,
  created_at timestamptz not null,
  -- Deleted ones can be brought back for thirty days.
  deleted_at timestamptz,
  primary key (tenant_id, id),
  check ((scope = 'team') = (team_id is not null)),
  foreign key (tenant_id, team_id) references team (tenant_id, id) on delete cascade,
  foreign key (tenant_id, owner_id) references person (tenant_id, id)
);
create index ticket_view_name on ticket_view (tenant_id, lower(name), id) where deleted_at is null;
create index ticket_view_owner on ticket_view (tenant_id, owner_id);
create index ticket_view_team on ticket_view (tenant_id, team_id) where team_id is not null;
call mendbook_protect('ticket_view');

-- What stands in whose sidebar, in their order.
create table ticket_view_pin (
  tenant_id uuid not null,
  person_id uuid not null,
  view_id uuid not null,
  position int not null,
  primary key (tenant_id, person_id, view_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade,
  foreign key (tenant_id, view_id) references ticket_view (tenant_id, id) on delete cascade
);
create index ticket_view_pin_view on ticket_view_pin (tenant_id, view_id);
call mendbook_protect('ticket_view_pin');

-- Tags as rows. An index on the array is of no use to a query that row-level security binds: operators on arrays are not
-- leakproof. Equality of text is, and a table has statistics, so that a rare tag is found first and a common one asked last.
create table ticket_tag (
  tenant_id uuid not null,
  tag text not null,
  ticket_id uuid not null,
  primary key (tenant_id, tag, ticket_id)
);
insert into ticket_tag (tenant_id, tag, ticket_id) select distinct t.tenant_id, tag, t.id from ticket t, unnest(t.tags) tag;
call mendbook_protect('ticket_tag');
drop index ticket_tags;

create function mendbook_keep_tags() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from ticket_tag where tenant_id = old.tenant_id and tag = any(old.tags) and ticket_id = old.id;
  end if;
  if tg_op <> 'DELETE' then
    insert into ticket_tag (tenant_id, tag, ticket_id) select distinct new.tenant_id, tag, new.id from unnest(new.tags) tag;
  end if;
  return null;
end $$;
-- Tickets without tags cost nothing.
create trigger ticket_tags_added after insert on ticket for each row when (new.tags <> '{}') execute function mendbook_keep_tags();
create trigger ticket_tags_changed after update of tags on ticket
  for each row when (old.tags is distinct from new.tags) execute function mendbook_keep_tags();
create trigger ticket_tags_gone after delete on ticket for each row when (old.tags <> '{}') execute function mendbook_keep_tags();

-- Few wait for an answer at a time; the others cost this index nothing.
create index ticket_escalated on ticket (tenant_id, updated_at, id) where escalation_id is not null;

-- As before, but a word that the statistics call common is not looked for at all: reading thousands of texts to learn that
-- there are more takes longer than the page that is asked for. One row without an id says so. (Volatile, for EXPLAIN is
-- allowed nowhere else; it changes nothing.)
create or replace function mendbook_matching(query tsquery, most int)
returns table (id uuid, openly boolean) language plpgsql volatile security definer
set search_path from current
set plan_cache_mode = force_custom_plan as $$
declare
  tenant uuid := mendbook_tenant();
  expected json;
begin
  if tenant is null or numnode(query) = 0 then return; end if;
  execute format('explain (format json) select 1 from search_document d where d.tenant_id = %L and d.kind = ''ticket''
    and (d.public @@ %L::tsquery or (d.internal is not null and d.internal @@ %L::tsquery))', tenant, query, query) into expected;
  if (expected->0->'Plan'->>'Plan Rows')::numeric > 3 * most then
    return query values (null::uuid, null::boolean);
    return;
  end if;
  return query
    select d.id, d.public @@ query from search_document d
    where d.tenant_id = tenant and d.kind = 'ticket'
      and (d.public @@ query or (d.internal is not null and d.internal @@ query))
    limit most;
end $$;
