// Marks around what was found. They are two characters that no text contains, so that no markup is ever read out of a text. Pure.

export const begin = '\ue000'
export const end = '\ue001'

/** What glues words together for PostgreSQL: without it an address or a number is words, which can be marked one by one. */
export const glue = '.@/:-+<>&~'
export const unglued = (text: string) => text.replace(/[.@/:\-+<>&~]/g, ' ')

/** A text without the characters that mark. */
export const unmarked = (text: string) => text.replace(/[\ue000\ue001]/g, ' ')

/** The marks of a text without its glue, put into the text as it was written. */
export function restored(marked: string, text: string): string {
  let at = 0
  let out = ''
  for (const letter of marked) {
    if (letter === begin || letter === end) out += letter
    else {
      out += text.slice(at, at + letter.length)
      at += letter.length
    }
  }
  // Parts of one address or number are one mark.
  return out.replace(/\ue001([!-/:-@[-`{-~]{1,3})\ue000/g, '$1')
}

const width = 220
const before = 50

/** The piece of a marked text that has most of what was found; its beginning when nothing is marked. */
export function excerptOf(marked: string): string {
  const text = marked.replace(/\s+/g, ' ').trim()
  const marks = [...text.matchAll(/\ue000/g)].map(({ index }) => index)
  const within = (from: number) => marks.filter((mark) => mark >= from && mark < from + width - before).length
  const best = marks.reduce((one, other) => (within(other) > within(one) ? other : one), marks[0] ?? 0)
  const from = best <= before ? 0 : wordAt(text, best - before, best)
  const to = text.length - from <= width + 20 ? text.length : from + width
  const cut = to === text.length ? to : Math.max(text.lastIndexOf(' ', to), from + width / 2)
  const piece = closed(text.slice(from, cut))
  return `${from > 0 ? '…' : ''}${piece}${cut < text.length ? '…' : ''}`
}

/** Where a word begins behind this place, but not behind what was found. */
function wordAt(text: string, from: number, found: number): number {
  const blank = text.indexOf(' ', from)
  return blank < 0 || blank >= found ? found : blank + 1
}

/** Nothing is cut in the middle of a surrogate pair, and no mark is left open or closed twice. */
function closed(piece: string): string {
  const whole = piece
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/^[^\ue000\ue001]*\ue001/, (start) => start.replace(end, ''))
  return whole.lastIndexOf(begin) > whole.lastIndexOf(end) ? whole + end : whole
}
