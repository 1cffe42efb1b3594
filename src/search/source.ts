// What a module hands in to be findable. The index knows no ticket: it knows texts, whose they are, and who shows them.
import type { Announcement, Context, NewEvent } from '../platform/context.ts'
import type { Hit } from './contract.ts'
import type { Queries } from './query.store.ts'
import type { Question } from './words.ts'

export interface SearchText {
  id: string
  /** Weighs most. Null leaves what is there. */
  title: string | null
  public: string
  /** Found by those only who may read it. */
  internal: string
  /** Whose it is; requesters find their own. Null: nobody's in particular. */
  owner: string | null
  /** Who else may find it, by id; left out: as it was. */
  readers?: string[]
  /** Whose members find it if they hold the permission `byGroup`; left out: as it was. */
  group?: string | null
  at: Date
  /** Adds to what is there instead of replacing it: a new message on an old ticket. */
  append: boolean
}

export interface SearchSource {
  kind: Hit['kind']
  /** Texts that are names: they have no other forms, and each part of them may be unfinished. */
  names?: true
  /** The permission without which a caller finds only what they own; null: everybody finds all. */
  beyondOwn: 'tickets.work' | 'directory.read'
  /** The permission with which a caller also finds what is their organisation's. */
  byGroup?: 'tickets.organisation'
  on: NewEvent['name'][]
  /** 'gone': nothing is found of it any more. */
  text(ctx: Context, event: Announcement): Promise<SearchText | 'gone' | undefined>
  /** All that is said in these, for documents that are written anew. */
  texts(ctx: Context, ids: string[]): Promise<SearchText[]>
  /** Which of these every agent may read: only their words help to read what others typed. */
  common(ctx: Context, ids: string[]): Promise<string[]>
  /** Which of these the caller may see, and why they match. In any order. */
  seen(ctx: Context, ids: string[], queries: Queries): Promise<string[]>
  /** The records behind these ids, as far as the caller may see them and why they match, in any order.
   * The queries are empty when they were named outright. */
  hits(ctx: Context, ids: string[], queries: Queries): Promise<Hit[]>
  /** A record that the question names outright (T-1042), or undefined. */
  named?(ctx: Context, q: string): Promise<string | undefined>
  /**
   * The best of those that fit a question with a filter, best first. Without it, such questions are not for this kind.
   * @param matches of its words, best first; null when it has none. @param complete there are no other matches
   */
  filtered?(
    ctx: Context,
    question: Question,
    queries: Queries,
    matches: string[] | null,
    complete: boolean,
  ): Promise<string[]>
  /** What somebody may read who finds only their own, newest first and bounded: their words, and nobody else's. */
  ownTexts?(ctx: Context): Promise<string[]>
}

/** Reads what was typed. @throws DeskError invalid: for `q`, at the place that is wrong */
export type ReadQuestion = (q: string) => Question
