// The pages of types: what they are, what their forms ask, how their tickets go.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { adminRoute } from '../../app/routes/faces.ts'

const types = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types',
  component: lazyRouteComponent(() => import('./types-page.tsx'), 'TypesPage'),
})
const newType = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types/new',
  component: lazyRouteComponent(() => import('./new-type-page.tsx'), 'NewTypePage'),
})
const type = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types/$id',
  component: lazyRouteComponent(() => import('./type-page.tsx'), 'TypePage'),
})
const workflow = createRoute({
  getParentRoute: () => adminRoute,
  path: 'types/$id/workflow',
  component: lazyRouteComponent(() => import('./workflow-page.tsx'), 'WorkflowPage'),
})

export const typePages = [types, newType, type, workflow] as const
