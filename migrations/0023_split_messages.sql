-- The tickets that were made of a message stand on it, so that it says so wherever it is read: also on a ticket into which its own
-- was merged.
alter table message add column split_into uuid[] not null default '{}';
update message m set split_into = s.tickets
from (
  select e.tenant_id, (e.changes->>'message')::uuid as message, array_agg((e.changes->'other'->>'id')::uuid order by e.at) as tickets
  from event e where e.name = 'ticket.split' group by 1, 2
) s
where m.tenant_id = s.tenant_id and m.id = s.message;
