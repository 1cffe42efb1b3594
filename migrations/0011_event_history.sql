-- How the columns of the subject were before, as far as `changes` does not tell it: past states are rebuilt from that.
-- And how whoever acted had proved who they were: by which session or API key. Not from which address: the start of a session
-- tells that, and is enough.
alter table event add column was jsonb, add column via_kind text, add column via_id uuid;
