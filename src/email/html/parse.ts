// HTML → tree, as a browser would read it, but with an end: nesting and repetition in hostile HTML can cost any amount of time.
import { type DefaultTreeAdapterMap, type html, Parser, type Token, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export type Node = Tree.ChildNode
export type Element = Tree.Element
export type Document = Tree.Document

export interface Parsed {
  document: Document
  /** There was more than is read. */
  cut: boolean
}

/** How much is read. */
export interface Bounds {
  /** UTF-16 units. */
  longest: number
  /** Elements inside of each other. */
  deepest: number
  /** Elements that may still be read; what is read with the same bounds shares them. */
  elements: number
  /** To read less than the whole is an error. */
  strict?: boolean
}

/**
 * Of any mail. The largest newsletters have 500,000 signs, their tables lie 60 deep. The parser opens formatting elements again in each
 * paragraph: few bytes can ask for millions of them.
 */
export const whole = (): Bounds => ({ longest: 2 * 2 ** 20, deepest: 250, elements: 40_000 })
/** Of what was written by us after a first reading: escaped signs are longer, and the sign that it was cut is one more element. */
export const again = (): Bounds => ({ longest: 16 * 2 ** 20, deepest: 270, elements: 80_000 })
/** What may be read while everybody waits: some tens of milliseconds. */
export const light = (): Bounds => ({ longest: 2 ** 16, deepest: 250, elements: 1_500, strict: true })

/** There is more than bounds that are strict allow. */
export class Beyond extends Error {}

class BoundedParser extends Parser<DefaultTreeAdapterMap> {
  bounds = whole()

  override onItemPush(node: Tree.ParentNode, tag: number, isTop: boolean): void {
    super.onItemPush(node, tag, isTop)
    if (this.openElements.stackTop > this.bounds.deepest) throw new Beyond()
    this.count()
  }

  /** Of an element that holds nothing: a line break, a picture. */
  override _appendElement(token: Token.TagToken, namespace: html.NS): void {
    super._appendElement(token, namespace)
    this.count()
  }

  private count(): void {
    if (this.bounds.elements-- <= 0) throw new Beyond()
  }
}

export function parseHtml(html: string, bounds: Bounds): Parsed {
  const cut = html.length > bounds.longest
  if (cut && bounds.strict) throw new Beyond()
  const parser = new BoundedParser({ scriptingEnabled: false })
  parser.bounds = bounds
  try {
    parser.tokenizer.write(html.slice(0, bounds.longest).replaceAll('\0', ''), true)
  } catch (error) {
    if (!(error instanceof Beyond) || bounds.strict) throw error
    return { document: parser.document, cut: true }
  }
  return { document: parser.document, cut }
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
