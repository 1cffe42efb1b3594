// What is about to be asked before many tickets are changed.
import type { Wish } from './target.ts'

/** `sure`: everything is known. The others ask for something first. */
export type Question = { kind: 'sure'; wish: Wish; names?: Record<string, string | null> } | { kind: Asked }

export type Asked = Picked | 'tags' | 'team' | 'category' | 'field' | 'reply' | 'note' | 'resolve' | 'reopen'

/** One of a few values. */
export type Picked = 'status' | 'priority' | 'type' | 'level'

/** What is known once it is answered: null while something is missing. */
export interface Answer {
  wish: Wish
  /** Of what the wish names by id. */
  names: Record<string, string | null>
}
