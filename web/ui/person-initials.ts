// How a person looks without a picture: up to two initials on a hue that stays theirs.

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const firstLetter = (word: string) => segments.segment(word)[Symbol.iterator]().next().value?.segment ?? ''

/** First letters of the first and the last word; an address gives the first letter of its name. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1)
  return ends.map((word) => firstLetter((word ?? '').replace(/^[^\p{L}\p{N}]+/u, '')).toLocaleUpperCase()).join('')
}

/** Hues far enough apart to be told from each other; the reds that mean failure are not among them. */
export const hues = [55, 85, 115, 145, 170, 200, 230, 260, 290, 320, 345] as const

/** The same key gives the same hue on every device. FNV-1a, because it spreads ids that differ in their last digits only. */
export function hueOf(key: string): number {
  let hash = 0x811c9dc5
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hues[((hash ^ (hash >>> 15)) >>> 0) % hues.length] ?? hues[0]
}
