// The root of all pages.
import { createRootRouteWithContext } from '@tanstack/react-router'
import type { RouterContext } from '../context.ts'
import { Root } from '../root.tsx'

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
})
