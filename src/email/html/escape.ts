// Plain text inside of Markdown: what would be a sign of Markdown (CommonMark, GFM) is escaped, addresses of pages are left whole.

/** Signs that mean something wherever they stand. `&` only before what looks like an entity; `_` and `~` only at the edge of a word. */
const inlineSigns = /[\\`*[\]<]|&(?=#?\w{1,32};)|(?<![\p{L}\p{N}])[_~]|[_~](?![\p{L}\p{N}])|~(?=~)/gu

const address = /(?:https?:\/\/|www\.)[^\s<>"]+/gi

/** One line; it may stand in the middle of another. */
export function escapeInline(text: string): string {
  if (!text.includes('://') && !/www\./i.test(text)) return text.replace(inlineSigns, '\\$&')
  let escaped = ''
  let last = 0
  for (const match of text.matchAll(address)) {
    const url = trimEnd(match[0])
    const end = match.index + url.length
    const angled = text[match.index - 1] === '<' && text[end] === '>'
    escaped += text.slice(last, angled ? match.index - 1 : match.index).replace(inlineSigns, '\\$&')
    escaped += written(url, angled ? ' ' : (text[end] ?? ' '))
    last = angled ? end + 1 : end
  }
  return escaped + text.slice(last).replace(inlineSigns, '\\$&')
}

/** What ends a sentence ends no address, and neither does a bracket that was opened before it. */
function trimEnd(url: string): string {
  let end = url.length
  while (end > 0 && /[.,:;!?'*_~)\]}>]/.test(url[end - 1] ?? '')) {
    if (url[end - 1] === ')' && end < 4000 && count(url.slice(0, end), '(') >= count(url.slice(0, end), ')')) break
    end--
    // Long tails of such signs are no address at all.
    if (url.length - end > 50) return url.slice(0, end)
  }
  return url.slice(0, end)
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

/** GFM links an address by itself; in angle brackets where it would take too much along, or too little. */
function written(url: string, next: string): string {
  if (/^[\w:/.?=%#+,;@~$!-]+$/.test(url) && /[\s.,:!?)]/.test(next)) return url
  if (!/^https?:/i.test(url) || /[[\]<>\\]/.test(url)) return url.replace(inlineSigns, '\\$&')
  return `<${url.replace(/&(?=#?\w{1,32};)/g, '&amp;')}>`
}

/** The start of a line, when it would begin a heading, a list, a quote, a rule, a table or code. */
export function escapeLineStart(line: string): string {
  const [, blanks = '', rest = ''] = /^([ \t]{0,200})([\s\S]*)$/.exec(line) ?? []
  const indent = '\u00a0'.repeat(Math.min(blanks.replaceAll('\t', '    ').length, 40))
  if (/^[|:=-][|:=\s-]*$/.test(rest)) return `${indent}\\${rest}`
  if (/^(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|\|)/.test(rest)) return `${indent}\\${rest}`
  const [, digits, after] = /^(\d{1,9})([.)](?:\s|$)[\s\S]*)$/.exec(rest) ?? []
  return digits && after ? `${indent}${digits}\\${after}` : indent + rest
}
