// Text on a screen of limited width. What a desk answers was written by strangers: it must not steer the terminal.

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with them
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Takes out what moves the cursor, colours the screen or reorders text; keeps tabs and line feeds. */
export const clean = (text: string) => text.replace(steering, '')

/** Clean, and on one line. */
export const oneLine = (text: string) => clean(text.replace(/\s+/g, ' ')).trim()

const plain = /^[\u0020-\u007e]*$/
const noWidth = /^[\p{Mark}\p{Cf}]+$/u
const pictured = /\p{Emoji_Presentation}|\ufe0f/u
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

// First and last code points of what UAX 11 calls wide or fullwidth, without unassigned gaps in between.
const wide: [number, number][] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
]

function columnsOf(grapheme: string): number {
  if (plain.test(grapheme)) return grapheme.length
  if (noWidth.test(grapheme)) return 0
  if (pictured.test(grapheme)) return 2
  const point = grapheme.codePointAt(0) ?? 0
  return wide.some(([first, last]) => point >= first && point <= last) ? 2 : 1
}

/** How many columns of a terminal the text takes: 会 takes two, an accent none. */
export function width(text: string): number {
  if (plain.test(text)) return text.length
  let columns = 0
  for (const { segment } of graphemes.segment(text)) columns += columnsOf(segment)
  return columns
}

/** At most `columns` wide, with … where something was left out. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    const next = columnsOf(segment)
    if (used + next > columns - 1) break
    kept += segment
    used += next
  }
  return `${kept}…`
}

export const pad = (text: string, columns: number) => text + ' '.repeat(Math.max(0, columns - width(text)))

/** A number as people read it: 27,854. */
export const count = (value: number) => value.toLocaleString('en')

/** `1 row`, `2 rows`. */
export const plural = (value: number, noun: string) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`
