// Fetched together: whoever looks at the list opens one of it next.
export { NewOrganisationPage } from './new-organisation-page.tsx'
export { OrganisationPage } from './organisation-page.tsx'
export { OrganisationsPage } from './organisations-page.tsx'
