// How much two titles have in common. Pure.

export interface Compared {
  /** Words that both have. */
  shared: number
  /** Words of the other title. */
  total: number
  sameRequester: boolean
}

/** From 0 to 1 (Sørensen and Dice): words in common, of the words of both. */
export const likeness = (asked: number, { shared, total }: Pick<Compared, 'shared' | 'total'>) =>
  asked + total === 0 ? 0 : (2 * shared) / (asked + total)

/** Worth a hint: of the same person already at a faint likeness, for they seldom ask two things at once. */
export function isLike(asked: number, compared: Compared): boolean {
  const like = likeness(asked, compared)
  if (compared.sameRequester) return like >= 0.35
  return like >= 0.5 && compared.shared >= Math.min(2, asked)
}

/** The same person's first, then the likeliest, then the newest. */
export const likeliest = (asked: number) => (a: Compared & { at: Date }, b: Compared & { at: Date }) =>
  Number(b.sameRequester) - Number(a.sameRequester) ||
  likeness(asked, b) - likeness(asked, a) ||
  b.at.getTime() - a.at.getTime()
