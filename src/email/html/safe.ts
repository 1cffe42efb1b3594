// HTML that a stranger wrote, made fit to be shown in the frame of the desk (frame.ts). The frame is the second wall; this is the first.
import type { Element, Root, RootContent } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { allowed } from './allowed.ts'
import { settleAnchor } from './anchors.ts'
import { again, attribute, type Bounds, type Document, isElement, parseHtml, whole } from './parse.ts'
import { isTrackingPixel, type Pictures, settlePicture } from './pictures.ts'
import { cutSign } from './plain.ts'
import { safeStyle } from './style.ts'

export interface SafeHtml {
  html: string
  /** Pictures from elsewhere that were held back. */
  remoteImages: number
}

const cleaner = unified().use(rehypeSanitize, allowed).use(rehypeStringify).freeze()
const mostRounds = 5

export function safeHtml(html: string, pictures: Pictures, bounds = whole()): SafeHtml {
  const tree = stable(html, bounds)
  const remoteImages = settlePictures(tree, pictures)
  return { html: cleaner.stringify(tree), remoteImages }
}

/** How many pictures from elsewhere it would hold back. It is read once for that, and nothing is written. */
export const remoteImagesIn = (html: string, bounds = whole()): number =>
  settlePictures(clean(html, bounds).tree, { cid: () => null, remoteImages: false })

function settlePictures(tree: Root, pictures: Pictures): number {
  let remoteImages = 0
  eachElement(tree, (element) => {
    if (element.tagName === 'img' && settlePicture(element, pictures)) remoteImages++
  })
  return remoteImages
}

/** Read as a browser reads it, cleaned and written, until writing and reading agree: nothing can come alive in between. */
function stable(html: string, bounds: Bounds): Root {
  let before = html
  for (let round = 0; round < mostRounds; round++) {
    const { tree, cut } = clean(before, round > 0 ? again() : bounds)
    if (cut)
      tree.children.push({
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [{ type: 'text', value: cutSign }],
      })
    const after = cleaner.stringify(tree)
    if (after === before) return tree
    before = after
  }
  return { type: 'root', children: [{ type: 'text', value: before }] }
}

function clean(html: string, bounds: Bounds): { tree: Root; cut: boolean } {
  const { document, cut } = parseHtml(html, bounds)
  const read = fromParse5(document)
  const whole: Root = read.type === 'root' ? read : { type: 'root', children: [] }
  const tree = cleaner.runSync({ type: 'root', children: [wrapped(document, bodyOf(whole))].flat() })
  const root: Root = tree.type === 'root' ? tree : { type: 'root', children: [] }
  root.children = settle(root.children)
  return { tree: root, cut }
}

function bodyOf(root: Root): RootContent[] {
  const html = root.children.find((node) => node.type === 'element' && node.tagName === 'html')
  const body =
    html?.type === 'element'
      ? html.children.find((node) => node.type === 'element' && node.tagName === 'body')
      : undefined
  return body?.type === 'element' ? body.children : []
}

/** What the body says of colours goes to a box around it. */
function wrapped(document: Document, children: RootContent[]): RootContent[] {
  const html = document.childNodes.find((node) => isElement(node) && node.tagName === 'html')
  const body =
    html && isElement(html) ? html.childNodes.find((node) => isElement(node) && node.tagName === 'body') : undefined
  if (!body || !isElement(body)) return children
  const colour = attribute(body, 'bgcolor')
  const style = safeStyle(`${colour ? `background-color: ${colour};` : ''}${attribute(body, 'style')}`)
  const inner = children.filter((node) => node.type === 'element' || node.type === 'text' || node.type === 'comment')
  return style === '' ? children : [{ type: 'element', tagName: 'div', properties: { style }, children: inner }]
}

/** What the allow-list cannot know: values of styles, where links lead, pixels that spy. */
function settle<Node extends RootContent>(nodes: Node[]): Node[] {
  return nodes.filter((node) => {
    if (node.type !== 'element') return node.type === 'text'
    if (node.tagName === 'img' && isTrackingPixel(node)) return false
    // A browser that took this attribute for something else would find no tag in it.
    if (typeof node.properties.alt === 'string') node.properties.alt = node.properties.alt.replace(/[<>]/g, '')
    const style = styleOf(node)
    if (style === '') delete node.properties.style
    else node.properties.style = style
    node.children = settle(node.children)
    if (node.tagName === 'a') settleAnchor(node)
    return true
  })
}

/** Word's paragraphs have no space around them; its style sheet, which says so, is not let in. */
function styleOf(element: Element): string {
  const written = typeof element.properties.style === 'string' ? element.properties.style : ''
  const classes = Array.isArray(element.properties.className) ? element.properties.className.join(' ') : ''
  delete element.properties.className
  return safeStyle(/^Mso/.test(classes) && !/margin/i.test(written) ? `margin: 0; ${written}` : written)
}

function eachElement(node: Root | Element, visit: (element: Element) => void): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    visit(child)
    eachElement(child, visit)
  }
}
