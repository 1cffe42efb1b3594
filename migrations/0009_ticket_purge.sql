-- What was deleted and had its thirty days leaves the log as well: that it happened stays, what it said goes. The log is
-- append-only for the desk's role, so this is a function of the owner; it touches nothing of a ticket that still exists.
create function mendbook_forget_tickets(gone uuid[]) returns void language sql volatile security definer
set search_path from current as $$
  update event e set changes = '{}'
  where e.tenant_id = mendbook_tenant() and e.subject_kind = 'ticket' and e.subject = any(gone) and e.changes <> '{}'
    and not exists (select from ticket t where t.tenant_id = e.tenant_id and t.id = e.subject)
$$;
