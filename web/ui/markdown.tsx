// Markdown as text to read. The renderer is fetched when it is first needed; until then the source stands in its place.
import { cx } from './cx.ts'
import { deferred } from './deferred.tsx'

const MarkdownBody = deferred<{ source: string }>(
  () => import('./markdown-body.tsx'),
  ({ source }) => <p className="whitespace-pre-wrap">{source}</p>,
)

/** For a page that is about to show some. */
export const preloadMarkdown = MarkdownBody.preload

export function Markdown({ source, className }: { source: string; className?: string }) {
  return (
    <div dir="auto" className={cx('prose max-w-reading min-w-0', className)}>
      <MarkdownBody source={source} />
    </div>
  )
}
