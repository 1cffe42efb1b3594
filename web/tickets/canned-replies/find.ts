// The order of saved replies while one is looked for: what fits the ticket, then what is used most. Pure.
import type { SavedReply } from './along.ts'

/** @param category path of the ticket's category */
export function findReplies(replies: readonly SavedReply[], typed: string, category: string | null): SavedReply[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ name, body }: SavedReply) => {
    const text = `${name}\n${body}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const weight = (reply: SavedReply) =>
    (words.length > 0 && words.every((word) => reply.name.toLowerCase().includes(word)) ? 2 : 0) +
    (belongs(reply, category) ? 1 : 0)
  return replies
    .filter(fits)
    .sort((one, other) => weight(other) - weight(one) || other.uses - one.uses || one.name.localeCompare(other.name))
}

/** Of the ticket's category, or one above it. */
export const belongs = ({ category }: Pick<SavedReply, 'category'>, path: string | null) =>
  category !== null && path !== null && (path === category.path || path.startsWith(`${category.path} / `))
