-- The time report over a year reads its entries from one index and nothing else. What it asks of their tickets stands beside them, and
-- so does what it takes to count tickets without sorting them: an entry counts its ticket if the entry before it is older than the period.

alter table time_entry
  -- Of the ticket.
  add column team_id uuid,
  add column category_id uuid,
  add column organisation_id uuid,
  add column gone boolean not null default false,
  -- The day of the entry before this one on the same ticket, and of the one before this one there by the same person.
  add column before date,
  add column before_own date;

create function mendbook_settle_times(tenant uuid, ticket uuid) returns void language plpgsql as $$
begin
  -- Of two entries at once, the later one finds the other.
  perform from ticket t where t.tenant_id = tenant and t.id = ticket for no key update;
  update time_entry e set team_id = s.team_id, category_id = s.category_id, organisation_id = s.organisation_id, gone = s.gone,
      before = s.before, before_own = s.before_own
    from (select o.id, t.team_id, t.category_id, t.organisation_id, t.deleted_at is not null as gone,
        lag(o.day) over (order by o.day, o.id) as before, lag(o.day) over (partition by o.person_id order by o.day, o.id) as before_own
      from time_entry o join ticket t on t.tenant_id = o.tenant_id and t.id = o.ticket_id
      where o.tenant_id = tenant and o.ticket_id = ticket) s
    where e.tenant_id = tenant and e.id = s.id
      and (e.team_id, e.category_id, e.organisation_id, e.gone, e.before, e.before_own)
        is distinct from (s.team_id, s.category_id, s.organisation_id, s.gone, s.before, s.before_own);
end $$;

create function mendbook_keep_times() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform mendbook_settle_times(old.tenant_id, old.ticket_id); end if;
  if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.ticket_id <> old.ticket_id then
    perform mendbook_settle_times(new.tenant_id, new.ticket_id);
  end if;
  return null;
end $$;
create trigger time_entry_kept after insert or delete or update of ticket_id, person_id, day on time_entry
  for each row execute function mendbook_keep_times();

-- Few changes of a ticket are of these columns, and opening one is none.
create function mendbook_keep_times_of_ticket() returns trigger language plpgsql as $$
begin
  update time_entry e set team_id = new.team_id, category_id = new.category_id, organisation_id = new.organisation_id,
      gone = new.deleted_at is not null
    where e.tenant_id = new.tenant_id and e.ticket_id = new.id;
  return null;
end $$;
create trigger ticket_times_kept after update of team_id, category_id, organisation_id, deleted_at on ticket for each row
  when ((old.team_id, old.category_id, old.organisation_id, old.deleted_at is null)
    is distinct from (new.team_id, new.category_id, new.organisation_id, new.deleted_at is null))
  execute function mendbook_keep_times_of_ticket();

drop index time_entry_day;
drop index time_entry_ticket;
update time_entry e set team_id = s.team_id, category_id = s.category_id, organisation_id = s.organisation_id, gone = s.gone,
    before = s.before, before_own = s.before_own
  from (select o.tenant_id, o.id, t.team_id, t.category_id, t.organisation_id, t.deleted_at is not null as gone,
      lag(o.day) over (partition by o.tenant_id, o.ticket_id order by o.day, o.id) as before,
      lag(o.day) over (partition by o.tenant_id, o.ticket_id, o.person_id order by o.day, o.id) as before_own
    from time_entry o join ticket t on t.tenant_id = o.tenant_id and t.id = o.ticket_id) s
  where e.tenant_id = s.tenant_id and e.id = s.id;
create index time_entry_day on time_entry (tenant_id, day)
  include (ticket_id, person_id, minutes, team_id, category_id, organisation_id, gone, before, before_own);
-- In the order of tickets: the report ticket by ticket neither sorts nor keeps them.
create index time_entry_ticket on time_entry (tenant_id, ticket_id, id)
  include (day, person_id, minutes, team_id, category_id, organisation_id, gone, before, before_own);
