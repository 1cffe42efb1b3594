// How hard a password would be to guess, roughly and at once: a hint while typing, not a gate. The server decides what it takes.

/** The server's lower limit; see `password` in src/directory/contract/access.ts. */
export const shortest = 10

export type Strength = 'empty' | 'short' | 'weak' | 'fair' | 'strong'

const common = [
  'password',
  'passwort',
  'qwerty',
  'qwertz',
  'letmein',
  'welcome',
  'admin',
  'summer',
  'winter',
  'iloveyou',
]

const classes: [test: RegExp, size: number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[ -/:-@[-`{-~]/, 33],
  [/[^ -~]/, 100],
]

/** @param known words that a guesser tries first: the person's name, their address, the organisation. */
export function passwordStrength(password: string, known: readonly string[] = []): Strength {
  if (password === '') return 'empty'
  if (password.length < shortest) return 'short'
  const rest = withoutRuns(withoutWords(password, [...common, ...known.flatMap(wordsOf)]))
  const alphabet = classes.reduce((sum, [test, size]) => sum + (test.test(password) ? size : 0), 0)
  const bits = rest.length * Math.log2(alphabet)
  return bits < 45 ? 'weak' : bits < 70 ? 'fair' : 'strong'
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)

// A known word is worth as much as one letter: it is one of a few things to try.
const withoutWords = (password: string, words: readonly string[]) =>
  words.reduce((text, word) => text.replaceAll(word, word.charAt(0)), password.toLowerCase())

// "aaaa", "1234" and "4321" say no more than their beginning.
function withoutRuns(text: string): string {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.map((code, index) => (index === 0 ? Number.NaN : code - (codes[index - 1] as number)))
  const goesOn = (index: number) => steps[index] === steps[index - 1] && Math.abs(steps[index] as number) <= 1
  return Array.from(text)
    .filter((_, index) => index < 2 || !goesOn(index))
    .join('')
}

/** What to say about it, as a sentence. */
export function strengthHint(strength: Strength, length: number): string {
  const missing = shortest - length
  return {
    empty: `At least ${shortest} characters. A sentence that only you would say is easy to keep in mind.`,
    short: `${missing} more ${missing === 1 ? 'character' : 'characters'}.`,
    weak: 'Easy to guess. Add a few words that have nothing to do with you.',
    fair: 'Fair. Another word would make it strong.',
    strong: 'Strong.',
  }[strength]
}
