-- What every module stands on: tenants, the event log, idempotency keys; the role that requests run under.

create extension if not exists btree_gin;
create extension if not exists pg_trgm;

-- The role is shared by all databases of a server, so another desk may have made it, or be making it now.
do $$
begin
  create role mendbook_desk nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if current_user <> 'mendbook_desk' then execute format('grant mendbook_desk to %I', current_user); end if;
end $$;
do $$
begin
  execute format('grant usage on schema %I to mendbook_desk', current_schema());
end $$;

-- The tenant of this transaction, or null; then row-level security shows nothing.
create function mendbook_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('mendbook.tenant', true), '')::uuid;

-- Gives a table its second wall: whatever a query forgets, it sees and writes one tenant's rows only.
create procedure mendbook_protect(wanted regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', wanted);
  execute format('create policy tenant on %s using (tenant_id = mendbook_tenant()) with check (tenant_id = mendbook_tenant())', wanted);
  execute format('grant select, insert, update, delete on %s to mendbook_desk', wanted);
end $$;

-- A tenant is a workspace. Its row is the one thing that may be read without being inside it: sign-in has to find it.
create table tenant (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  size text not null,
  menu jsonb not null default '{}',
  language text not null default 'en',
  created_at timestamptz not null
);
grant select on tenant to mendbook_desk;

create table event (
  tenant_id uuid not null,
  id uuid not null,
  -- The writing transaction: readers follow the log by (xid, id) and stop short of what may still be uncommitted.
  xid xid8 not null default pg_current_xact_id(),
  name text not null,
  subject_kind text not null,
  subject uuid not null,
  audience text[] not null,
  changes jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  caused_by uuid,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index event_position on event (tenant_id, xid, id);
create index event_subject on event (tenant_id, subject, id);
create index event_failed on event (tenant_id, id) where name = 'reaction.failed';
call mendbook_protect('event');
-- Append-only, also for us.
revoke update, delete on event from mendbook_desk;

create table idempotency_key (
  tenant_id uuid not null,
  -- Who sent it: two callers may use the same key.
  principal text not null,
  key text not null,
  request_hash text not null,
  status int,
  response jsonb,
  created_at timestamptz not null,
  primary key (tenant_id, principal, key)
);
create index idempotency_key_age on idempotency_key (tenant_id, created_at);
call mendbook_protect('idempotency_key');

-- People see short numbers, counted per tenant and kind. A sequence never makes a commit wait for another; gaps are fine.
create function mendbook_next_number(kind text) returns bigint language sql volatile
  return nextval((kind || '_number_' || replace(mendbook_tenant()::text, '-', ''))::regclass);

create function mendbook_number_from_one(tenant uuid, kind text) returns void language plpgsql security definer
set search_path from current as $$
declare wanted text := kind || '_number_' || replace(tenant::text, '-', '');
begin
  execute format('create sequence if not exists %I', wanted);
  execute format('grant usage, select, update on sequence %I to mendbook_desk', wanted);
end $$;

-- A new workspace. Requests run under a role that cannot write tenants; this is the one door.
create function mendbook_found_tenant(id uuid, slug text, name text, size text, menu jsonb, language text, at timestamptz)
returns void language plpgsql security definer set search_path from current as $$
begin
  insert into tenant (id, slug, name, size, menu, language, created_at) values (id, slug, name, size, menu, language, at);
  perform mendbook_number_from_one(id, 'ticket');
end $$;
