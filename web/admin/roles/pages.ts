// Fetched together: whoever looks at the list opens one of it next.
export { NewRolePage } from './new-role-page.tsx'
export { RolePage } from './role-page.tsx'
export { RolesPage } from './roles-page.tsx'
