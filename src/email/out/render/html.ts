// A tree as HTML that mail programs show: sanitised, every style on the element itself, because many of them drop style sheets.
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { button } from './button.ts'
import { replaced } from './mailable.ts'
import type { Node } from './tree.ts'

export interface Element {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Element[]
  value?: string
}

export interface HtmlOptions {
  /** Where links without a host lead. */
  baseUrl: string
  /** Content-IDs of pictures that travel along, by the id of their file. */
  pictures?: ReadonlyMap<string, string>
  /** How wide they are, in pixels, by the id of their file. */
  widths?: ReadonlyMap<string, number>
  /** Addresses of links that are drawn as buttons. */
  buttons?: readonly string[]
}

const schema = {
  ...defaultSchema,
  clobberPrefix: 'm-',
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
}

export function html(root: Node, options: HtmlOptions): string {
  const made = unified().use(remarkRehype).use(rehypeSanitize, schema)
  const tree = made.runSync(replaced(root, lines) as never) as Element
  dress(tree, options)
  return unified()
    .use(rehypeStringify)
    .stringify(tree as never)
}

/** A line that somebody ended is a line, as on the desk. */
function lines({ type, value }: Node): Node[] | undefined {
  if (type !== 'text' || !value?.includes('\n')) return undefined
  return value.split('\n').flatMap((text, n) => [...(n > 0 ? [{ type: 'break' }] : []), { type: 'text', value: text }])
}

const mono = "font-family:Consolas,'Courier New',monospace;font-size:13px"
const styles: Record<string, string> = {
  p: 'margin:0 0 14px',
  h1: 'margin:20px 0 10px;font-size:20px;line-height:26px',
  h2: 'margin:18px 0 10px;font-size:18px;line-height:24px',
  h3: 'margin:16px 0 8px;font-size:16px;line-height:22px',
  h4: 'margin:14px 0 8px;font-size:15px',
  // The second for what is written from right to left, where it is understood.
  ul: 'margin:0 0 14px;padding:0 0 0 24px;padding-inline:24px 0',
  ol: 'margin:0 0 14px;padding:0 0 0 24px;padding-inline:24px 0',
  li: 'margin:0 0 4px',
  blockquote: 'margin:0 0 14px;padding:0 0 0 12px;border-left:3px solid #c9ced6',
  pre: `margin:0 0 14px;padding:10px 12px;border:1px solid #c9ced6;border-radius:4px;white-space:pre-wrap;word-break:break-word;${mono}`,
  code: mono,
  table: 'margin:0 0 14px;border-collapse:collapse',
  th: 'padding:4px 10px;border:1px solid #c9ced6;text-align:left',
  td: 'padding:4px 10px;border:1px solid #c9ced6;vertical-align:top',
  hr: 'margin:18px 0;border:0;border-top:1px solid #c9ced6',
  img: 'width:auto;max-width:100%;height:auto;border:0',
}
const linkStyle = 'color:#0b5cad;text-decoration:underline;word-break:break-word'
/** Drawn with lines, which are others in the dark. */
const ruled = new Set(['blockquote', 'pre', 'th', 'td', 'hr'])
/** Each begins on the side of its own script. */
const written = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'th', 'td'])

function dress(node: Element, options: HtmlOptions): void {
  node.children = node.children?.flatMap((child) => (child.tagName === 'img' ? picture(child, options) : [child])) ?? []
  const buttons = node.children.filter((child) => isButton(child, options))
  if (
    node.tagName === 'p' &&
    buttons.length > 0 &&
    node.children.every((child) => buttons.includes(child) || isBlank(child))
  ) {
    // A table has no place in a paragraph.
    node.tagName = 'div'
    node.children = buttons.map((child, n) => button(child, { href: hrefOf(child, options), second: n > 0 }))
    return
  }
  for (const child of node.children) {
    const { tagName = '', properties } = child
    if (tagName === 'a') child.properties = { href: hrefOf(child, options), style: linkStyle, class: 'link' }
    else if (styles[tagName])
      child.properties = {
        ...properties,
        style: styles[tagName],
        ...(ruled.has(tagName) && { class: 'rule' }),
        ...(written.has(tagName) && { dir: 'auto' }),
      }
    dress(child, options)
  }
}

const isButton = ({ tagName, properties }: Element, { buttons = [] }: HtmlOptions) =>
  tagName === 'a' && buttons.includes(String(properties?.href ?? ''))
const isBlank = ({ type, tagName, value = '' }: Element) => tagName === 'br' || (type === 'text' && value.trim() === '')

function hrefOf({ properties }: Element, { baseUrl }: HtmlOptions): string {
  const href = String(properties?.href ?? '')
  return href.startsWith('/') ? baseUrl + href : href
}

/** What the frame leaves for the text, in pixels: 600 without its padding and border. */
const column = 534

/** Pictures from elsewhere would tell a stranger who reads the mail, and when: they become links. */
function picture(node: Element, { pictures, widths, baseUrl }: HtmlOptions): Element[] {
  const src = String(node.properties?.src ?? '')
  const alt = String(node.properties?.alt ?? '')
  const file = src.slice(src.lastIndexOf('/') + 1)
  const cid = pictures?.get(file)
  if (cid) {
    // Outlook goes by the attribute, everybody else by the style.
    const width = Math.min(widths?.get(file) ?? column, column)
    const properties = { src: `cid:${cid}`, alt, width, style: styles.img }
    return [{ type: 'element', tagName: 'img', properties, children: [] }]
  }
  if (!src) return alt ? [{ type: 'text', value: alt }] : []
  const href = src.startsWith('/') ? baseUrl + src : src
  return [{ type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value: alt || href }] }]
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] as string)
