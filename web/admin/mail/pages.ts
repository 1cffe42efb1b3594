// Fetched together: whoever sets up mail goes from one of them to the next.
export { MailboxPage } from './mailboxes/mailbox-page.tsx'
export { MailboxesPage } from './mailboxes/mailboxes-page.tsx'
export { NewMailboxPage } from './mailboxes/new-mailbox-page.tsx'
export { OutboxPage } from './outbox/outbox-page.tsx'
export { SendersPage } from './senders/senders-page.tsx'
export { TextPage } from './texts/text-page.tsx'
export { TextsPage } from './texts/texts-page.tsx'
