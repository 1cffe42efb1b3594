// Fetched together: whoever looks at the list opens one of it next.
export { RepliesPage } from './replies-page.tsx'
export { NewReplyPage, ReplyPage } from './reply-pages.tsx'
