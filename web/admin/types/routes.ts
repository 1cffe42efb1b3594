// The pages of types: what they are, what their forms ask, how their tickets go.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { adminRoute } from '../../app/routes/faces.ts'

const pages = () => import('./pages.ts')

const types = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types',
  component: lazyRouteComponent(pages, 'TypesPage'),
})
const newType = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types/new',
  component: lazyRouteComponent(pages, 'NewTypePage'),
})
const type = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types/$id',
  component: lazyRouteComponent(pages, 'TypePage'),
})
const form = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types/$id/form',
  component: lazyRouteComponent(pages, 'FormPage'),
})
const workflow = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types/$id/workflow',
  component: lazyRouteComponent(pages, 'WorkflowPage'),
})
const versions = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types/$id/versions',
  component: lazyRouteComponent(pages, 'VersionsPage'),
})

export const typePages = [types, newType, type, form, workflow, versions] as const
