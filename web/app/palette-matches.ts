// Which commands fit what was typed: the letters of each word in order, words in any order, best first.
import type { Action } from './actions.ts'

export function fitting(actions: readonly Action[], typed: string): Action[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0)
    return Object.values(Object.groupBy(actions, ({ group }) => group)).flatMap((some) => some ?? [])
  return actions
    .map((action) => ({ action, score: scoreOf(action, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ action }) => action)
}

/**
 * Those whose name begins as was typed, and the rest. The first stand above what the search finds: it arrives a moment later, and
 * Enter must not lead elsewhere because of it.
 */
export function namedFirst(commands: readonly Action[], typed: string): [Action[], Action[]] {
  const name = typed.trim().toLowerCase()
  const named = (action: Action) => name.length > 1 && action.label.toLowerCase().startsWith(name)
  return [commands.filter(named), commands.filter((action) => !named(action))]
}

function scoreOf(action: Action, words: string[]): number {
  const label = action.label.toLowerCase()
  const around = `${action.group} ${action.keywords ?? ''}`.toLowerCase()
  let total = 0
  for (const word of words) {
    const score = rank(label, word) || (around.includes(word) ? 1 : 0)
    if (score === 0) return 0
    total += score
  }
  return total
}

function rank(label: string, word: string): number {
  if (label.startsWith(word)) return 8
  if (label.includes(` ${word}`)) return 6
  if (label.includes(word)) return 4
  return inOrder(label, word) ? 2 : 0
}

function inOrder(label: string, word: string): boolean {
  let from = 0
  for (const letter of word) {
    from = label.indexOf(letter, from) + 1
    if (from === 0) return false
  }
  return true
}
