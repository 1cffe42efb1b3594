-- Mail that leaves: one row for each person and event, also for who is not mailed, with the reason.

create table mail_out (
  tenant_id uuid not null,
  id uuid not null,
  -- What caused it.
  event_id uuid not null,
  kind text not null check (kind in
    ('acknowledgement', 'reply', 'copy', 'notice', 'resolution', 'closed', 'reopened', 'reminder')),
  ticket_id uuid not null,
  message_id uuid,
  person_id uuid not null,
  role text not null check (role in ('requester', 'cc', 'assignee', 'watcher')),
  state text not null check (state in
    ('held', 'queued', 'sending', 'sent', 'failed', 'bounced', 'suppressed', 'cancelled')),
  -- A sentence: why it was not sent, or what the other side said in plain words; and its own words.
  reason text,
  response text,
  -- Fixed before the first try, so that a second one is known as the same.
  mailbox_id uuid,
  address text,
  header_id text,
  attempts int not null default 0,
  -- When its turn comes; of one that is being sent: when whoever does it has given up. Null: never by itself.
  due_at timestamptz,
  sender uuid,
  created_at timestamptz not null,
  sent_at timestamptz,
  -- When its link was used, which works once.
  link_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, event_id, person_id),
  foreign key (tenant_id, mailbox_id) references mailbox (tenant_id, id)
);
create index mail_out_due on mail_out (tenant_id, due_at) where due_at is not null;
create index mail_out_newest on mail_out (tenant_id, id desc);
create index mail_out_state on mail_out (tenant_id, state, id desc);
create index mail_out_mailbox on mail_out (tenant_id, mailbox_id, state, id desc);
create index mail_out_ticket on mail_out (tenant_id, ticket_id, id desc);
create unique index mail_out_header on mail_out (tenant_id, header_id) where header_id is not null;
create index mail_out_address on mail_out (tenant_id, address, sent_at) where address is not null;
call mendbook_protect('mail_out');

-- Addresses that are not written to.
create table mail_address (
  tenant_id uuid not null,
  -- In lower case.
  address text not null,
  cause text not null check (cause in ('bounced', 'hand')),
  reason text not null,
  by_id uuid,
  at timestamptz not null,
  primary key (tenant_id, address)
);
call mendbook_protect('mail_address');

-- Who asked not to be mailed about a ticket.
create table mail_mute (
  tenant_id uuid not null,
  ticket_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, ticket_id, person_id)
);
call mendbook_protect('mail_mute');

-- Texts that are another than those that the desk brings along.
create table mail_template (
  tenant_id uuid not null,
  kind text not null,
  language text not null,
  subject text not null,
  body text not null,
  by_id uuid,
  at timestamptz not null,
  revision int not null default 1,
  primary key (tenant_id, kind, language)
);
call mendbook_protect('mail_template');

-- A server that does not let us in is left alone for a while.
alter table mailbox_state add column sending_due timestamptz;
alter table mailbox_state add column sending_failures int not null default 0;
