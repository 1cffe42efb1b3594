// Fetched together: whoever looks at the list opens one of it next.
export { ImportPage } from './import-page.tsx'
export { ImportsPage } from './imports-page.tsx'
