// What was probably meant by a question that finds nothing, or little. Every other reading is tried as the caller's own search
// before it is told: a word is named only to those who may read a text that says it.
import type { Context } from '../platform/context.ts'
import type { SearchSource } from './source.ts'
import { type Known, meant, readings } from './spelling.ts'
import { counted, near } from './vocabulary.store.ts'
import { type Question, reworded, spelt } from './words.ts'

/** @param unknownToo also words that stand in no text, and not only seldom ones with a common neighbour */
export async function otherReadings(
  ctx: Context,
  sources: readonly SearchSource[],
  question: Question,
  unknownToo: boolean,
): Promise<Question[]> {
  if (!question.words) return []
  const typed = [...new Set(spelt(question.words).map(({ words }) => words.toLowerCase()))].slice(0, 8)
  if (typed.length === 0) return []
  const knownTo = await vocabularyOf(ctx, sources)
  const choices = new Map<string, string[]>()
  for (const word of typed) {
    const known = await knownTo(word)
    const own = known.find((one) => one.word === word)?.texts ?? 0
    if (own > 0 || unknownToo) choices.set(word, meant(word, own, known))
  }
  return readings(choices).map((instead) => reworded(question, instead))
}

/** Agents share the words that all of them may read; everybody else has those of what they may read themselves. */
async function vocabularyOf(
  ctx: Context,
  sources: readonly SearchSource[],
): Promise<(word: string) => Promise<readonly Known[]>> {
  if (readsTheDesk(ctx)) return (word) => near(ctx, word)
  const texts = await Promise.all(sources.map((source) => source.ownTexts?.(ctx) ?? []))
  const known = counted(texts.flat())
  return async () => known
}

export const readsTheDesk = ({ actor }: Pick<Context, 'actor'>) =>
  actor.kind !== 'person' || actor.permissions.has('tickets.work')
