// Markdown as a tree, as far as mails need to know of it (mdast, https://github.com/syntax-tree/mdast).
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { mailable } from './mailable.ts'

export interface Node {
  type: string
  value?: string
  url?: string
  alt?: string | null
  identifier?: string
  depth?: number
  ordered?: boolean | null
  start?: number | null
  checked?: boolean | null
  children?: Node[]
  position?: { start: { line: number } }
}

/** What is longer takes seconds to read and nobody reads it in a mail. */
const most = 60_000

/** Just as it was written, with what no mail carries. */
export function parseWhole(markdown: string): Node {
  const cut = markdown.length > most ? `${markdown.slice(0, most).toWellFormed()}\n\n…` : markdown
  return unified().use(remarkParse).use(remarkGfm).parse(cut) as Node
}

/** As a mail shows it: every word of it, and links that lead somewhere. */
export const parse = (markdown: string): Node => mailable(parseWhole(markdown))

export const textOf = (node: Node): string => node.value ?? node.children?.map(textOf).join('') ?? ''
