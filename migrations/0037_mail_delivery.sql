-- Mail that is delivered to the desk names an address and not a workspace. This tells whose mailbox it is, and nothing else.
-- Where two workspaces claim an address, the mail goes where it went before the second one came.
create function mendbook_mailboxes_of_addresses(wanted text[])
returns table (tenant_id uuid, mailbox_id uuid, address text) language sql stable security definer
set search_path from current as $$
  select distinct on (m.address) m.tenant_id, m.id, m.address
    from mailbox m where m.address = any(wanted) and m.active
    order by m.address, m.created_at, m.id
$$;
create index mailbox_address on mailbox (address);
