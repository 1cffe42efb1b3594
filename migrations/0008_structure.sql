-- How tickets hang together: links, children, tasks, merges.

-- A ticket that was merged points to the one that it was merged into (`merged_into`) and to the end of the chain
-- (`merged_end`), which is another one when that was merged too. What it held before stands in `ticket_merge`.
alter table ticket
  add column parent_id uuid,
  add column mandatory boolean not null default false,
  add column due_at timestamptz,
  add column children_follow boolean not null default false,
  add column merged_into uuid,
  add column merged_end uuid,
  add column merged_at timestamptz,
  add foreign key (tenant_id, parent_id) references ticket (tenant_id, id) on delete set null (parent_id),
  add foreign key (tenant_id, merged_into) references ticket (tenant_id, id) on delete set null (merged_into),
  add foreign key (tenant_id, merged_end) references ticket (tenant_id, id) on delete set null (merged_end);
-- Few tickets have a parent, a date or were merged: the others cost these indexes nothing.
create index ticket_parent on ticket (tenant_id, parent_id) where parent_id is not null;
create index ticket_merged_into on ticket (tenant_id, merged_into) where merged_into is not null;
create index ticket_merged_end on ticket (tenant_id, merged_end) where merged_end is not null;
create index ticket_due on ticket (tenant_id, due_at, id)
  where due_at is not null and status in ('new', 'open', 'pending', 'on_hold');

-- Read from `from_id`: it blocks, was caused by, is a duplicate of, is related to `to_id`.
create table ticket_link (
  tenant_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('related', 'duplicate_of', 'caused_by', 'blocks')),
  by_id uuid,
  at timestamptz not null,
  primary key (tenant_id, from_id, to_id, kind),
  foreign key (tenant_id, from_id) references ticket (tenant_id, id) on delete cascade,
  foreign key (tenant_id, to_id) references ticket (tenant_id, id) on delete cascade
);
create index ticket_link_to on ticket_link (tenant_id, to_id, from_id);
call mendbook_protect('ticket_link');

-- What has to be done for a ticket and needs no conversation of its own.
create table ticket_task (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  text text not null,
  owner_id uuid,
  due_at timestamptz,
  mandatory boolean not null,
  place int not null,
  done_at timestamptz,
  done_by uuid,
  by_id uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id) on delete cascade,
  foreign key (tenant_id, owner_id) references person (tenant_id, id)
);
create index ticket_task_ticket on ticket_task (tenant_id, ticket_id, place);
call mendbook_protect('ticket_task');

-- Every merge, also those that were undone. `before` is how the source was, `brought` what the target got by it.
create table ticket_merge (
  tenant_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  target_id uuid not null,
  shared boolean not null,
  before jsonb not null,
  brought jsonb not null,
  by_id uuid,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references ticket (tenant_id, id) on delete cascade,
  foreign key (tenant_id, target_id) references ticket (tenant_id, id) on delete cascade
);
create unique index ticket_merge_source on ticket_merge (tenant_id, source_id) where undone_at is null;
create index ticket_merge_target on ticket_merge (tenant_id, target_id) where undone_at is null;
call mendbook_protect('ticket_merge');
