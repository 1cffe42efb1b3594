// Misspelled words: which known word was meant. Pure; where known words come from is vocabulary.store.ts.

/** A known word, and in about how many texts it stands. */
export interface Known {
  word: string
  texts: number
}

/** Letters that are typed for one another, because a keyboard lacks the right one. */
const alike: Record<string, string> = {
  a: 'àáâãäåæ',
  c: 'ç',
  e: 'èéêë',
  i: 'ìíîï',
  n: 'ñ',
  o: 'òóôõöøœ',
  s: 'šß',
  u: 'ùúûü',
  z: 'ž',
}
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Everything that is one slip away: a letter added, dropped, changed, or two swapped. */
export function slipsOf(word: string): string[] {
  const found = new Set<string>()
  const all = [...new Set([...letters, ...word])]
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)]
    for (const letter of all) {
      found.add(before + letter + after)
      if (after) found.add(before + letter + after.slice(1))
    }
    for (const letter of alike[after[0] ?? ''] ?? '') found.add(before + letter + after.slice(1))
    if (after) found.add(before + after.slice(1))
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2))
  }
  found.delete(word)
  return [...found]
}

/** How many slips lie between two words (Damerau and Levenshtein, optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}

/** Short words have too many neighbours. */
const slipsAllowed = (word: string) => (word.length >= 7 ? 2 : 1)
/** A word that is in the texts, but so seldom that a common neighbour was probably meant. */
const clearly = 20
const most = 3

/**
 * The known words that this one may have been meant for, likeliest first.
 * @param own in how many texts the word itself stands; it is then only left for what is far more common
 */
export function meant(word: string, own: number, known: readonly Known[]): string[] {
  const enough = own === 0 ? 1 : own * clearly
  return known
    .filter((one) => one.texts >= enough && one.word !== word)
    .map((one) => ({ ...one, slips: slipsBetween(word, one.word) }))
    .filter(({ word: other, slips }) => slips <= slipsAllowed(word) && (word.length > 3 || swapped(word, other)))
    .sort(
      (a, b) =>
        a.slips - b.slips ||
        Number(b.word[0] === word[0]) - Number(a.word[0] === word[0]) ||
        b.texts - a.texts ||
        (a.word < b.word ? -1 : 1),
    )
    .slice(0, most)
    .map((one) => one.word)
}

const swapped = (a: string, b: string) => [...a].sort().join('') === [...b].sort().join('')

/** Ways to read several words at once, likeliest first: all by their first choice, then one after the other by its next. */
export function readings(choices: ReadonlyMap<string, readonly string[]>): Map<string, string>[] {
  const first = new Map([...choices].flatMap(([word, [best]]) => (best === undefined ? [] : [[word, best] as const])))
  if (first.size === 0) return []
  const others = [...choices].flatMap(([word, list]) => list.slice(1).map((next) => new Map(first).set(word, next)))
  return [first, ...others].slice(0, 4)
}
