-- Unresolved tickets are counted by organisation from an index alone, and found within one without looking at what it had before.
drop index ticket_unresolved;
create index ticket_unresolved on ticket (tenant_id, updated_at, id, opened_at)
  include (team_id, assignee_id, requester_id, status, snoozed_until, category_id, organisation_id)
  where status in ('new', 'open', 'pending', 'on_hold') and deleted_at is null;
drop index ticket_organisation;
create index ticket_organisation on ticket (tenant_id, organisation_id, updated_at, id, status) where organisation_id is not null;
