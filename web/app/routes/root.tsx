// The root of all pages.
import { createRootRouteWithContext } from '@tanstack/react-router'
import type { RouterContext } from '../context.ts'
import { ErrorPage } from '../error-page.tsx'
import { NotFoundPage } from '../not-found-page.tsx'
import { Root } from '../root.tsx'

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  errorComponent: ErrorPage,
  notFoundComponent: NotFoundPage,
})
