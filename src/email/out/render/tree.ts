// Markdown as a tree, as far as mails need to know of it (mdast, https://github.com/syntax-tree/mdast).
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

export interface Node {
  type: string
  value?: string
  url?: string
  alt?: string | null
  depth?: number
  ordered?: boolean | null
  start?: number | null
  checked?: boolean | null
  children?: Node[]
  position?: { start: { line: number } }
}

/** What is longer takes seconds to read and nobody reads it in a mail. */
const most = 60_000

export function parse(markdown: string): Node {
  const cut = markdown.length > most ? `${markdown.slice(0, most).toWellFormed()}\n\n…` : markdown
  return unified().use(remarkParse).use(remarkGfm).parse(cut) as Node
}

/** Depth first; what it answers takes the place of the node. */
export function replaced(node: Node, change: (node: Node) => Node[] | undefined): Node {
  if (!node.children) return node
  const children = node.children.flatMap((child) => change(child) ?? [replaced(child, change)])
  return { ...node, children }
}

export const textOf = (node: Node): string => node.value ?? node.children?.map(textOf).join('') ?? ''
