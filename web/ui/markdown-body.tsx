// Markdown that others wrote: no HTML of theirs, no picture from elsewhere (it would tell the sender who read it when), and
// links that show where they lead.
import { Square, SquareCheck } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { Components } from 'react-markdown'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { tip } from './tip.ts'

const ours = (address: string | undefined) => address?.startsWith('/') && !address.startsWith('//')

function Anchor({ href, children }: ComponentProps<'a'>) {
  if (!href) return <span>{children}</span>
  if (ours(href) || href.startsWith('#')) return <a href={href}>{children}</a>
  return (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank" {...tip(href)}>
      {children}
    </a>
  )
}

function Picture({ src, alt }: ComponentProps<'img'>) {
  if (typeof src !== 'string') return null
  if (ours(src)) return <img src={src} alt={alt ?? ''} loading="lazy" />
  return <Anchor href={src}>{alt ? `Picture: ${alt}` : 'Picture on another site'}</Anchor>
}

// A box of a task list cannot be ticked here; it says whether it is.
function TaskBox({ checked }: ComponentProps<'input'>) {
  const Box = checked ? SquareCheck : Square
  return <Box aria-label={checked ? 'done' : 'open'} role="img" className="mr-1.5 inline align-[-0.15em] text-muted" />
}

const components: Components = {
  input: ({ checked }) => <TaskBox checked={checked} />,
  a: ({ href, children }) => <Anchor href={href}>{children}</Anchor>,
  img: ({ src, alt }) => <Picture src={src} alt={alt} />,
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
}

export default function MarkdownBody({ source }: { source: string }) {
  return (
    <ReactMarkdown remarkPlugins={[remarkGfm]} components={components}>
      {source}
    </ReactMarkdown>
  )
}
