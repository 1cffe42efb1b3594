-- What the counts of categories ask for is in the index that the other counts read: of open tickets none is looked at.
drop index ticket_unresolved;
create index ticket_unresolved on ticket (tenant_id, updated_at, id) include (team_id, assignee_id, requester_id, status, snoozed_until, category_id)
  where status in ('new', 'open', 'pending', 'on_hold') and deleted_at is null;
