-- An import can be taken back: the tickets that nobody has touched since, and the people and categories that it added for them.

alter table import_run drop constraint import_run_state_check;
alter table import_run add constraint import_run_state_check
  check (state in ('reading', 'ready', 'checking', 'importing', 'done', 'stopped', 'undoing', 'undone'));
-- How far the taking back is, and what came of it; null unless somebody asked for it.
alter table import_run add column undo jsonb;

-- What an import added beside its tickets.
create table import_added (
  tenant_id uuid not null,
  run_id uuid not null,
  kind text not null check (kind in ('person', 'category')),
  id uuid not null,
  primary key (tenant_id, run_id, kind, id),
  foreign key (tenant_id, run_id) references import_run (tenant_id, id) on delete cascade
);
call mendbook_protect('import_added');
