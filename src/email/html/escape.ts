// Plain text inside of Markdown: what would be a sign of Markdown (CommonMark, GFM) is escaped, addresses of pages are left whole.

/** Signs that mean something wherever they stand. `&` only before what looks like an entity; `_` and `~` only at the edge of a word. */
const inlineSigns = /[\\`*[\]<]|&(?=#?\w{1,32};)|(?<![\p{L}\p{N}])[_~]|[_~](?![\p{L}\p{N}])|~(?=~)/gu

const address = /(?:https?:\/\/|www\.)[^\s<>"]+/gi

/** @param whole it is a line; otherwise what stands before and after it is not known */
export function escapeInline(text: string, whole = false): string {
  if (!text.includes('://') && !/www\./i.test(text)) return text.replace(inlineSigns, '\\$&')
  let escaped = ''
  let last = 0
  for (const match of text.matchAll(address)) {
    const url = trimEnd(match[0])
    const end = match.index + url.length
    const angled = text[match.index - 1] === '<' && text[end] === '>'
    escaped += text.slice(last, angled ? match.index - 1 : match.index).replace(inlineSigns, '\\$&')
    const edge = whole ? ' ' : ''
    const after = text.slice(angled ? end + 1 : end, end + 8) + edge
    escaped += written(url, angled ? ' ' : (text[match.index - 1] ?? edge), after)
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

/** GFM links an address by itself; in angle brackets where it would take too much along, or too little. Empty: nobody knows. */
function written(url: string, before: string, after: string): string {
  const plain =
    before === '' ? /^[\w:/.?=%#+,;@$!-]+$/.test(url) && !/[_~]/.test(url) : /^[\w:/.?=%#+,;@~$!-]+$/.test(url)
  if (plain && /^[\s(]?$/.test(before) && /^[.,:!?)]{0,6}\s/.test(after)) return url
  if (/^https?:[^\s<>\\]+$/i.test(url)) return `<${url}>`
  // Escaped, its start no longer takes the escapes that follow along; it is still linked.
  return url
    .replace(inlineSigns, '\\$&')
    .replace(/(?<!\\)&/g, '\\&')
    .replace(/(https?|www)(?=[:.])/gi, '$1\\')
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
