// `style` attributes, property by property. Only values of plain words, numbers and colours stay: nothing that loads, runs, escapes
// its place or hides what it is by escapes and comments.

const properties = new Set(
  (
    'background background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse border-color ' +
    'border-left border-left-color border-left-style border-left-width border-radius border-right border-right-color border-right-style ' +
    'border-right-width border-spacing border-style border-top border-top-color border-top-style border-top-width border-width box-sizing ' +
    'caption-side clear color direction display empty-cells float font font-family font-size font-style font-variant font-weight height ' +
    'letter-spacing line-height list-style list-style-position list-style-type margin margin-bottom margin-left margin-right margin-top ' +
    'max-height max-width min-height min-width opacity overflow overflow-wrap padding padding-bottom padding-left padding-right padding-top ' +
    'table-layout text-align text-decoration text-decoration-color text-decoration-line text-indent text-transform unicode-bidi ' +
    'vertical-align visibility white-space width word-break word-spacing word-wrap'
  ).split(' '),
)
const functions = new Set(['rgb', 'rgba', 'hsl', 'hsla'])
const longestValue = 300
const mostDeclarations = 100

/** @returns what is left, in one spelling, so that filtering it again changes nothing; empty when nothing is */
export function safeStyle(style: string): string {
  const kept: string[] = []
  for (const declaration of declarations(style.slice(0, 20_000))) {
    const colon = declaration.indexOf(':')
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/\s+/g, ' ')
      .trim()
    if (colon > 0 && properties.has(name) && soundValue(value) && sane(name, value)) kept.push(`${name}: ${value}`)
    if (kept.length >= mostDeclarations) break
  }
  return kept.join('; ')
}

/** At semicolons; one in quotes belongs to a value that is refused anyway. */
function declarations(style: string): string[] {
  return style.split(';')
}

function soundValue(value: string): boolean {
  if (value === '' || value.length > longestValue) return false
  // No backslash, no comment, no at-rule, no bracket but of a function that makes a colour.
  if (!/^[\p{L}\p{N}\s#%.,()'"!+/_-]+$/u.test(value) || value.includes('/*') || value.includes('//')) return false
  if (count(value, '"') % 2 === 1 || count(value, "'") % 2 === 1) return false
  if (count(value, '(') !== count(value, ')')) return false
  for (const [, name = ''] of value.matchAll(/([\p{L}\p{N}_-]*)\s*\(/gu))
    if (!functions.has(name.toLowerCase())) return false
  return true
}

/** What would lay a mail over its own frame or out of it: it has no business outside of its place. */
function sane(name: string, value: string): boolean {
  const lower = value.toLowerCase()
  if (name === 'display')
    return /^(?:none|block|inline|inline-block|table|table-(?:cell|row|row-group)|list-item)(?: ?!important)?$/.test(
      lower,
    )
  if (name.startsWith('margin') || name === 'text-indent')
    return !/-\d{3,}|-\d+(?:\.\d+)?(?:em|rem|vw|vh|%|in|cm)/.test(lower)
  return !/expression|javascript|behavior|-moz-binding|\bfixed\b|\babsolute\b|\bsticky\b/.test(lower)
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}
