-- A workspace may be renamed from within. Requests still cannot write the table: this is the second door, to one's own row only.

alter table tenant add column revision int not null default 1;

create function mendbook_rename_tenant(wanted text) returns void language sql security definer set search_path from current as $$
  update tenant set name = wanted, revision = revision + 1 where id = mendbook_tenant()
$$;
