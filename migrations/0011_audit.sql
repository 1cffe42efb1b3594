-- The audit log is read by who did it, and by what was done, newest first. Both orders are appended to, so a write pays little;
-- all events in order of time are merged from the second.
create index event_actor on event (tenant_id, actor_id, at, id) where actor_id is not null;
create index event_name on event (tenant_id, name, at, id);

-- Whoever administers a workspace reads what happened in it.
update role set permissions = permissions || 'audit.read'::text where key = 'admin' and not 'audit.read' = any(permissions);
