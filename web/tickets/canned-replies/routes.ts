// The pages of saved replies, at the desk: every agent has some of their own.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../../app/routes/faces.ts'

const replies = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies',
  component: lazyRouteComponent(() => import('./pages.ts'), 'RepliesPage'),
})
const newReply = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies/new',
  component: lazyRouteComponent(() => import('./pages.ts'), 'NewReplyPage'),
})
const reply = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies/$id',
  component: lazyRouteComponent(() => import('./pages.ts'), 'ReplyPage'),
})

export const replyPages = [replies, newReply, reply] as const
