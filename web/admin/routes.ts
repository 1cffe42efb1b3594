// The settings. Routes are small and load at once; the pages behind them are fetched when they are wanted.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { adminRoute } from '../app/routes/faces.ts'
import { may, requireSession } from '../app/session.ts'
import { readAuditSearch } from './audit/audit-search.ts'
import { readJobsSearch } from './jobs/jobs-search.ts'
import { mailPages } from './mail/routes.ts'
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

/** One whose address says all. */
const page = <Path extends string, Pages extends Record<string, unknown>>(
  path: Path,
  pages: () => Promise<Pages>,
  name: keyof Pages & string,
) => createRoute({ getParentRoute: () => adminRoute, path, component: lazyRouteComponent(pages, name) })

/** The first page that this person may use. */
const home = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await requireSession(context.queries, '/admin')
    const { adminSections } = await import('../app/admin-nav.ts')
    const first = adminSections.flatMap(({ pages }) => pages).find(({ permission }) => may(me, permission))
    throw redirect({ to: first?.to ?? '/', replace: true })
  },
})

const people = createRoute({
  getParentRoute: () => adminRoute,
  path: 'people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(peoplePages, 'PeoplePage'),
})
const newPerson = page('people/new', peoplePages, 'NewPersonPage')
const person = page('people/$id', peoplePages, 'PersonPage')

const searched = (search: Record<string, unknown>): { q?: string } =>
  typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {}

const organisations = createRoute({
  getParentRoute: () => adminRoute,
  path: 'organisations',
  validateSearch: searched,
  component: lazyRouteComponent(organisationsPages, 'OrganisationsPage'),
})
const newOrganisation = page('organisations/new', organisationsPages, 'NewOrganisationPage')
const organisation = page('organisations/$id', organisationsPages, 'OrganisationPage')

const teams = page('teams', teamsPages, 'TeamsPage')
const newTeam = page('teams/new', teamsPages, 'NewTeamPage')
const team = page('teams/$id', teamsPages, 'TeamPage')

const roles = page('roles', rolesPages, 'RolesPage')
const newRole = page('roles/new', rolesPages, 'NewRolePage')
const role = page('roles/$id', rolesPages, 'RolePage')

const categories = page('categories', categoriesPages, 'CategoriesPage')
const newCategory = createRoute({
  getParentRoute: () => adminRoute,
  path: 'categories/new',
  validateSearch: (search: Record<string, unknown>): { below?: string } =>
    typeof search.below === 'string' ? { below: search.below } : {},
  component: lazyRouteComponent(categoriesPages, 'NewCategoryPage'),
})
const category = page('categories/$id', categoriesPages, 'CategoryPage')

const checklists = page('checklists', checklistsPages, 'ChecklistsPage')
const newChecklist = page('checklists/new', checklistsPages, 'NewChecklistPage')
const checklist = page('checklists/$id', checklistsPages, 'ChecklistPage')

const fields = page('fields', fieldsPages, 'FieldsPage')
const newField = page('fields/new', fieldsPages, 'NewFieldPage')
const field = page('fields/$id', fieldsPages, 'FieldPage')
const priorities = page('priorities', () => import('./priorities/matrix-page.tsx'), 'MatrixPage')

const closing = page('closing', () => import('./closing/closing-page.tsx'), 'ClosingPage')

const imports = page('import', importsPages, 'ImportsPage')
const importRun = page('import/$id', importsPages, 'ImportPage')

const audit = createRoute({
  getParentRoute: () => adminRoute,
  path: 'audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
})

const keys = page('api-keys', () => import('./keys/keys-page.tsx'), 'KeysPage')
const workspace = page('workspace', () => import('./workspace/workspace-page.tsx'), 'WorkspacePage')
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
  ...mailPages,
  imports,
  importRun,
  audit,
  keys,
  workspace,
  jobs,
] as const
