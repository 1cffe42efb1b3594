// Markdown as a mail can show it. Pure.
import type { Node } from './tree.ts'

/** Depth first; what it answers takes the place of the node. */
export function replaced(node: Node, change: (node: Node, parent: Node) => Node[] | undefined): Node {
  if (!node.children) return node
  const children = node.children.flatMap((child) => change(child, node) ?? [replaced(child, change)])
  return { ...node, children }
}

/** Web, mail, telephone, this desk, or a variable that becomes one of them. */
const leads = /^(?:https?:|mailto:|tel:|\/|\{\{|%7B%7B)/i
/** Where a paragraph may stand. */
const blocks = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

/**
 * What people write in angle brackets are words, as on the desk, and no HTML. References and footnotes stand where they are named, because
 * mail programs take anchors away. What leads nowhere outside of the desk, such as the mark of a person, is its words alone.
 */
export function mailable(root: Node): Node {
  const places = new Map<string, string>()
  const gather = ({ type, identifier, url, children }: Node) => {
    if (type === 'definition' && identifier) places.set(identifier, url ?? '')
    children?.forEach(gather)
  }
  gather(root)
  const placeOf = ({ url, identifier = '' }: Node) => url ?? places.get(identifier) ?? ''
  const within = (node: Node) => replaced(node, change).children ?? []
  function change(node: Node, parent: Node): Node[] | undefined {
    const text = (value: string): Node => ({ type: 'text', value })
    switch (node.type) {
      case 'html': {
        const words = text(node.value ?? '')
        return blocks.has(parent.type) ? [{ type: 'paragraph', children: [words] }] : [words]
      }
      case 'definition':
        return []
      case 'link':
      case 'linkReference':
        return leads.test(placeOf(node))
          ? [{ ...node, type: 'link', url: placeOf(node), children: within(node) }]
          : within(node)
      case 'imageReference':
        return [{ ...node, type: 'image', url: placeOf(node) }]
      case 'footnoteReference':
        return [text(`[${node.identifier ?? ''}]`)]
      case 'footnoteDefinition':
        return [{ type: 'paragraph', children: [text(`[${node.identifier ?? ''}]`)] }, ...within(node)]
    }
    return undefined
  }
  return replaced(root, change)
}
