// Rows of both workspaces in the tables that take longer to fill through the API.
import type { TestDesk } from './desk.ts'

export async function ownRows(desk: Pick<TestDesk, 'superuser'>): Promise<void> {
  for (const owned of [
    "canned_reply (tenant_id, id, name, body, scope, owner_id, created_at) select tenant_id, gen_random_uuid(), 'a', 'b', 'mine', id, now()",
    "time_entry (tenant_id, id, ticket_id, person_id, day, minutes, source, created_at) select tenant_id, gen_random_uuid(), (select t.id from ticket t where t.tenant_id = person.tenant_id limit 1), id, now(), 5, 'manual', now()",
    'timer (tenant_id, person_id, ticket_id, started_at) select tenant_id, id, (select t.id from ticket t where t.tenant_id = person.tenant_id limit 1), now()',
  ])
    await desk.superuser.query(`insert into ${owned} from person`)
  await desk.superuser.query(
    `insert into import_run (tenant_id, id, source, state, file_name, file_size, settings, by_id, created_at, expires_at)
      select tenant_id, id, 'old desk', 'ready', 'a.csv', 1, '{}', id, now(), now() from person`,
  )
  for (const kept of [
    "import_row (tenant_id, run_id, n, line, source_id, cells) select tenant_id, id, 1, 2, '1', '{}' from import_run",
    "import_added (tenant_id, run_id, kind, id) select tenant_id, id, 'person', by_id from import_run",
    "ticket_view (tenant_id, id, name, filter, scope, owner_id, created_at) select tenant_id, id, 'a', 'is:open', 'private', id, now() from person",
    'ticket_view_pin (tenant_id, person_id, view_id, position) select tenant_id, owner_id, id, 1 from ticket_view',
    "workflow_version (tenant_id, type_id, version, changes, by_name, at) select tenant_id, id, 99, '{}', 'a', now() from ticket_type",
    'workflow_subject (tenant_id, type_id, subject_id, team_id) select k.tenant_id, k.id, t.id, t.id from ticket_type k join team t on t.tenant_id = k.tenant_id',
  ])
    await desk.superuser.query(`insert into ${kept} on conflict do nothing`)
  for (const kept of [
    "mail (tenant_id, id, mailbox_id, source, sha256, size, received_at, state) select tenant_id, gen_random_uuid(), id, 'hook', 'a', 1, now(), 'received' from mailbox",
    "mail_place (tenant_id, mailbox_id, folder, uidvalidity, uid, mail_id) select tenant_id, mailbox_id, 'INBOX', 1, 1, id from mail",
    "mail_file (tenant_id, mail_id, n, name, type, size, sha256, inline) select tenant_id, id, 1, 'a', 'b', 1, 'c', false from mail",
    "mail_out (tenant_id, id, event_id, kind, ticket_id, person_id, role, state, created_at) select tenant_id, gen_random_uuid(), gen_random_uuid(), 'reply', id, requester_id, 'requester', 'sent', now() from ticket",
    "mail_address (tenant_id, address, cause, reason, at) select id, 'a@b.example', 'hand', 'a', now() from tenant",
    'mail_mute (tenant_id, ticket_id, person_id, at) select tenant_id, id, requester_id, now() from ticket',
    "mail_template (tenant_id, kind, language, subject, body, at) select id, 'reply', 'en', 'a', 'b', now() from tenant",
    "mailbox_authorization (tenant_id, id, mailbox_id, by_id, secrets, begun_at) select tenant_id, id, id, id, 'a', now() from mailbox",
    "mailbox_test (tenant_id, id, mailbox_id, state, settings, steps, begun_at) select tenant_id, id, id, 'ok', '{}', '[]', now() from mailbox",
  ])
    await desk.superuser.query(`insert into ${kept}`)
  await desk.superuser.query('insert into ticket_setting (tenant_id) select id from tenant')
  await desk.superuser.query(
    'insert into mention (tenant_id, message_id, person_id, ticket_id, at) select tenant_id, id, author_id, ticket_id, at from message',
  )
  await desk.superuser.query(
    `insert into session select tenant_id, gen_random_uuid(), id, sha256(id::text::bytea), null, null, now(), now(), now() from person`,
  )
}
