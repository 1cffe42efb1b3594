-- Who else is on a ticket, and its later life: snoozed, closed by itself, followed by another, deleted.

alter table person add column vip boolean not null default false;

alter table ticket
  -- Of the requester, when they asked: somebody who leaves for another client takes no tickets along.
  add column organisation_id uuid,
  -- Of a ticket that was closed; this one carries on.
  add column follows_id uuid,
  -- A resolved ticket closes by itself then; null: never.
  add column closes_at timestamptz,
  add column snoozed_until timestamptz,
  add column snoozed_by uuid,
  add column snooze_reason text,
  -- Gone for everybody, but for the bin; thirty days later it is gone for good.
  add column deleted_at timestamptz,
  add column deleted_by uuid;

update ticket set organisation_id = p.organisation_id
  from person p where p.tenant_id = ticket.tenant_id and p.id = ticket.requester_id and p.organisation_id is not null;

alter table ticket
  add foreign key (tenant_id, organisation_id) references organisation (tenant_id, id) on delete set null (organisation_id),
  add foreign key (tenant_id, follows_id) references ticket (tenant_id, id) on delete set null (follows_id);

create index ticket_organisation on ticket (tenant_id, organisation_id, updated_at, id) where organisation_id is not null;
create index ticket_follows on ticket (tenant_id, follows_id) where follows_id is not null;
create index ticket_closing on ticket (tenant_id, closes_at, id) where closes_at is not null and status = 'resolved';
create index ticket_snoozed on ticket (tenant_id, snoozed_until, id) where snoozed_until is not null;
create index ticket_deleted on ticket (tenant_id, deleted_at, id) where deleted_at is not null;

-- Counting reads nothing but this index: it holds what the counts ask for.
drop index ticket_unresolved;
create index ticket_unresolved on ticket (tenant_id, updated_at, id) include (team_id, assignee_id, requester_id, status, snoozed_until)
  where status in ('new', 'open', 'pending', 'on_hold') and deleted_at is null;

-- Watchers are agents who want to know; people in copy see the public side and may answer.
create table ticket_participant (
  tenant_id uuid not null,
  ticket_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('watcher', 'cc')),
  added_by uuid,
  at timestamptz not null,
  primary key (tenant_id, ticket_id, person_id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index ticket_participant_person on ticket_participant (tenant_id, person_id, role, ticket_id);
call mendbook_protect('ticket_participant');

create table mention (
  tenant_id uuid not null,
  message_id uuid not null,
  person_id uuid not null,
  ticket_id uuid not null,
  at timestamptz not null,
  seen_at timestamptz,
  primary key (tenant_id, message_id, person_id),
  foreign key (tenant_id, message_id) references message (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index mention_person on mention (tenant_id, person_id, ticket_id);
create index mention_unseen on mention (tenant_id, person_id, ticket_id) where seen_at is null;
create index mention_ticket on mention (tenant_id, ticket_id);
call mendbook_protect('mention');

-- How long a category's resolved tickets stay before they close by themselves; null: as the workspace says, 0: for ever.
alter table category add column close_after_days int check (close_after_days between 0 and 365);

-- What holds for all tickets of a workspace; no row means the defaults.
create table ticket_setting (
  tenant_id uuid primary key,
  close_after_days int not null default 5 check (close_after_days between 0 and 365),
  -- A reply reopens a ticket that was closed no longer ago than this; later ones open a new ticket that follows it.
  reopen_within_days int not null default 0 check (reopen_within_days between 0 and 365),
  revision int not null default 1
);
call mendbook_protect('ticket_setting');

-- Who may find a record beside its owner: named readers, and the members of a group who hold the permission for it.
alter table search_document add column readers uuid[], add column group_id uuid;
update search_document d set group_id = t.organisation_id
  from ticket t where d.kind = 'ticket' and t.tenant_id = d.tenant_id and t.id = d.id and t.organisation_id is not null;
create index search_document_readers on search_document using gin (tenant_id, readers) where readers is not null;
create index search_document_group on search_document (tenant_id, group_id, at desc) where group_id is not null;

-- The same as mendbook_search for somebody who does not see everything: what is theirs, what they may read, what is their
-- group's. Each of the three has its own index, and each gives its newest 500 matches; nothing internal is looked at.
create function mendbook_search_own(wanted text, typed text, reader uuid, of_group uuid, most int)
returns table (kind text, id uuid, rank real) language plpgsql stable security definer
set search_path from current
set plan_cache_mode = force_custom_plan as $$
declare
  query tsquery := mendbook_query(typed);
  tenant uuid := mendbook_tenant();
begin
  if tenant is null or reader is null or numnode(query) = 0 then return; end if;
  return query
    select d.kind, d.id, ts_rank(d.public, query)
    from (select distinct on (f.at, f.id) f.* from (
        (select s.kind, s.id, s.at, s.public from search_document s
          where s.tenant_id = tenant and s.owner_id = reader and s.kind = wanted and s.public @@ query
          order by s.at desc limit 500)
        union all
        (select s.kind, s.id, s.at, s.public from search_document s
          where s.tenant_id = tenant and s.readers @> array[reader] and s.kind = wanted and s.public @@ query
          order by s.at desc limit 500)
        union all
        (select s.kind, s.id, s.at, s.public from search_document s
          where of_group is not null and s.tenant_id = tenant and s.group_id = of_group and s.kind = wanted and s.public @@ query
          order by s.at desc limit 500)) f
      order by f.at desc, f.id limit 500) d
    order by 3 desc, d.id desc limit most;
end $$;

-- Workspaces that exist: whoever administers them may delete, and may hand out the sight of an organisation's tickets.
update role set permissions = permissions || array(select p from unnest(array['tickets.organisation', 'tickets.delete']) p where p <> all(permissions))
  where key = 'admin';
