// What a ticket begins with may end in what conversations fold: the signature and the quotes of the mail that it came by.

/** A line between the two that no writer makes: underscores of theirs are escaped, and lines of HTML become others. */
export const foldedBelow = '\n\n_ _ _ _ _\n\n'

/** The text of a description, and what is folded below it. */
export function parted(description: string): { body: string; quoted: string | null } {
  const at = description.indexOf(foldedBelow)
  if (at < 0) return { body: description, quoted: null }
  return { body: description.slice(0, at), quoted: description.slice(at + foldedBelow.length) || null }
}
