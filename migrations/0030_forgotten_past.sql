-- How a ticket was before each event says as much as the event itself: it goes with the ticket too.
create or replace function mendbook_forget_tickets(gone uuid[]) returns void language sql volatile security definer
set search_path from current as $$
  update event e set changes = '{}', was = null
  where e.tenant_id = mendbook_tenant() and e.subject_kind = 'ticket' and e.subject = any(gone)
    and (e.changes <> '{}' or e.was is not null)
    and not exists (select from ticket t where t.tenant_id = e.tenant_id and t.id = e.subject)
$$;

-- Of tickets that went before.
update event e set was = null
where e.subject_kind = 'ticket' and e.was is not null
  and not exists (select from ticket t where t.tenant_id = e.tenant_id and t.id = e.subject);
