-- People and what they may do.

create table organisation (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  domains text[] not null default '{}',
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index organisation_name on organisation (tenant_id, lower(name));
call mendbook_protect('organisation');

create table role (
  tenant_id uuid not null,
  id uuid not null,
  -- Names the three that every workspace has: admin, agent, end_user. Null for its own ones.
  key text,
  name text not null,
  description text not null default '',
  permissions text[] not null,
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
create unique index role_name on role (tenant_id, lower(name));
call mendbook_protect('role');

create table person (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  title text,
  phone text,
  location text,
  time_zone text,
  organisation_id uuid,
  active boolean not null default true,
  password_hash text,
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, email),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);
create index person_name on person (tenant_id, lower(name), id);
create index person_organisation on person (tenant_id, organisation_id);
call mendbook_protect('person');

create table person_role (
  tenant_id uuid not null,
  person_id uuid not null,
  role_id uuid not null,
  primary key (tenant_id, person_id, role_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade,
  foreign key (tenant_id, role_id) references role (tenant_id, id)
);
create index person_role_role on person_role (tenant_id, role_id);
call mendbook_protect('person_role');

create table team (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  level int not null default 1 check (level between 1 and 3),
  description text not null default '',
  restricted boolean not null default false,
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create unique index team_name on team (tenant_id, lower(name));
call mendbook_protect('team');

create table team_member (
  tenant_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  primary key (tenant_id, team_id, person_id),
  foreign key (tenant_id, team_id) references team (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index team_member_person on team_member (tenant_id, person_id);
call mendbook_protect('team_member');

-- Tokens are kept as SHA-256 only: who reads the table can sign in as nobody.
create table session (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  agent text,
  address text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index session_person on session (tenant_id, person_id);
call mendbook_protect('session');

create table api_key (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  start text not null,
  token_hash bytea not null,
  -- Null: everything its owner may do.
  scopes text[],
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
create index api_key_person on api_key (tenant_id, person_id);
call mendbook_protect('api_key');

create table invitation (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references person (tenant_id, id) on delete cascade
);
call mendbook_protect('invitation');

-- Failed attempts to sign in, by hashed account or address: known before any tenant is.
create table sign_in_attempt (
  bucket text not null,
  at timestamptz not null
);
create index sign_in_attempt_bucket on sign_in_attempt (bucket, at);
grant select, insert, delete on sign_in_attempt to mendbook_desk;

-- Sign-in knows an address and not yet a workspace. This tells which workspaces have an account for it, and nothing else.
create function mendbook_tenants_of_email(wanted text) returns setof uuid language sql stable security definer
set search_path from current as $$
  select tenant_id from person where email = wanted and active and password_hash is not null limit 20
$$;
create index person_email on person (email);
