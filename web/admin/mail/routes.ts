// The settings of mail: where it comes in and goes out, who is let in, what the desk writes. The pages read their addresses themselves.
import { createRoute } from '@tanstack/react-router'
import { adminRoute } from '../../app/routes/faces.ts'
import { page } from '../../tickets/page.ts'

const mail = <Path extends string>(path: Path, name: Parameters<typeof page>[0]) =>
  createRoute({ getParentRoute: () => adminRoute, path, component: page(name) })

export const mailPages = [
  mail('mail/mailboxes', 'MailboxesPage'),
  mail('mail/mailboxes/new', 'NewMailboxPage'),
  mail('mail/mailboxes/$id', 'MailboxPage'),
  mail('mail/senders', 'SendersPage'),
  mail('mail/texts', 'TextsPage'),
  mail('mail/texts/$kind', 'TextPage'),
  mail('mail/outbox', 'OutboxPage'),
] as const
