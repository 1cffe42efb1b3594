// Text from elsewhere, made fit to store: what cannot be seen and could do harm is taken out, nothing else is touched.

// Control characters (tab and line breaks stay), marks that reorder text, byte-order marks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/
const everyUnseen = new RegExp(unseen, 'g')

export function tidy(text: string): string {
  const seen = unseen.test(text) ? text.replaceAll('\u0085', '\n').replace(everyUnseen, '') : text
  return seen.includes('\r') ? seen.replace(/\r\n?/g, '\n') : seen
}

/** What exports write where there is nothing. */
const nothing = /^(\?|-|null|nil|nan|n\/a|#n\/a|\\n|undefined|\(empty\)|\(blank\))$/i

/** The text of a cell, or '' when it says that there is none. */
export function content(cell: string): string {
  const text = tidy(cell).trim()
  return text.length <= 11 && nothing.test(text) ? '' : text
}

/** At most `longest` UTF-16 units, ending in … when cut, and never in half a character. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text
  const end = longest - 1
  const split = text.charCodeAt(end - 1) >= 0xd800 && text.charCodeAt(end - 1) <= 0xdbff
  return `${text.slice(0, split ? end - 1 : end).trimEnd()}…`
}
