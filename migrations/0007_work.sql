-- The work on a ticket: escalations with their hand-over, checklists, saved replies, time spent.

alter table ticket
  -- The hand-over that waits for an answer; null when none does.
  add column escalation_id uuid,
  -- Kept with each change of a checklist or a time entry, so that lists and pages need not count.
  add column checklist_done int not null default 0,
  add column checklist_total int not null default 0,
  add column checklist_blocking int not null default 0,
  add column minutes_spent int not null default 0;

create table escalation (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  -- Teams go, what was said stays: names are kept beside ids.
  from_team_id uuid,
  from_team_name text,
  from_level int not null,
  from_assignee_id uuid,
  to_team_id uuid,
  to_team_name text,
  to_level int not null,
  question text not null,
  tried text not null,
  logs text,
  -- Why there are no logs.
  reason text,
  attachments uuid[] not null default '{}',
  by_id uuid,
  at timestamptz not null,
  outcome text check (outcome in ('answered', 'handed_back', 'resolved')),
  -- The answer, or why it was handed back.
  ending text,
  ended_by uuid,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id)
);
create index escalation_ticket on escalation (tenant_id, ticket_id, id);
call mendbook_protect('escalation');

create table checklist_template (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  mandatory boolean not null default false,
  items text[] not null,
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index checklist_template_name on checklist_template (tenant_id, lower(name));
call mendbook_protect('checklist_template');

create table checklist (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  name text not null,
  -- A ticket is not resolved while one of its items is open.
  mandatory boolean not null default false,
  created_at timestamptz not null,
  -- Removed ones can be brought back.
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id)
);
create index checklist_ticket on checklist (tenant_id, ticket_id, id);
call mendbook_protect('checklist');

create table checklist_item (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  checklist_id uuid not null,
  text text not null,
  position int not null,
  owner_id uuid,
  due_on date,
  done_at timestamptz,
  done_by uuid,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, checklist_id) references checklist (tenant_id, id),
  foreign key (tenant_id, owner_id) references person (tenant_id, id)
);
create index checklist_item_ticket on checklist_item (tenant_id, ticket_id, position, id);
call mendbook_protect('checklist_item');

create table canned_reply (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  body text not null,
  scope text not null check (scope in ('mine', 'team', 'everyone')),
  owner_id uuid not null,
  -- When its team goes, it is left to whoever wrote it.
  team_id uuid,
  category_id uuid,
  -- What goes with it when it is sent: status, tags, category, assignee.
  changes jsonb not null default '{}',
  uses int not null default 0,
  used_at timestamptz,
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_id) references person (tenant_id, id),
  foreign key (tenant_id, team_id) references team (tenant_id, id) on delete set null (team_id),
  foreign key (tenant_id, category_id) references category (tenant_id, id) on delete set null (category_id)
);
create index canned_reply_name on canned_reply (tenant_id, lower(name), id);
create index canned_reply_owner on canned_reply (tenant_id, owner_id);
create index canned_reply_team on canned_reply (tenant_id, team_id);
create index canned_reply_category on canned_reply (tenant_id, category_id);
call mendbook_protect('canned_reply');

create table time_entry (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  person_id uuid not null,
  day date not null,
  minutes int not null check (minutes between 1 and 1440),
  note text not null default '',
  source text not null check (source in ('manual', 'timer')),
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index time_entry_ticket on time_entry (tenant_id, ticket_id, id);
-- The report reads a period, whole and from the index alone.
create index time_entry_day on time_entry (tenant_id, day) include (ticket_id, person_id, minutes);
create index time_entry_person on time_entry (tenant_id, person_id, day);
call mendbook_protect('time_entry');

-- At most one runs per person.
create table timer (
  tenant_id uuid not null,
  person_id uuid not null,
  ticket_id uuid not null,
  started_at timestamptz not null,
  note text not null default '',
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id)
);
create index timer_ticket on timer (tenant_id, ticket_id);
call mendbook_protect('timer');

-- Whoever rules a workspace that exists may do what is new.
update role set permissions = array(select distinct unnest(permissions || array['replies.manage', 'time.manage']))
  where key = 'admin';
