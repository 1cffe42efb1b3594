// A page of the desk that nobody sees first, fetched when it is wanted: the first screen then carries none of their files' names.
import { lazyRouteComponent } from '@tanstack/react-router'
import type { files } from './page-files.ts'

export const page = (name: keyof typeof files) =>
  lazyRouteComponent(async () => ({ default: await (await import('./page-files.ts')).files[name]() }))
