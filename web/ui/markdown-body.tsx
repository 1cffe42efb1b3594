// Markdown that others wrote: no HTML of theirs, no picture from elsewhere (it would tell the sender who read it when), and
// links that show where they lead.
import { Square, SquareCheck } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { Components } from 'react-markdown'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { hiddenHost, safeAddress } from './safe-address.ts'
import { tip } from './tip.ts'

interface Node {
  type: string
  value?: string
  url?: string
  children?: Node[]
}

// `@[Ada](person:…)` is an @ and a link: one mark of a person. What is a link to a person without the @ leads nowhere.
const person = 'person:'
const mentioned = 'mention:'

const joinMentions = () => (tree: Node) => join(tree)

function join(node: Node) {
  for (const [index, child] of (node.children ?? []).entries()) {
    join(child)
    const before = node.children?.[index - 1]
    if (child.type !== 'link' || !child.url?.startsWith(person) || before?.type !== 'text') continue
    if (!before.value?.endsWith('@')) continue
    before.value = before.value.slice(0, -1)
    child.url = mentioned + child.url.slice(person.length)
  }
}

function Anchor({ href, children }: ComponentProps<'a'>) {
  if (href?.startsWith(mentioned)) return <span className="mention">@{children}</span>
  const address = safeAddress(href)
  if (!address) return <span>{children}</span>
  if (address.ours) return <a href={address.href}>{children}</a>
  const really = typeof children === 'string' ? hiddenHost(children, address.href) : null
  return (
    <>
      <a href={address.href} rel="noopener noreferrer nofollow" target="_blank" {...tip(address.href)}>
        {children}
      </a>
      {really && <span className="text-muted"> (leads to {really})</span>}
    </>
  )
}

function Picture({ src, alt }: ComponentProps<'img'>) {
  const address = typeof src === 'string' ? safeAddress(src) : null
  if (!address) return alt ? <span>{alt}</span> : null
  if (address.ours) return <img src={address.href} alt={alt ?? ''} loading="lazy" />
  return <Anchor href={address.href}>{alt ? `Picture: ${alt}` : 'Picture on another site'}</Anchor>
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
    // Addresses are judged by safeAddress, which sees them as they were written.
    <ReactMarkdown
      remarkPlugins={[remarkGfm, joinMentions]}
      components={components}
      urlTransform={(written) => written}
    >
      {source}
    </ReactMarkdown>
  )
}
