-- Imports as records: a file that is read, looked at, imported, and forgotten.

create table import_run (
  tenant_id uuid not null,
  id uuid not null,
  source text not null,
  state text not null check (state in ('reading', 'ready', 'checking', 'importing', 'done', 'stopped')),
  file_name text not null,
  file_size bigint not null,
  -- Names the file until its rows are read; what nobody names is deleted the next night.
  file text,
  -- How it is understood: encoding, format, columns with what they hold, profile, mapping, words, time zone.
  settings jsonb not null,
  rows int not null default 0,
  -- The last row that is dealt with, in the work that goes on or went on last.
  position int not null default 0,
  outcome jsonb,
  error text,
  by_id uuid not null,
  revision int not null default 1,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, by_id) references person (tenant_id, id)
);
create index import_run_expires on import_run (tenant_id, expires_at);
call mendbook_protect('import_run');

-- The rows of a file while it is being imported, and afterwards those that were not. Rows of one ticket may lie anywhere in a
-- file: here they are found together, however large it is.
create table import_row (
  tenant_id uuid not null,
  run_id uuid not null,
  -- The how manyth row of the file, and the line where it starts.
  n int not null,
  line int not null,
  source_id text not null,
  cells text[] not null,
  -- Why it could not be read; and why it could not become a ticket, when that was tried last.
  unreadable text,
  problem text,
  primary key (tenant_id, run_id, n),
  foreign key (tenant_id, run_id) references import_run (tenant_id, id) on delete cascade
);
create index import_row_ticket on import_row (tenant_id, run_id, source_id, n);
create index import_row_problem on import_row (tenant_id, run_id, n) where unreadable is not null or problem is not null;
call mendbook_protect('import_row');

alter table imported_ticket add column run_id uuid;
create index imported_ticket_run on imported_ticket (tenant_id, run_id, ticket_id) where run_id is not null;
