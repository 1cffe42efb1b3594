// HTML → tree, as a browser would read it, but with an end: nesting and repetition in hostile HTML can cost any amount of time.
import { type DefaultTreeAdapterMap, Parser, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export type Node = Tree.ChildNode
export type Element = Tree.Element
export type Document = Tree.Document

export interface Parsed {
  document: Document
  /** There was more than is read. */
  cut: boolean
}

/** UTF-16 units; the largest newsletters have 500,000. */
const longest = 2 * 2 ** 20
/** Elements inside of each other; tables of newsletters reach 60. */
const deepest = 250
/** The parser opens formatting elements again in each paragraph: few bytes can ask for millions of them. */
const mostElements = 40_000
/** Of what was written by us after a first reading: escaped signs are longer, and the sign that it was cut is one more element. */
const again = { longest: longest * 8, deepest: deepest + 20, mostElements: mostElements * 2 }

const tooMuch = Symbol('more than is read')

class BoundedParser extends Parser<DefaultTreeAdapterMap> {
  private count = 0
  limits = { deepest, mostElements }

  override onItemPush(node: Tree.ParentNode, tag: number, isTop: boolean): void {
    super.onItemPush(node, tag, isTop)
    if (this.openElements.stackTop > this.limits.deepest || ++this.count > this.limits.mostElements) throw tooMuch
  }
}

/** @param ours it is what we wrote of a mail that was read once */
export function parseHtml(html: string, ours = false): Parsed {
  const parser = new BoundedParser({ scriptingEnabled: false })
  if (ours) parser.limits = again
  const most = ours ? again.longest : longest
  try {
    parser.tokenizer.write(html.slice(0, most).replaceAll('\0', ''), true)
  } catch (error) {
    if (error !== tooMuch) throw error
    return { document: parser.document, cut: true }
  }
  return { document: parser.document, cut: html.length > most }
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function textNode(node: Node): string | null {
  return node.nodeName === '#text' && 'value' in node ? node.value : null
}

export function attribute(element: Element, name: string): string {
  for (const found of element.attrs) if (found.name === name) return found.value
  return ''
}
