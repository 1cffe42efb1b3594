// Fetched together: whoever looks at the list opens one of it next.
export { LedgerEntryPage } from './entry-page.tsx'
export { LedgerPage } from './ledger-page.tsx'
