// Keys made of names, for types, states and questions.

/** A key made of words: letters and digits of ASCII, the rest as underscores. */
export const keyOf = (words: string, otherwise: string): string =>
  words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '') || otherwise
