// The settings. Routes are small and load at once; the pages behind them are fetched when they are wanted.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { adminRoute } from '../app/routes/faces.ts'
import { may, requireSession } from '../app/session.ts'
import { readAuditSearch } from './audit/audit-search.ts'
import { readJobsSearch } from './jobs/jobs-search.ts'
import { readPeopleSearch } from './people/people-search.ts'
import { typePages } from './types/routes.ts'

const peoplePages = () => import('./people/pages.ts')
const organisationsPages = () => import('./organisations/pages.ts')
const teamsPages = () => import('./teams/pages.ts')
const rolesPages = () => import('./roles/pages.ts')
const categoriesPages = () => import('./categories/pages.ts')
const checklistsPages = () => import('./checklists/pages.ts')
const fieldsPages = () => import('./fields/pages.ts')
const importsPages = () => import('./imports/pages.ts')

/** The first page that this person may use. */
const home = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await requireSession(context.queries, '/admin')
    const { adminSections } = await import('../app/admin-nav.ts')
    const page = adminSections.flatMap(({ pages }) => pages).find(({ permission }) => may(me, permission))
    throw redirect({ to: page?.to ?? '/', replace: true })
  },
})

const people = createRoute({
  getParentRoute: () => adminRoute,
  path: 'people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(peoplePages, 'PeoplePage'),
})
const newPerson = createRoute({
  getParentRoute: () => adminRoute,
  path: 'people/new',
  component: lazyRouteComponent(peoplePages, 'NewPersonPage'),
})
const person = createRoute({
  getParentRoute: () => adminRoute,
  path: 'people/$id',
  component: lazyRouteComponent(peoplePages, 'PersonPage'),
})

const searched = (search: Record<string, unknown>): { q?: string } =>
  typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {}

const organisations = createRoute({
  getParentRoute: () => adminRoute,
  path: 'organisations',
  validateSearch: searched,
  component: lazyRouteComponent(organisationsPages, 'OrganisationsPage'),
})
const newOrganisation = createRoute({
  getParentRoute: () => adminRoute,
  path: 'organisations/new',
  component: lazyRouteComponent(organisationsPages, 'NewOrganisationPage'),
})
const organisation = createRoute({
  getParentRoute: () => adminRoute,
  path: 'organisations/$id',
  component: lazyRouteComponent(organisationsPages, 'OrganisationPage'),
})

const teams = createRoute({
  getParentRoute: () => adminRoute,
  path: 'teams',
  component: lazyRouteComponent(teamsPages, 'TeamsPage'),
})
const newTeam = createRoute({
  getParentRoute: () => adminRoute,
  path: 'teams/new',
  component: lazyRouteComponent(teamsPages, 'NewTeamPage'),
})
const team = createRoute({
  getParentRoute: () => adminRoute,
  path: 'teams/$id',
  component: lazyRouteComponent(teamsPages, 'TeamPage'),
})

const roles = createRoute({
  getParentRoute: () => adminRoute,
  path: 'roles',
  component: lazyRouteComponent(rolesPages, 'RolesPage'),
})
const newRole = createRoute({
  getParentRoute: () => adminRoute,
  path: 'roles/new',
  component: lazyRouteComponent(rolesPages, 'NewRolePage'),
})
const role = createRoute({
  getParentRoute: () => adminRoute,
  path: 'roles/$id',
  component: lazyRouteComponent(rolesPages, 'RolePage'),
})

const categories = createRoute({
  getParentRoute: () => adminRoute,
  path: 'categories',
  component: lazyRouteComponent(categoriesPages, 'CategoriesPage'),
})
const newCategory = createRoute({
  getParentRoute: () => adminRoute,
  path: 'categories/new',
  validateSearch: (search: Record<string, unknown>): { below?: string } =>
    typeof search.below === 'string' ? { below: search.below } : {},
  component: lazyRouteComponent(categoriesPages, 'NewCategoryPage'),
})
const category = createRoute({
  getParentRoute: () => adminRoute,
  path: 'categories/$id',
  component: lazyRouteComponent(categoriesPages, 'CategoryPage'),
})

const checklists = createRoute({
  getParentRoute: () => adminRoute,
  path: 'checklists',
  component: lazyRouteComponent(checklistsPages, 'ChecklistsPage'),
})
const newChecklist = createRoute({
  getParentRoute: () => adminRoute,
  path: 'checklists/new',
  component: lazyRouteComponent(checklistsPages, 'NewChecklistPage'),
})
const checklist = createRoute({
  getParentRoute: () => adminRoute,
  path: 'checklists/$id',
  component: lazyRouteComponent(checklistsPages, 'ChecklistPage'),
})

const fields = createRoute({
  getParentRoute: () => adminRoute,
  path: 'fields',
  component: lazyRouteComponent(fieldsPages, 'FieldsPage'),
})
const newField = createRoute({
  getParentRoute: () => adminRoute,
  path: 'fields/new',
  component: lazyRouteComponent(fieldsPages, 'NewFieldPage'),
})
const field = createRoute({
  getParentRoute: () => adminRoute,
  path: 'fields/$id',
  component: lazyRouteComponent(fieldsPages, 'FieldPage'),
})
const priorities = createRoute({
  getParentRoute: () => adminRoute,
  path: 'priorities',
  component: lazyRouteComponent(() => import('./priorities/matrix-page.tsx'), 'MatrixPage'),
})

const closing = createRoute({
  getParentRoute: () => adminRoute,
  path: 'closing',
  component: lazyRouteComponent(() => import('./closing/closing-page.tsx'), 'ClosingPage'),
})

const imports = createRoute({
  getParentRoute: () => adminRoute,
  path: 'import',
  component: lazyRouteComponent(importsPages, 'ImportsPage'),
})
const importRun = createRoute({
  getParentRoute: () => adminRoute,
  path: 'import/$id',
  component: lazyRouteComponent(importsPages, 'ImportPage'),
})

const audit = createRoute({
  getParentRoute: () => adminRoute,
  path: 'audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const keys = createRoute({
  getParentRoute: () => adminRoute,
  path: 'api-keys',
  component: lazyRouteComponent(() => import('./keys/keys-page.tsx'), 'KeysPage'),
})
const workspace = createRoute({
  getParentRoute: () => adminRoute,
  path: 'workspace',
  component: lazyRouteComponent(() => import('./workspace/workspace-page.tsx'), 'WorkspacePage'),
})
const jobs = createRoute({
  getParentRoute: () => adminRoute,
  path: 'jobs',
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => import('./jobs/jobs-page.tsx'), 'JobsPage'),
})

export const adminPages = [
  home,
  people,
  newPerson,
  person,
  organisations,
  newOrganisation,
  organisation,
  teams,
  newTeam,
  team,
  roles,
  newRole,
  role,
  categories,
  newCategory,
  category,
  ...typePages,
  fields,
  newField,
  field,
  priorities,
  checklists,
  newChecklist,
  checklist,
  closing,
  imports,
  importRun,
  audit,
  keys,
  workspace,
  jobs,
] as const
