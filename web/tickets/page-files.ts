// Where the desk's pages beside the list and the ticket are: see page.ts.
export const files = {
  BinPage: async () => (await import('./life/bin-page.tsx')).BinPage,
  BulkListPage: async () => (await import('./bulk/bulk-list-page.tsx')).BulkListPage,
  BulkPage: async () => (await import('./bulk/bulk-page.tsx')).BulkPage,
  NewReplyPage: async () => (await import('./canned-replies/pages.ts')).NewReplyPage,
  RepliesPage: async () => (await import('./canned-replies/pages.ts')).RepliesPage,
  ReplyPage: async () => (await import('./canned-replies/pages.ts')).ReplyPage,
  TimeReportPage: async () => (await import('./time-report/time-report-page.tsx')).TimeReportPage,
  ViewsPage: async () => (await import('./views/views-page.tsx')).ViewsPage,
}
