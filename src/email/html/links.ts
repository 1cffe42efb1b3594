// Links of a mail in its text. Only addresses of pages and of mail lead anywhere; every other link is its text.
import { escapeInline } from './escape.ts'
import { attribute, type Element } from './parse.ts'
import { blocksOf, type Reading } from './walk.ts'

const longest = 4000

export function linkOf(node: Element, reading: Reading): string {
  const text = blocksOf(node.childNodes, { ...reading, link: true })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (reading.link) return text
  const url = pageOrMail(attribute(node, 'href'))
  if (text === '') return ''
  if (!url) return text
  const plain = text.replace(/\\(?=[^\w\s])/g, '')
  if (same(plain, url)) return reading.mode === 'text' ? plain : escapeInline(plain)
  if (reading.mode === 'text') return url.startsWith('mailto:') ? `${text} <${url.slice(7)}>` : `${text} <${url}>`
  return `[${text}](${url})`
}

/** As a parser of addresses reads it: `java\tscript:` and its like are found out. Null when it leads nowhere. */
export function pageOrMail(href: string): string | null {
  if (href.length > longest) return null
  const url = URL.parse(href.trim())
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return null
  // Signs that end a link in Markdown, and those that turn the writing around, are written as bytes.
  return url.href.replace(/[\s<>()\\`*_~[\]|]/g, (sign) =>
    /[_~*]/.test(sign) ? sign : `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

function same(text: string, url: string): boolean {
  const bare = (address: string) =>
    address
      .trim()
      .toLowerCase()
      .replace(/^(?:mailto:|https?:\/\/)/, '')
      .replace(/\/$/, '')
  return bare(text) === bare(url)
}
