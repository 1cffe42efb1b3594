// Fetched together: whoever looks at the list opens one of it next.
export { FieldPage, NewFieldPage } from './field-pages.tsx'
export { FieldsPage } from './fields-page.tsx'
