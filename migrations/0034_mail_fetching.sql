-- How a mailbox is fetched, where its server is no witness: what was there at the first look, and marks to recognise messages by.

alter table mailbox_state
  -- Which account on which server the rest of the row speaks of.
  add column source text,
  -- The first look: what the server took in later belongs to the desk, whatever happens to its numbers.
  add column since timestamptz,
  -- UIDNEXT when these numbers began: from here on all are wanted.
  add column boundary bigint,
  -- Of the messages below: which are wanted, as a set of UIDs (RFC 3501, sequence-set).
  add column wanted text not null default '',
  -- By which setting that was decided.
  add column took_over text,
  -- The highest UIDNEXT seen: a server that goes back below it gives its numbers to other messages.
  add column uidnext bigint,
  -- Since when messages lie there that the ledger does not know; null while there are none.
  add column differs_since timestamptz;

-- Size and date as the server tells them: by these a number that was given to another message is found out.
alter table mail_place add column mark text;

-- Settings of a mailbox that are tried out, step by step.
create table mailbox_test (
  tenant_id uuid not null,
  id uuid not null,
  -- Null: of settings that are not saved yet.
  mailbox_id uuid,
  by_id uuid,
  state text not null check (state in ('running', 'ok', 'failed')),
  settings jsonb not null,
  -- Sealed; gone when it has ended.
  secrets text,
  steps jsonb not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, mailbox_id) references mailbox (tenant_id, id) on delete cascade
);
create index mailbox_test_begun on mailbox_test (tenant_id, begun_at);
create index mailbox_test_mailbox on mailbox_test (tenant_id, mailbox_id) where mailbox_id is not null;
call mendbook_protect('mailbox_test');

-- Somebody is at Google or Microsoft and says yes there; taken away by the answer.
create table mailbox_authorization (
  tenant_id uuid not null,
  id uuid not null,
  mailbox_id uuid not null,
  by_id uuid not null,
  -- The session that began it; null when a key did.
  session_id uuid,
  -- What the answer is worth something with: verifier (RFC 7636), client, provider. Sealed.
  secrets text not null,
  begun_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, mailbox_id) references mailbox (tenant_id, id) on delete cascade
);
create index mailbox_authorization_mailbox on mailbox_authorization (tenant_id, mailbox_id);
create index mailbox_authorization_begun on mailbox_authorization (tenant_id, begun_at);
call mendbook_protect('mailbox_authorization');
