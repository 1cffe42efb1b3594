// Where the desk's pages beside the list and the ticket are, and the settings of mail: see page.ts.
export const files = {
  BinPage: async () => (await import('./life/bin-page.tsx')).BinPage,
  BulkListPage: async () => (await import('./bulk/bulk-list-page.tsx')).BulkListPage,
  BulkPage: async () => (await import('./bulk/bulk-page.tsx')).BulkPage,
  LedgerEntryPage: async () => (await import('../email/ledger/pages.ts')).LedgerEntryPage,
  LedgerPage: async () => (await import('../email/ledger/pages.ts')).LedgerPage,
  MailboxesPage: async () => (await import('../admin/mail/pages.ts')).MailboxesPage,
  MailboxPage: async () => (await import('../admin/mail/pages.ts')).MailboxPage,
  NewMailboxPage: async () => (await import('../admin/mail/pages.ts')).NewMailboxPage,
  NewReplyPage: async () => (await import('./canned-replies/pages.ts')).NewReplyPage,
  RepliesPage: async () => (await import('./canned-replies/pages.ts')).RepliesPage,
  ReplyPage: async () => (await import('./canned-replies/pages.ts')).ReplyPage,
  SendersPage: async () => (await import('../admin/mail/pages.ts')).SendersPage,
  TimeReportPage: async () => (await import('./time-report/time-report-page.tsx')).TimeReportPage,
  ViewsPage: async () => (await import('./views/views-page.tsx')).ViewsPage,
}
