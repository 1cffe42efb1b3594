-- Changes to many tickets at once: what was asked for, and what became of it on each ticket.

create table bulk_change (
  tenant_id uuid not null,
  id uuid not null,
  by_id uuid not null,
  -- How its starter proved who they are, and what they could do then: a key with scopes stays within them.
  via_kind text,
  via_id uuid,
  permissions text[] not null,
  -- What to do; null for one that undoes another.
  change jsonb,
  -- In words, with names as they were.
  summary text not null,
  undoes_id uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled')),
  tickets int not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, by_id) references person (tenant_id, id),
  foreign key (tenant_id, undoes_id) references bulk_change (tenant_id, id) on delete cascade
);
create index bulk_change_by on bulk_change (tenant_id, by_id, id);
create unique index bulk_change_undoes on bulk_change (tenant_id, undoes_id) where undoes_id is not null;
call mendbook_protect('bulk_change');

create table bulk_item (
  tenant_id uuid not null,
  bulk_id uuid not null,
  position int not null,
  -- Null when the reference names nothing that its starter may see.
  ticket_id uuid,
  reference text not null,
  -- Null while it waits. Written in the transaction that changes the ticket.
  outcome text check (outcome in ('changed', 'unchanged', 'failed', 'cancelled')),
  reason text,
  -- Field by field, from what to what: what an undo goes back to. Messages are told, because they cannot be unsent.
  changes jsonb,
  -- Later than every event of this change.
  mark uuid,
  at timestamptz,
  primary key (tenant_id, bulk_id, position),
  foreign key (tenant_id, bulk_id) references bulk_change (tenant_id, id) on delete cascade
);
create index bulk_item_outcome on bulk_item (tenant_id, bulk_id, outcome, position);
call mendbook_protect('bulk_item');
