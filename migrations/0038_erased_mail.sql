-- A ticket that goes for good takes its mails along. Their rows stay, without what they said: a mailbox that is read again
-- must not bring back what was erased.
alter table mail add column erased_at timestamptz;
