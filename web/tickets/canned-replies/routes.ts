// The pages of saved replies, at the desk: every agent has some of their own.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../../app/routes/faces.ts'

const replies = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies',
  component: lazyRouteComponent(() => import('./replies-page.tsx'), 'RepliesPage'),
})
const newReply = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies/new',
  component: lazyRouteComponent(() => import('./reply-pages.tsx'), 'NewReplyPage'),
})
const reply = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies/$id',
  component: lazyRouteComponent(() => import('./reply-pages.tsx'), 'ReplyPage'),
})

export const replyPages = [replies, newReply, reply] as const
