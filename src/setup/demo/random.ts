// Chance that can be repeated: the same seed always deals the same cards, so that the demo is the same desk on every start.
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** An index, as likely as its weight. */
  weighted(weights: readonly number[]): number
  shuffled<T>(from: readonly T[]): T[]
}

/** Mulberry32: 32 bits of state, evenly spread, the same in every engine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))

  function pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error('nothing to pick from')
    return from[between(0, from.length - 1)] as T
  }

  function weighted(weights: readonly number[]): number {
    let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
    const found = weights.findIndex((weight) => {
      left -= weight
      return left < 0
    })
    return found === -1 ? weights.length - 1 : found
  }

  function shuffled<T>(from: readonly T[]): T[] {
    const cards = [...from]
    for (let last = cards.length - 1; last > 0; last--) {
      const other = between(0, last)
      ;[cards[last], cards[other]] = [cards[other] as T, cards[last] as T]
    }
    return cards
  }

  return { next, between, chance: (probability) => next() < probability, pick, weighted, shuffled }
}

/** A stable number for a name: the same person always has the same laptop. */
export function numberOf(name: string): number {
  let hash = 2_166_136_261
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash
}
