-- Types of tickets, each with its workflow and its template; every ticket stands in a state of the workflow of its type.

create table ticket_type (
  tenant_id uuid not null,
  id uuid not null,
  -- What tickets carry. It never changes, so that a rename touches one row.
  key text not null,
  name text not null,
  description text not null default '',
  position int not null,
  -- A retired type keeps its tickets; nobody opens new ones of it.
  active boolean not null default true,
  audience text not null default 'everybody' check (audience in ('everybody', 'agents')),
  -- The template: texts and questions, and what a new ticket starts with unless its opener says otherwise.
  template jsonb not null default '{}',
  category_id uuid,
  tags text[] not null default '{}',
  -- Null: the standard workflow, as the program knows it.
  workflow jsonb,
  workflow_version int not null default 1,
  -- What opening needs, so that it reads no workflow: where tickets start, and where one is that somebody has taken on.
  start_state text not null default 'new',
  taken_state text default 'open',
  -- State to name, for lists.
  state_names jsonb not null default '{}',
  -- States that are gone to those that took their place: a ticket that is still in one of them is read by this.
  successors jsonb not null default '{}',
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  foreign key (tenant_id, category_id) references category (tenant_id, id) on delete set null (category_id)
);
create unique index ticket_type_name on ticket_type (tenant_id, lower(name));
create index ticket_type_category on ticket_type (tenant_id, category_id);
call mendbook_protect('ticket_type');

create table workflow_version (
  tenant_id uuid not null,
  type_id uuid not null,
  version int not null,
  -- Null: the standard workflow.
  workflow jsonb,
  -- What changed, in plain words, and where the tickets of removed states went.
  changes text[] not null,
  mapping jsonb not null default '{}',
  note text not null default '',
  restored int,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, type_id, version),
  foreign key (tenant_id, type_id) references ticket_type (tenant_id, id) on delete cascade
);
call mendbook_protect('workflow_version');

-- Which teams and roles a workflow names, so that none of them disappears from under it.
create table workflow_subject (
  tenant_id uuid not null,
  type_id uuid not null,
  subject_id uuid not null,
  team_id uuid,
  role_id uuid,
  primary key (tenant_id, type_id, subject_id),
  foreign key (tenant_id, type_id) references ticket_type (tenant_id, id) on delete cascade,
  foreign key (tenant_id, team_id) references team (tenant_id, id),
  foreign key (tenant_id, role_id) references role (tenant_id, id)
);
create index workflow_subject_team on workflow_subject (tenant_id, team_id);
create index workflow_subject_role on workflow_subject (tenant_id, role_id);
call mendbook_protect('workflow_subject');

insert into ticket_type (tenant_id, id, key, name, description, position, created_at)
  select tenant.id, gen_random_uuid(), d.key, d.name, d.description, d.position, now() from tenant cross join (values
    ('incident', 'Incident', 'Something is broken or slower than it should be.', 1),
    ('request', 'Request', 'Something new is wanted: access, equipment, information.', 2),
    ('bug', 'Bug', 'A fault in software that we write or look after.', 3)) as d (key, name, description, position);

-- Most tickets of a desk are closed: with that as the default only the others are written again.
alter table ticket add column state text not null default 'closed';
update ticket set state = status where status <> 'closed';
alter table ticket alter column state drop default;
alter table ticket drop constraint ticket_type_check;
alter table ticket add constraint ticket_type_of foreign key (tenant_id, type) references ticket_type (tenant_id, key);
create index ticket_state on ticket (tenant_id, type, state);

update role set permissions = permissions || 'types.manage'::text
  where 'categories.manage' = any(permissions) and not 'types.manage' = any(permissions);
