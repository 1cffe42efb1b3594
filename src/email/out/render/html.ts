// A tree as HTML that mail programs show: sanitised, every style on the element itself, because many of them drop style sheets.
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Node } from './tree.ts'

interface Element {
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
  const tree = made.runSync(root as never) as Element
  dress(tree, options)
  return unified()
    .use(rehypeStringify)
    .stringify(tree as never)
}

const mono = "font-family:Consolas,'Courier New',monospace;font-size:13px"
const styles: Record<string, string> = {
  p: 'margin:0 0 14px',
  h1: 'margin:20px 0 10px;font-size:20px;line-height:26px',
  h2: 'margin:18px 0 10px;font-size:18px;line-height:24px',
  h3: 'margin:16px 0 8px;font-size:16px;line-height:22px',
  h4: 'margin:14px 0 8px;font-size:15px',
  ul: 'margin:0 0 14px;padding:0 0 0 24px',
  ol: 'margin:0 0 14px;padding:0 0 0 24px',
  li: 'margin:0 0 4px',
  blockquote: 'margin:0 0 14px;padding:0 0 0 12px;border-left:3px solid #c9ced6',
  pre: `margin:0 0 14px;padding:10px 12px;border:1px solid #c9ced6;border-radius:4px;white-space:pre-wrap;word-break:break-word;${mono}`,
  code: mono,
  table: 'margin:0 0 14px;border-collapse:collapse',
  th: 'padding:4px 10px;border:1px solid #c9ced6;text-align:left',
  td: 'padding:4px 10px;border:1px solid #c9ced6;vertical-align:top',
  hr: 'margin:18px 0;border:0;border-top:1px solid #c9ced6',
  img: 'max-width:100%;height:auto;border:0',
}
const linkStyle = 'color:#0b5cad;text-decoration:underline;word-break:break-word'
const buttonStyle =
  'display:inline-block;margin:0 8px 8px 0;padding:9px 16px;border:1px solid #0b5cad;border-radius:6px;background-color:#0b5cad;color:#ffffff;font-weight:600;text-decoration:none'
const secondStyle = buttonStyle.replace(
  'background-color:#0b5cad;color:#ffffff',
  'background-color:#ffffff;color:#0b5cad',
)

function dress(node: Element, options: HtmlOptions): void {
  node.children = node.children?.flatMap((child) => (child.tagName === 'img' ? picture(child, options) : [child])) ?? []
  const buttons = node.children.filter((child) => isButton(child, options))
  for (const child of node.children) {
    if (child.tagName === 'a') link(child, options, buttons.indexOf(child))
    else if (child.tagName && styles[child.tagName])
      child.properties = { ...child.properties, style: styles[child.tagName] }
    dress(child, options)
  }
}

const isButton = ({ tagName, properties }: Element, { buttons = [] }: HtmlOptions) =>
  tagName === 'a' && buttons.includes(String(properties?.href ?? ''))

function link(node: Element, { baseUrl }: HtmlOptions, button: number): void {
  const href = String(node.properties?.href ?? '')
  const style = button < 0 ? linkStyle : button === 0 ? buttonStyle : secondStyle
  const className = button < 0 ? 'link' : button === 0 ? 'button' : 'button second'
  node.properties = { href: href.startsWith('/') ? baseUrl + href : href, style, class: className }
}

/** Pictures from elsewhere would tell a stranger who reads the mail, and when: they become links. */
function picture(node: Element, { pictures, baseUrl }: HtmlOptions): Element[] {
  const src = String(node.properties?.src ?? '')
  const alt = String(node.properties?.alt ?? '')
  const cid = pictures?.get(src.slice(src.lastIndexOf('/') + 1))
  if (cid)
    return [
      { type: 'element', tagName: 'img', properties: { src: `cid:${cid}`, alt, style: styles.img }, children: [] },
    ]
  if (!src) return alt ? [{ type: 'text', value: alt }] : []
  const href = src.startsWith('/') ? baseUrl + src : src
  return [{ type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value: alt || href }] }]
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] as string)
