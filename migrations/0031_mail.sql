-- Mail: the mailboxes, and one row for every message that any of them ever held.

create table mailbox (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  -- People write to it, and answers come from it. In lower case.
  address text not null,
  sender_name text,
  team_id uuid,
  category_id uuid,
  language text not null,
  signature text not null default '',
  active boolean not null default true,
  -- Where mail is fetched and sent: host, port, security, user, how to sign in. No secrets.
  incoming jsonb not null,
  outgoing jsonb not null,
  -- What is done with mail: acknowledged or not, automatic mail, strangers, trusted relays.
  handling jsonb not null default '{}',
  -- Passwords and tokens, encrypted with the key of the desk.
  secrets text,
  -- SHA-256 of the key by which raw mail is handed in.
  hook_hash bytea not null,
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, address),
  unique (tenant_id, hook_hash),
  foreign key (tenant_id, team_id) references team (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id)
);
create unique index mailbox_name on mailbox (tenant_id, lower(name));
call mendbook_protect('mailbox');

-- How far a mailbox was read and how it goes; written all the time, and no change of a setting.
create table mailbox_state (
  tenant_id uuid not null,
  mailbox_id uuid not null,
  -- Who fetches it, and until when nobody else does.
  fetcher uuid,
  fetched_until timestamptz,
  folder text,
  uidvalidity bigint,
  -- Every message up to here is in the ledger.
  last_uid bigint,
  -- Of a mailbox that is taken over: messages of before, and how many are still to come.
  backlog int not null default 0,
  seen_at timestamptz,
  -- Since when it fails, and why; null while it works.
  failing_since timestamptz,
  problem text,
  sending_since timestamptz,
  sending_problem text,
  -- The last comparison: messages there, and of these in the ledger.
  counted_at timestamptz,
  there int,
  known int,
  primary key (tenant_id, mailbox_id),
  foreign key (tenant_id, mailbox_id) references mailbox (tenant_id, id) on delete cascade
);
call mendbook_protect('mailbox_state');

-- The ledger.
create table mail (
  tenant_id uuid not null,
  id uuid not null,
  mailbox_id uuid not null,
  -- How it came: fetched, delivered, or handed in.
  source text not null check (source in ('imap', 'smtp', 'hook', 'upload')),
  -- The raw message.
  sha256 text not null,
  size bigint not null,
  received_at timestamptz not null,
  -- What the transport said: from, to, address of the other side.
  envelope jsonb,
  state text not null check (state in ('received', 'ticketed', 'appended', 'ignored', 'quarantined', 'failed')),
  reason text,
  attempts int not null default 0,
  -- When it is tried again; null: not by itself.
  next_try timestamptz,
  -- What it says of itself.
  header_id text,
  from_name text,
  from_address text,
  subject text,
  sent_at timestamptz,
  -- What was found out: kind, authenticity, warnings, how it was matched.
  verdict jsonb not null default '{}',
  person_id uuid,
  ticket_id uuid,
  message_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, mailbox_id, sha256),
  foreign key (tenant_id, mailbox_id) references mailbox (tenant_id, id)
);
create index mail_received on mail (tenant_id, received_at, id);
create index mail_state on mail (tenant_id, state, received_at, id);
create index mail_mailbox on mail (tenant_id, mailbox_id, state, received_at, id);
create index mail_ticket on mail (tenant_id, ticket_id, received_at) where ticket_id is not null;
create index mail_message on mail (tenant_id, message_id) where message_id is not null;
create index mail_header on mail (tenant_id, header_id) where header_id is not null;
create index mail_from on mail (tenant_id, from_address, received_at, id);
create index mail_next_try on mail (tenant_id, next_try) where next_try is not null;
create index mail_blob on mail (tenant_id, sha256);
call mendbook_protect('mail');

-- Where it lies on the server. The same message may lie in several places, and in other ones after a mailbox was rebuilt.
create table mail_place (
  tenant_id uuid not null,
  mailbox_id uuid not null,
  folder text not null,
  uidvalidity bigint not null,
  uid bigint not null,
  mail_id uuid not null,
  primary key (tenant_id, mailbox_id, folder, uidvalidity, uid),
  foreign key (tenant_id, mail_id) references mail (tenant_id, id)
);
create index mail_place_mail on mail_place (tenant_id, mail_id);
call mendbook_protect('mail_place');

-- Who is never let in, and who always.
create table mail_sender_rule (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('block', 'allow')),
  -- An address, @domain, or *.domain; in lower case.
  pattern text not null,
  note text not null default '',
  by_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, pattern)
);
call mendbook_protect('mail_sender_rule');

update role set permissions = permissions || '{mail.manage,mail.review}'::text[]
  where key = 'admin' and not 'mail.manage' = any(permissions);
update role set permissions = permissions || 'mail.review'::text
  where key = 'agent' and not 'mail.review' = any(permissions);
