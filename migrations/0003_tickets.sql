-- Tickets, what is said on them, and the tree that sorts them.

create table category (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  name text not null,
  owner_team_id uuid,
  examples text not null default '',
  notes text not null default '',
  aliases text[] not null default '{}',
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references category (tenant_id, id),
  foreign key (tenant_id, owner_team_id) references team (tenant_id, id)
);
create unique index category_name on category (tenant_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));
call mendbook_protect('category');

create table ticket (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  title text not null,
  description text not null,
  type text not null check (type in ('incident', 'request', 'bug')),
  status text not null check (status in ('new', 'open', 'pending', 'on_hold', 'resolved', 'closed')),
  priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
  priority_by text not null check (priority_by in ('hand', 'matrix')),
  impact text not null check (impact in ('low', 'medium', 'high')),
  urgency text not null check (urgency in ('low', 'medium', 'high')),
  category_id uuid,
  tags text[] not null default '{}',
  fields jsonb not null default '{}',
  channel text not null check (channel in ('email', 'portal', 'chat', 'api', 'phone', 'alert')),
  requester_id uuid not null,
  opened_by uuid,
  team_id uuid,
  assignee_id uuid,
  level int not null default 1 check (level between 1 and 3),
  resolution text,
  public_messages int not null default 0,
  internal_messages int not null default 0,
  revision int not null default 1,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  first_responded_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, requester_id) references person (tenant_id, id),
  foreign key (tenant_id, team_id) references team (tenant_id, id),
  foreign key (tenant_id, assignee_id) references person (tenant_id, id)
);
-- Lists are read in one of four orders; most of them show unresolved tickets, which stay few while the table grows.
create index ticket_updated on ticket (tenant_id, updated_at, id);
create index ticket_opened on ticket (tenant_id, opened_at, id);
create index ticket_requester on ticket (tenant_id, requester_id, updated_at, id);
create index ticket_team on ticket (tenant_id, team_id, updated_at, id);
create index ticket_assignee on ticket (tenant_id, assignee_id, updated_at, id);
create index ticket_category on ticket (tenant_id, category_id, updated_at, id);
create index ticket_unresolved on ticket (tenant_id, updated_at, id) include (team_id, assignee_id, requester_id, status)
  where status in ('new', 'open', 'pending', 'on_hold');
create index ticket_urgent on ticket (tenant_id, priority, number) where status in ('new', 'open', 'pending', 'on_hold');
create index ticket_tags on ticket using gin (tenant_id, tags);
call mendbook_protect('ticket');

create table message (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  kind text not null check (kind in ('reply', 'note', 'system')),
  visibility text not null check (visibility in ('public', 'internal')),
  side text not null check (side in ('requester', 'desk')),
  author_id uuid,
  body text not null,
  quoted text,
  channel text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id)
);
create index message_ticket on message (tenant_id, ticket_id, at, id);
call mendbook_protect('message');

create table attachment (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  message_id uuid,
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null,
  visibility text not null check (visibility in ('public', 'internal')),
  by_id uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, message_id) references message (tenant_id, id)
);
create index attachment_ticket on attachment (tenant_id, ticket_id, id);
create index attachment_message on attachment (tenant_id, message_id);
call mendbook_protect('attachment');

-- What was imported from where, so that the same row never comes in twice.
create table imported_ticket (
  tenant_id uuid not null,
  source text not null,
  source_id text not null,
  ticket_id uuid not null,
  primary key (tenant_id, source, source_id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id)
);
create index imported_ticket_ticket on imported_ticket (tenant_id, ticket_id);
call mendbook_protect('imported_ticket');
