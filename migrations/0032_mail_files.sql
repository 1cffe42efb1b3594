-- What a mail brought along, also what is shown within its text and is no attachment of the ticket.
create table mail_file (
  tenant_id uuid not null,
  mail_id uuid not null,
  n int not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  cid text,
  inline boolean not null,
  primary key (tenant_id, mail_id, n),
  foreign key (tenant_id, mail_id) references mail (tenant_id, id) on delete cascade
);
create index mail_file_blob on mail_file (tenant_id, sha256);
call mendbook_protect('mail_file');
