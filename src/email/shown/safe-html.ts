// HTML of a mail → HTML that only shows something. What is not known to be harmless is left away: elements and attributes are named
// that may stay, never those that may not. It is shown in a frame without rights, under a policy of its own; this is the wall before.
import { type Element, isElement, type Node, parseHtml } from '../html/parse.ts'
import { isElsewhere, safeStyle } from './safe-style.ts'

export interface Wish {
  /** Pictures may be loaded from where they lie. */
  images: boolean
  /** The picture of a `cid:` address, as a data URL; null when there is none. */
  picture: (cid: string) => string | null
}

export interface Safe {
  html: string
  /** Pictures that lie elsewhere, whether they may be loaded or not. */
  remoteImages: number
}

const set = (words: string) => new Set(words.split(' '))
const stays = set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong style sub sup table tbody td tfoot th thead time tr tt u ul var wbr',
)
const goesWhole = set(
  'applet audio base canvas embed frame frameset iframe input link math meta noembed noframes object option script select svg template textarea title video',
)
const without = set('br col hr img wbr')
const attributes = set(
  'abbr align alt bgcolor border cellpadding cellspacing class color colspan dir face height lang nowrap rowspan scope size span start title type valign width',
)

export function safeHtml(html: string, wish: Wish): Safe {
  const { document } = parseHtml(html)
  const out: string[] = []
  const state = { out, wish, remote: 0 }
  write(document.childNodes, state)
  return { html: out.join(''), remoteImages: state.remote }
}

interface State {
  out: string[]
  wish: Wish
  remote: number
}

function write(nodes: readonly Node[], state: State) {
  for (const node of nodes) {
    if (node.nodeName === '#text' && 'value' in node) state.out.push(quoted(node.value))
    else if (isElement(node)) writeElement(node, state)
  }
}

function writeElement(node: Element, state: State) {
  const name = node.tagName
  // An element of another language than HTML is never shown: their parsers differ, which is how much is smuggled.
  if (goesWhole.has(name) || node.namespaceURI !== 'http://www.w3.org/1999/xhtml') return
  if (name === 'style') return writeStyle(node, state)
  // What colours the whole page of a mail.
  const tag = name === 'body' && node.attrs.length > 0 ? 'div' : stays.has(name) ? name : null
  if (!tag) return write(node.childNodes, state)
  state.out.push(`<${tag}`, ...written(node, tag, state), '>')
  if (without.has(tag)) return
  write(node.childNodes, state)
  state.out.push(`</${tag}>`)
}

function writeStyle(node: Element, state: State) {
  const source = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
  const { css, remote } = safeStyle(source, state.wish.images)
  state.remote += remote
  state.out.push('<style>', css, '</style>')
}

function written(node: Element, tag: string, state: State): string[] {
  const parts: string[] = []
  const put = (name: string, value: string) => parts.push(` ${name}="${quoted(value)}"`)
  for (const { name, value } of node.attrs) {
    if (attributes.has(name)) put(name, value)
    else if (name === 'style') {
      const { css, remote } = safeStyle(value, state.wish.images)
      state.remote += remote
      put('style', css)
    } else if (name === 'background') {
      const address = source(value, state)
      if (address) put('background', address)
    } else if (tag === 'img' && name === 'src') {
      const address = source(value, state)
      if (address) put('src', address)
    } else if (tag === 'a' && name === 'href') {
      const address = linkTo(value)
      if (address) put('href', address)
    }
  }
  if (tag === 'a') parts.push(' target="_blank" rel="noopener noreferrer nofollow"')
  return parts
}

/** Where a picture comes from: its own mail, or, by wish, somebody's server. */
function source(value: string, state: State): string | null {
  const address = value.trim()
  if (/^cid:/i.test(address)) return state.wish.picture(address.slice(4))
  if (/^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i.test(address)) return address
  if (!isElsewhere(address)) return null
  state.remote += 1
  return state.wish.images ? address : null
}

function linkTo(value: string): string | null {
  const url = URL.parse(value.trim())
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const quoted = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] as string)
