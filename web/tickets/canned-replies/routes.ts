// The pages of saved replies, at the desk: every agent has some of their own.
import { createRoute } from '@tanstack/react-router'
import { deskRoute } from '../../app/routes/faces.ts'
import { page } from '../page.ts'

const replies = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies',
  component: page('RepliesPage'),
})
const newReply = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies/new',
  component: page('NewReplyPage'),
})
const reply = createRoute({
  getParentRoute: () => deskRoute,
  path: 'replies/$id',
  component: page('ReplyPage'),
})

export const replyPages = [replies, newReply, reply] as const
