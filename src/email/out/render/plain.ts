// A tree as plain text, as people write it into mails: no signs that only a Markdown reader would understand.
import type { Node } from './tree.ts'

export const plain = (root: Node): string => blocks(root.children ?? []).join('\n\n')

const blocks = (nodes: Node[]): string[] => nodes.map(block).filter((text) => text !== '')

function block(node: Node): string {
  const { children = [] } = node
  switch (node.type) {
    case 'paragraph':
      return choices(children) ?? inline(children)
    case 'heading':
      return inline(children)
    case 'blockquote':
      return quoted(blocks(children).join('\n\n'))
    case 'list':
      return children.map((item, n) => point(item, node.ordered ? `${(node.start ?? 1) + n}. ` : '- ')).join('\n')
    case 'code':
      return indented(node.value ?? '', '    ')
    case 'thematicBreak':
      return '-'.repeat(40)
    case 'table':
      return children
        .map((row) => (row.children ?? []).map((cell) => inline(cell.children ?? [])).join(' | '))
        .join('\n')
    default:
      return children.length > 0 ? blocks(children).join('\n\n') : (node.value ?? '')
  }
}

function point({ children = [], checked }: Node, mark: string): string {
  const box = checked === true ? '[x] ' : checked === false ? '[ ] ' : ''
  const text = blocks(children).join('\n')
  return mark + box + indented(text, ' '.repeat(mark.length)).trimStart()
}

/** Links alone, which are buttons beside one another in HTML, stand below one another. */
function choices(nodes: Node[]): string | undefined {
  const links = nodes.filter(({ type }) => type === 'link')
  const rest = nodes.filter(({ type }) => type !== 'link')
  if (links.length < 2 || rest.some(({ type, value = '' }) => type !== 'break' && value.trim() !== '')) return undefined
  return links.map((link) => word(link)).join('\n')
}

const inline = (nodes: Node[]): string => nodes.map(word).join('')

function word(node: Node): string {
  const { children = [] } = node
  switch (node.type) {
    case 'break':
      return '\n'
    case 'link': {
      const text = inline(children)
      const url = node.url ?? ''
      return text === url || `mailto:${text}` === url ? text : `${text}: ${url}`
    }
    case 'image':
      return node.alt ? `[${node.alt}]` : ''
    default:
      return children.length > 0 ? inline(children) : (node.value ?? '')
  }
}

const indented = (text: string, by: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n')

export const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
