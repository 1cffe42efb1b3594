// Fetched together: whoever looks at the list opens one of it next.
export { ChecklistPage, NewChecklistPage } from './checklist-pages.tsx'
export { ChecklistsPage } from './checklists-page.tsx'
