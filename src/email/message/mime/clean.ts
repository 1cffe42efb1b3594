// What no text of the desk may hold: NUL (PostgreSQL refuses it), halves of a sign, and in one-line texts anything that moves the cursor.

/** Without NUL bytes and lone surrogates; line ends as LF. */
export function cleanText(text: string): string {
  let clean = text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text
  if (clean.includes('\0')) clean = clean.replaceAll('\0', '')
  return clean.toWellFormed()
}

/** Controls, and the marks that turn the writing around (a name could read backwards). Joiners stay: emoji and Persian need them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/** One line of at most `limit` signs, cut between whole ones. */
export function oneLine(text: string, limit: number): string {
  // Cut first: what comes after could be a megabyte.
  const line = text
    .slice(0, limit * 4)
    .replace(/[\r\n\t]+/g, ' ')
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .trim()
  return cutAt(line.toWellFormed(), limit)
}

/** At most so many UTF-16 units, never half of a sign. */
export function cutAt(text: string, limit: number): string {
  if (text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit)
}
