-- A try whose end nobody knows: the desk was stopped, or the connection broke, before the answer was written down.
alter table mail_out add column unsure boolean not null default false;
-- A server found it too large: its files are links.
alter table mail_out add column linked boolean not null default false;
