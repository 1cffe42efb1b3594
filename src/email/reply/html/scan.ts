// The tags of an HTML mail, with their places. A tree would cost many times the mail's size, and parsers of HTML walk up their open
// elements: a hundred thousand nested quotes take them minutes. This reads each sign once. It need not be right about broken
// HTML: what comes of it is cut out of the mail, and made safe later like everything that a mail says.

export interface Tag {
  /** In lower case; `!` for comments and declarations. */
  name: string
  kind: 'open' | 'close' | 'void' | 'raw'
  start: number
  end: number
  /** The index of its other end; -1 where it has none. */
  partner: number
}

const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
])
const raws = new Set(['style', 'script', 'title', 'textarea', 'xmp', 'noscript', 'iframe'])

export function scan(html: string): Tag[] {
  const tags: Tag[] = []
  const open = new Map<string, number[]>()
  for (let at = html.indexOf('<'); at >= 0; ) {
    const tag = tagAt(html, at)
    if (tag === null) {
      at = html.indexOf('<', at + 1)
      continue
    }
    const stack = open.get(tag.name) ?? []
    if (tag.kind === 'open') open.set(tag.name, stack).get(tag.name)?.push(tags.length)
    const partner = tag.kind === 'close' ? stack.pop() : undefined
    const first = partner === undefined ? undefined : tags[partner]
    if (first !== undefined && partner !== undefined) {
      first.partner = tags.length
      tag.partner = partner
    }
    tags.push(tag)
    at = html.indexOf('<', tag.end)
  }
  return tags
}

function tagAt(html: string, start: number): Tag | null {
  const next = html.charCodeAt(start + 1)
  if (next === 33 || next === 63) return { name: '!', kind: 'raw', start, end: afterComment(html, start), partner: -1 }
  const closing = next === 47
  const named = /[a-z][a-z0-9:_-]{0,40}/iy
  named.lastIndex = start + (closing ? 2 : 1)
  const name = named.exec(html)?.[0].toLowerCase()
  if (name === undefined) return null
  const end = afterTag(html, named.lastIndex)
  if (closing) return { name, kind: 'close', start, end, partner: -1 }
  if (voids.has(name)) return { name, kind: 'void', start, end, partner: -1 }
  if (!raws.has(name)) return { name, kind: 'open', start, end, partner: -1 }
  return { name, kind: 'raw', start, end: afterRaw(html, name, end), partner: -1 }
}

function afterComment(html: string, start: number): number {
  const end = html.startsWith('<!--', start) ? html.indexOf('-->', start + 4) + 2 : html.indexOf('>', start)
  return end <= start ? html.length : end + 1
}

/** Behind the `>` that stands in no quotes. */
function afterTag(html: string, from: number): number {
  let quote = 0
  for (let at = from; at < html.length; at += 1) {
    const sign = html.charCodeAt(at)
    if (quote !== 0) {
      if (sign === quote) quote = 0
    } else if (sign === 62) return at + 1
    else if ((sign === 34 || sign === 39) && isValue(html, at)) quote = sign
  }
  return html.length
}

/** Quotes count behind an equals sign alone: a stray one must not swallow the mail. */
function isValue(html: string, at: number): boolean {
  let before = at - 1
  while (before > at - 10 && (html.charCodeAt(before) === 32 || html.charCodeAt(before) === 10)) before -= 1
  return html.charCodeAt(before) === 61
}

function afterRaw(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi')
  end.lastIndex = from
  const found = end.exec(html)
  return found === null ? html.length : afterTag(html, end.lastIndex)
}

const attributes = {
  id: pattern('id'),
  class: pattern('class'),
  style: pattern('style'),
  name: pattern('name'),
  'data-marker': pattern('data-marker'),
}

function pattern(name: string): RegExp {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)|'([^']*)|([^\\s>"']+))`, 'i')
}

/** An attribute of a tag; what mail programs mark is found in its first two thousand signs. */
export function attribute(html: string, tag: Tag, name: keyof typeof attributes): string {
  const found = attributes[name].exec(html.slice(tag.start, Math.min(tag.end, tag.start + 2_000)))
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
}
