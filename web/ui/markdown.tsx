// Markdown as text to read. The renderer is fetched when it is first needed; until then the source stands in its place.
import { lazy, Suspense } from 'react'
import { cx } from './cx.ts'

const MarkdownBody = lazy(() => import('./markdown-body.tsx'))

export function Markdown({ source, className }: { source: string; className?: string }) {
  return (
    <div dir="auto" className={cx('prose max-w-reading min-w-0', className)}>
      <Suspense fallback={<p className="whitespace-pre-wrap">{source}</p>}>
        <MarkdownBody source={source} />
      </Suspense>
    </div>
  )
}
